import { both, type Language, type Localized } from './localized';

const REASONS: Readonly<Record<string, Localized>> = {
  sent: both('已推送到微信', 'Also pushed by WeChat'),
  new: both('正在推送', 'Being pushed'),
  'waiting-for-credit': both('正在推送', 'Being pushed'),
  'no-credit': both('未推送：没有剩余的订阅次数', 'Not pushed: no subscription left'),
  'refused-43101': both('未推送：您没有接受订阅，或次数已用完', 'Not pushed: not subscribed, or nothing left'),
  'credit-kept': both('未推送：订阅次数留给更重要的消息', 'Not pushed: kept for a more important message'),
  'read-before': both('未推送：您已经看过', 'Not pushed: you had seen it'),
  'not-for-push': both('只在小程序内显示', 'Shown in the app only'),
};
const WAITING = both('稍后再次推送', 'Will be pushed again');
const FAILED = both('推送失败，请在这里查看', 'The push failed; it stands here');

/** Whether a notice also reached the person by WeChat, and if not, why. `reason` is the outbox's code. */
export function pushText(lang: Language, reason: string): string {
  return (REASONS[reason] ?? (reason.startsWith('again-') ? WAITING : FAILED))[lang];
}
