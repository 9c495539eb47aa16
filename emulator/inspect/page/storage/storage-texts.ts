import { textsIn } from '../texts';

const zh = {
  files: '文件',
  none: '还没有文件',
  noneHow: '小程序或云函数上传之后会出现在这里。',
  gone: '没有这个文件',
  goneHow: '它可能已被删除，或从未上传成功。',
  open: '打开',
  copyId: '复制 fileID',
  size: '大小',
  type: '类型（按内容）',
  at: '上传时间',
  owner: '上传者',
  cloud: '云函数',
  previewOf: (name: string) => `${name} 的预览`,
  noPreview: '这种文件没有预览。',
  range: (from: number, to: number, total: number) => `${from}–${to} / ${total}`,
  previous: '上一页',
  next: '下一页',
};

const en: typeof zh = {
  files: 'Files',
  none: 'No files yet',
  noneHow: 'What the mini program or a function uploads appears here.',
  gone: 'There is no such file',
  goneHow: 'It may have been removed, or was never uploaded whole.',
  open: 'Open',
  copyId: 'Copy fileID',
  size: 'Size',
  type: 'Type (by content)',
  at: 'Uploaded',
  owner: 'By',
  cloud: 'a cloud function',
  previewOf: (name) => `Preview of ${name}`,
  noPreview: 'There is no preview of such a file.',
  range: (from, to, total) => `${from}–${to} of ${total}`,
  previous: 'Previous page',
  next: 'Next page',
};

export const useStorageTexts = textsIn(zh, en);
