import type { Texts } from './texts';

const zhCN = {
  title: '完整记录',
  sentence: '导出一个带签名的文件：处理记录、照片和同意的条款。可离线阅读、打印，任何改动都查得出。里面没有员工姓名。',
  action: '导出完整记录',
  again: '重新导出',
  internal: '导出内部副本（勿转交）',
  size: (megabytes: string, embedded: number, total: number) => `${megabytes} MB · 照片 ${embedded} / ${total} 张在文件内`,
  link: '下载链接（15 分钟内有效）',
  fingerprint: '签名密钥指纹',
  how: '复制链接，在浏览器中打开即可下载。核验时用上面的指纹。',
};
const en: Texts<typeof zhCN>['en'] = {
  title: 'Full history',
  sentence:
    'Exports one signed file: what happened, the photos, the terms agreed to. It is read and printed offline, and any change in it shows. It names nobody of the staff.',
  action: 'Export the full history',
  again: 'Export again',
  internal: 'Internal copy (not to be handed on)',
  size: (megabytes, embedded, total) => `${megabytes} MB · ${embedded} of ${total} photos in the file`,
  link: 'Link (good for 15 minutes)',
  fingerprint: 'Fingerprint of the signing key',
  how: 'Copy the link and open it in a browser to get the file. Check it with the fingerprint above.',
};
export const evidenceTexts: Texts<typeof zhCN> = { 'zh-CN': zhCN, en };
