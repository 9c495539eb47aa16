import type { Texts } from './texts';

const zhCN = {
  title: '售后服务指南',
  version: (version: string) => `条款版本 ${version}`,
  ask: '有疑问请先联系客服，再寄出设备。',
};
const en: Texts<typeof zhCN>['en'] = {
  title: 'After-sales guide',
  version: (version) => `Terms, version ${version}`,
  ask: 'If in doubt, contact us before you send anything.',
};
export const guideTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
