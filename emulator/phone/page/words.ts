import { createContext, useContext } from 'react';

export type Language = 'zh' | 'en';

const zh = {
  title: '本机微信',
  promise: '这是本机上的微信，数据不会离开这台电脑。',
  connecting: '正在连接本机微信……',
  lost: '与本机微信的连接断开了，正在重新连接。',
  customerPhone: '客户的手机',
  staffPhone: '员工的手机',
  whichPhone: '显示哪台手机',
  whoHolds: '谁拿着这台手机',
  clock: '时钟',
  clockMoved: '时钟已被拨动',
  plusHour: '+1 小时',
  plusDay: '+1 天',
  nextWorkingDay: '下一工作日 9:00',
  chooseDate: '选择日期和时间',
  setClock: '拨到这里',
  backToNow: '回到现在',
  messages: '消息',
  noMessages: '还没有消息。小程序请求订阅并被允许之后，云函数发送的消息会出现在这里。',
  allMessages: '全部消息与数据',
  delivered: '已送达',
  refused: '被拒绝',
  who: '谁是谁',
  inspector: '检查器',
  reset: '全部重置',
  resetTitle: '重置本机微信？',
  resetWhat: '数据、文件、消息、订阅和时钟都会回到第一次启动时的样子，手机里保存的草稿也会清除。此操作不能撤销。',
  resetDo: '全部重置',
  cancel: '取消',
  failed: '没有成功，请再试一次。',
  notices: '服务通知',
  noNotices: '还没有服务通知',
  noNoticesHow: '小程序发来的订阅消息会出现在这里。',
  enterApp: '进入小程序查看',
  wechat: '微信',
  recentApp: '最近使用的小程序',
  back: '返回',
  more: '更多',
  close: '关闭小程序',
  reenter: '重新进入小程序',
  settings: '设置',
  notificationSettings: '订阅消息',
  receive: '接收订阅消息',
  receiveWhat: '关闭后，小程序不能再请求订阅，也不能发送消息。',
  alwaysAccept: '总是接收',
  alwaysReject: '总是拒绝',
  askEachTime: '每次询问',
  forget: '恢复为每次询问',
  left: (count: number) => `还可发送 ${count} 条`,
  asks: '申请',
  promptTitle: '获取以下消息的订阅权限',
  always: '总是保持以上选择，不再询问',
  allow: '允许',
  dismiss: '忽略',
  unread: (count: number) => `${count} 条未读`,
  minute: '刚刚',
};
export type Words = typeof zh;

const en: Words = {
  title: 'Local WeChat',
  promise: 'This is a local WeChat. Nothing leaves this machine.',
  connecting: 'Connecting to the local WeChat…',
  lost: 'The connection to the local WeChat was lost. Reconnecting.',
  customerPhone: 'Customer phone',
  staffPhone: 'Staff phone',
  whichPhone: 'Which phone to show',
  whoHolds: 'Who holds this phone',
  clock: 'Clock',
  clockMoved: 'The clock has been moved',
  plusHour: '+1 hour',
  plusDay: '+1 day',
  nextWorkingDay: 'Next working day 9:00',
  chooseDate: 'Choose date and time',
  setClock: 'Set',
  backToNow: 'Back to now',
  messages: 'Messages',
  noMessages: 'No messages yet. Once the mini program asked to subscribe and was allowed to, what the cloud functions send appears here.',
  allMessages: 'All messages and data',
  delivered: 'Delivered',
  refused: 'Refused',
  who: 'Who is who',
  inspector: 'Inspector',
  reset: 'Reset everything',
  resetTitle: 'Reset the local WeChat?',
  resetWhat:
    'Data, files, messages, subscriptions and the clock go back to the first start; drafts kept on the phones are cleared. This cannot be undone.',
  resetDo: 'Reset everything',
  cancel: 'Cancel',
  failed: 'That did not work. Please try again.',
  notices: 'Service Notifications',
  noNotices: 'No service notifications yet',
  noNoticesHow: 'Messages the mini program sends appear here.',
  enterApp: 'Open in mini program',
  wechat: 'WeChat',
  recentApp: 'Recent mini program',
  back: 'Back',
  more: 'More',
  close: 'Close mini program',
  reenter: 'Re-enter mini program',
  settings: 'Settings',
  notificationSettings: 'Subscribed messages',
  receive: 'Receive messages',
  receiveWhat: 'When off, the mini program can neither ask to subscribe nor send messages.',
  alwaysAccept: 'Always allow',
  alwaysReject: 'Always reject',
  askEachTime: 'Ask each time',
  forget: 'Ask each time again',
  left: (count: number) => `${count} more may be sent`,
  asks: 'requests',
  promptTitle: 'to send you these messages',
  always: 'Always keep these choices and do not ask again',
  allow: 'Allow',
  dismiss: 'Dismiss',
  unread: (count: number) => `${count} unread`,
  minute: 'now',
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };

export const LanguageContext = createContext<Language>('zh');
export const useLanguage = () => useContext(LanguageContext);
export const useWords = (): Words => WORDS[useLanguage()];

const KEY = 'local-wechat-language';
/** The language chosen last, else the browser's. */
export function readLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}
export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
