import { both } from '../localized';

/** What the service account says to staff. */
export const STAFF_WORDS = {
  confirm: both('回复 1 确认，0 取消', 'Reply 1 to confirm, 0 to drop it'),
  dropped: both('已放弃，没有改动。', 'Dropped; nothing was changed.'),
  nothingAsked: both('没有等待确认的操作。', 'Nothing waits to be confirmed.'),
  askedMeanwhile: both('请先回复 1 确认，或 0 取消。', 'Reply 1 to confirm or 0 to drop it first.'),
  done: both('已办理：', 'Done: '),
  changedMeanwhile: both('工单刚被更新过，没有办理：', 'The order has been changed meanwhile; nothing was done:'),
  noOrder: both(
    '哪一张工单？请先写工单号，例如：{number} {word}，或从“待办”里选。',
    'Which order? Begin with its number, as in: {number} {word}, or choose one from “todo”.',
  ),
  nothingInHand: both(
    '手上没有工单。发工单号，或发“待办”再回复编号。',
    'No order is in hand. Send its number, or “todo” and then an entry’s.',
  ),
  unknownNumber: both('没有工单 {number}。', 'There is no order {number}.'),
  mistyped: both('{typed} 不是工单号，最后一位校验不符。', '{typed} is no order number: its check character does not fit.'),
  didYouMean: both('是不是这张？回复编号：', 'Did you mean this one? Reply its number:'),
  didYouMeanOf: both('是不是下面某一张？回复编号：', 'Did you mean one of these? Reply its number:'),
  noEntry: both('列表里没有 {entry}。发“待办”看最新的。', 'The list has no {entry}. Send “todo” for a new one.'),
  notUnderstood: both('没有看懂。发“帮助”看可以说什么。', 'I did not understand. Send “help” to see what can be said.'),
  notFound: both('没有找到“{text}”。', 'Nothing was found for “{text}”.'),
  notSetOff: both('要发给客户的话，请在“{word}”后面空一格：', 'To send it to the customer, put a space behind “{word}”:'),
  usage: both('写法：{usage}', 'Say: {usage}'),
  example: both('例如：{example}', 'For example: {example}'),
  onPage: both('内容较多？在页面办理', 'More to say? Use the page'),
  openPage: both('打开工单', 'Open the order'),
  needsPhotos: both(
    '“{word}”要有照片：请先把照片发到这里，再发一次这句话。',
    '“{word}” needs photos: send them here first, then say it again.',
  ),
  photoKept: both('收到照片（{count} 张待用），用于 {number} 的下一步。', 'Photo kept ({count} waiting), for the next step on {number}.'),
  photoKeptLoose: both('收到照片（{count} 张待用），用于下一步。', 'Photo kept ({count} waiting), for the next step.'),
  photosFull: both(
    '已有 {count} 张照片待用，最多 {count} 张。发“清空照片”重来。',
    '{count} photos wait already, which is all a step takes. Send “drop photos” to start again.',
  ),
  photosDropped: both('待用的照片已清空。', 'The waiting photos were dropped.'),
  photoFailed: both('没有收到这张照片，请再发一次。', 'That photo did not arrive; please send it again.'),
  photosWait: both('{count} 张照片待用', '{count} photos wait'),
  unsupported: both('这里只能看文字和照片。', 'Only words and photos can be read here.'),
  refused: both('不能办理：', 'Not possible: '),
  whoCan: both('可以办理的人：{who}', 'Who can: {who}'),
  why: both('依据：{why}', 'Because of: {why}'),
  listEmpty: both('没有{list}的工单。', 'Nothing is {list}.'),
  listTitle: both('{list}：', '{list}:'),
  listTail: both('回复编号查看{more}。', 'Reply a number to see it{more}.'),
  listMore: both('，“更多”看后面的', ', “more” for the next'),
  noMore: both('没有更多了。', 'That was all.'),
  machineCount: both('{count} 台', '{count} machines'),
  late: both('已逾期', 'overdue'),
  soon: both('快到期', 'due soon'),
  assignee: both('负责人 {name}', 'looked after by {name}'),
  nobody: both('无人负责', 'nobody looks after it'),
  promise: both('预计 {due}发回', 'Promised {due}'),
  waitsForAnswer: both('等客户回答：{question}', 'Waits for the customer’s answer: {question}'),
  customerWrote: both('客户 {at}：{text}', 'Customer, {at}: {text}'),
  weWrote: both('客服 {at}：{text}', 'Staff, {at}: {text}'),
  photoCount: both('（{count} 张照片）', '({count} photos)'),
  moreMachines: both('… 共 {count} 台', '… {count} machines in all'),
  canDo: both('现在可以：{words}', 'Now: {words}'),
  canDoNothing: both('现在没有您要办理的。', 'There is nothing for you to do now.'),
  howToSay: both('发“帮助”看写法。', 'Send “help” to see how to say it.'),
  helpOf: both('{number} 现在可以说：', 'What can be said of {number} now:'),
  notNow: both('现在不行：', 'Not now:'),
  general: both('随时可以说：', 'At any time:'),
  helpBeginning: both(
    '先写工单号（或列表里的编号），再写要办的事；不写工单号就是手上这张。',
    'Begin with the order’s number (or an entry’s), then what to do; without it, it is about the order in hand.',
  ),
  asksFirst: both('（要回复 1 确认）', '(asks for a 1 to confirm)'),
  takesPhotos: both('（先发照片）', '(send photos first)'),
} as const;

/** What stands behind the general words in help. */
export const GENERAL_HELP = {
  todo: both('您可以办理的工单', 'orders you can go on with'),
  overdue: both('过了预计日期的', 'past the promised date'),
  mine: both('您负责的', 'those you look after'),
  more: both('列表的下一页', 'the next page of a list'),
  show: both('‹工单号›：看一张工单，也可只发工单号', '‹number›: an order; its number alone will do'),
  find: both('‹序列号或运单号›', '‹serial or waybill number›'),
  'drop-photos': both('放弃已发的照片', 'drop the photos sent'),
  help: both('‹要办的事›：看怎么写', '‹what to do›: how to say it'),
} as const;

export const LIST_WORDS = {
  todo: both('待办', 'to do'),
  mine: both('我的', 'yours'),
  overdue: both('逾期', 'overdue'),
} as const;

/** Why a line could not be carried out as it stands. */
export const PROBLEM_WORDS = {
  missing: both('缺少{what}。', 'Missing: {what}.'),
  'not-understood': both('“{said}”不是{what}。', '“{said}” is no {what}.'),
  'not-on-order': both('这张工单没有运单 {said}，登记的是：{choices}', 'No waybill {said} on this order. Registered: {choices}'),
  which: both('请写明{what}：{choices}', 'Say which {what}: {choices}'),
  'left-over': both('这一步用不上“{said}”。', '“{said}” is too much for this step.'),
  'one-at-a-time': both('这几台情况不同，请一台一台办理。', 'These machines differ; one at a time, please.'),
} as const;
