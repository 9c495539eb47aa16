import type { ChatWords } from './general-words';

const words = (zh: readonly string[], en: readonly string[]): ChatWords => ({ 'zh-CN': zh, en });

/**
 * What staff call each step in the chat. The first word of each language is the one that is taught. No word begins with one of another step, so
 * that what is meant never hangs on the spaces.
 */
export const CHAT_STEP_WORDS = {
  take: words(['接单'], ['take']),
  'hand-over': words(['转给', '转交'], ['hand over', 'assign']),
  reply: words(['回复', '留言'], ['reply', 'write']),
  'please-open': words(['拆机'], ['please open']),
  ask: words(['追问', '请客户补充'], ['ask']),
  'drop-question': words(['撤回提问'], ['drop question']),
  unreachable: words(['联系不上'], ['unreachable']),
  'confirm-return': words(['返厂', '确认返厂'], ['return', 'confirm return']),
  'fix-remotely': words(['远程解决', '远程'], ['fixed remotely', 'remote fix']),
  cancel: words(['取消工单', '取消'], ['cancel order', 'cancel']),
  withdraw: words(['撤回设备'], ['withdraw']),
  sign: words(['签收'], ['sign']),
  refuse: words(['拒收'], ['refuse']),
  'lost-inbound': words(['来件丢失', '寄修丢件'], ['lost inbound']),
  warranty: words(['核定保修', '核定'], ['warranty']),
  unpack: words(['开箱'], ['unpack']),
  difference: words(['不符', '处理不符'], ['difference']),
  label: words(['补录'], ['label']),
  damage: words(['损伤', '登记损伤'], ['damage']),
  'ask-approval': words(['申请失保', '请主管同意'], ['approval']),
  'allow-void': words(['同意失保'], ['allow void']),
  'deny-void': words(['不同意失保'], ['deny void']),
  free: words(['免费维修', '保修内'], ['free repair', 'free']),
  quote: words(['报价'], ['quote']),
  unrepairable: words(['不予维修', '不修'], ['unrepairable']),
  revise: words(['改报价', '修改报价'], ['revise']),
  recall: words(['撤回报价'], ['recall']),
  approve: words(['通过', '确认收款'], ['approve']),
  reject: words(['驳回', '退回凭证'], ['reject']),
  refund: words(['退款'], ['refund']),
  hold: words(['暂停寄回', '暂停'], ['hold']),
  reopen: words(['恢复'], ['reopen']),
  finish: words(['修好', '维修完成'], ['finish', 'repaired']),
  'give-up': words(['放弃维修'], ['give up']),
  extend: words(['延期'], ['extend']),
  split: words(['申请分批'], ['split']),
  'allow-split': words(['同意分批'], ['allow split']),
  'deny-split': words(['不同意分批'], ['deny split']),
  ship: words(['寄回', '发货'], ['ship']),
  'carrier-returned': words(['快递退回'], ['carrier returned']),
  'lost-outbound': words(['回程丢件'], ['lost outbound']),
  'consignee-refused': words(['收件人拒收', '登记拒收'], ['consignee refused']),
} as const satisfies Readonly<Record<string, ChatWords>>;
