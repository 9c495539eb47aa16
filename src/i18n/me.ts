import type { Texts } from './texts';

const zhCN = {
  title: '我的',
  language: '语言',
  languages: { system: '跟随系统', 'zh-CN': '中文', en: 'English' },
  theme: '外观',
  themeSystem: '跟随系统（浅色或深色）',
  messages: '消息设置',
  messagesSentence: '渠道、免打扰、语言',
  guide: '售后服务指南与条款',
  staff: '员工入口',
  staffSentence: '处理工单',
  identity: '身份由微信确认，这里不保存密码。',
};
const en: Texts<typeof zhCN>['en'] = {
  title: 'Me',
  language: 'Language',
  languages: { system: 'System', 'zh-CN': '中文', en: 'English' },
  theme: 'Appearance',
  themeSystem: 'Follows the system (light or dark)',
  messages: 'Messages to you',
  messagesSentence: 'channels, hours',
  guide: 'After-sales guide and terms',
  staff: 'Staff',
  staffSentence: 'Work on orders',
  identity: 'WeChat says who you are; no password is kept here.',
};
export const meTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
