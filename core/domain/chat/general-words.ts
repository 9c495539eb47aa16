/** What is said in the chat beside the steps. */
export const GENERAL_COMMANDS = [
  'todo',
  'overdue',
  'mine',
  'more',
  'help',
  'show',
  'find',
  'drop-photos',
  'status',
  'contact',
  'other-order',
] as const;
export type GeneralCommand = (typeof GENERAL_COMMANDS)[number];

export type ChatWords = { readonly 'zh-CN': readonly string[]; readonly en: readonly string[] };

/** The first word of each language is the one that is taught. */
export const GENERAL_WORDS: Readonly<Record<GeneralCommand, ChatWords>> = {
  todo: { 'zh-CN': ['待办'], en: ['todo', 'to-do list'] },
  overdue: { 'zh-CN': ['逾期'], en: ['overdue'] },
  mine: { 'zh-CN': ['我的'], en: ['mine', 'my orders'] },
  more: { 'zh-CN': ['更多', '下一页'], en: ['more', 'next page'] },
  help: { 'zh-CN': ['帮助'], en: ['help'] },
  show: { 'zh-CN': ['查看'], en: ['show'] },
  find: { 'zh-CN': ['查找', '找'], en: ['find', 'search'] },
  'drop-photos': { 'zh-CN': ['清空照片', '删除照片'], en: ['drop photos'] },
  status: { 'zh-CN': ['进度', '状态', '到哪了'], en: ['status', 'progress'] },
  contact: { 'zh-CN': ['联系方式', '联系客服', '人工'], en: ['contact'] },
  'other-order': { 'zh-CN': ['换工单'], en: ['other order'] },
};

/** What a menu button of the service account says, by its key (config/cloud/service-account.ts); undefined for a button of an older menu. */
export function commandOfMenu(key: string): GeneralCommand | undefined {
  return key === 'progress' ? 'status' : GENERAL_COMMANDS.find((name) => name === key);
}
