import { textsIn } from '../texts';

const zh = {
  hint: '输入编号、人名、单号、错误码……搜索所有集合、调用、消息和推送。',
  hintTitle: '搜索',
  searching: '正在搜索……',
  none: (wanted: string) => `没有找到“${wanted}”`,
  noneHow: '换一个更短的词。文字按原样查找，不区分大小写；调用只保留最近几百次。',
  documents: '文档',
  invocations: '调用',
  messages: '消息',
  pushes: '推送',
  failed: '搜索没有成功',
  finding: '正在查找……',
  notFound: (id: string) => `没有哪个集合有“${id}”`,
  notFoundHow: '它可能是字段里的编号。',
  searchIt: '在所有内容中搜索它',
  several: '不止一个集合有它',
  more: '还有更多，请输入更长的词。',
  partial: '文档只列出一部分。用更长的词，或在“数据”里按条件查询。',
};

const en: typeof zh = {
  hint: 'Type an id, a name, a number, an error code: all collections, invocations, messages and pushes are searched.',
  hintTitle: 'Search',
  searching: 'Searching…',
  none: (wanted) => `Nothing has “${wanted}”`,
  noneHow: 'Try something shorter. Text is looked for as it is, capitals aside; only the latest few hundred invocations are kept.',
  documents: 'Documents',
  invocations: 'Invocations',
  messages: 'Messages',
  pushes: 'Pushes',
  failed: 'The search did not work',
  finding: 'Looking…',
  notFound: (id) => `No collection has “${id}”`,
  notFoundHow: 'It may be an id inside of documents.',
  searchIt: 'Search for it everywhere',
  several: 'More than one collection has it',
  more: 'There are more; type a longer word.',
  partial: 'Only some documents are listed. Use a longer word, or a query in “Data”.',
};

export const useSearchTexts = textsIn(zh, en);
