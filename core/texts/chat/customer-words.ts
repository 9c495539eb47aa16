import { both } from '../localized';

/** What the service account says to customers, and to whoever it does not know yet. */
export const CUSTOMER_WORDS = {
  unlinked: both(
    '还不知道您是谁：请打开一次小程序，再回来就能在这里查进度、给客服留言。',
    'We do not know you yet: open the Mini Program once, then you can ask for progress and write to us here.',
  ),
  openApp: both('打开小程序', 'Open the Mini Program'),
  landed: both('已记入工单 {number}，客服会看到。', 'Noted in order {number}; customer service will see it.'),
  answered: both('已作为回答记入工单 {number}：“{question}”', 'Taken as your answer in order {number}: “{question}”'),
  closed: both('现在不在服务时间，{at} 开始回复。', 'We are closed now and answer from {at} on.'),
  severalOpen: both('写给另一张工单？发“换工单”。', 'For another order? Send “other order”.'),
  whichOrder: both('这是关于哪张工单的？回复编号：', 'Which order is this about? Reply its number:'),
  whichWaits: both('收到。还要请您回复编号，选是哪张工单：', 'Got it. Please reply the number of its order:'),
  chosen: both('接下来的话记入工单 {number}。', 'What you write from now on goes to order {number}.'),
  noOrder: both(
    '您没有进行中的工单。设备有故障，请先创建工单，客服会在工单里答复。',
    'You have no open order. If a machine is broken, create one and we will answer there.',
  ),
  create: both('创建工单', 'Create an order'),
  reachUs: both('也可以加微信：{contacts}（{from}–{to}，工作日）', 'Or on WeChat: {contacts} ({from}–{to}, working days)'),
  help: both(
    '直接写或发照片，就会记入您的工单，客服会看到。\n“进度”：查进行中的工单\n“换工单”：换一张工单留言\n“联系方式”：怎么找到我们',
    'Write or send photos: they go to your order, and we see them.\n“status”: your open orders\n“other order”: write about another one\n“contact”: how to reach us',
  ),
  promise: both('预计 {due}发回', 'Expected back {due}'),
  openOrder: both('查看工单', 'See the order'),
  photo: both('（照片）', '(photo)'),
  photoFailed: both('没有收到这张照片，请再发一次。', 'That photo did not arrive; please send it again.'),
  unsupported: both('这里只能看文字和照片，请用文字或照片告诉我们。', 'Only words and photos can be read here; please use those.'),
} as const;
