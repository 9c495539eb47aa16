import type { Channel, Considered } from '../domain/messages/channel';
import { both, fill, type Language, type Localized } from './localized';

/** What stands under a notice. Codes that carry an error follow below. */
const REASONS: Readonly<Record<string, Localized>> = {
  sent: both('已推送到微信', 'Also sent by WeChat'),
  joined: both('已推送到微信，与其他进展合并为一条', 'Also sent by WeChat, together with other news'),
  delivered: both('已送达微信', 'Delivered by WeChat'),
  new: both('正在推送', 'Being sent'),
  'waiting-for-credit': both('正在推送', 'Being sent'),
  'waiting-to-join': both('一分钟内与其他进展一起推送', 'Sent within a minute, together with other news'),
  'quiet-hours': both('免打扰时段，结束后推送', 'Quiet hours: sent when they are over'),
  'read-before': both('未推送：您已经看过', 'Not sent: you had seen it'),
  'own-doing': both('您自己的操作，不再推送', 'Your own doing: not sent again'),
  'call-task': both('微信未能送达，客服会电话告知', 'WeChat could not reach you; we will call'),
  'told-by-phone': both('客服已电话告知', 'Told by phone'),
  'on-the-desk': both('未推送，在待办中标出', 'Not sent; marked in your list'),
  spread: both('已分发给相关员工', 'Given to the people concerned'),
  'handed-on': both('本人已离职，转给了其他员工', 'Given to others: they have left'),
  'nobody-there': both('暂时没有对应岗位的员工', 'Nobody of staff has this role yet'),
  'undelivered-user-block': both('微信未送达，改用其他方式', 'WeChat did not deliver it; another way is taken'),
  'undelivered-system': both('微信未送达，改用其他方式', 'WeChat did not deliver it; another way is taken'),
  // of notices from before there were several channels
  'no-credit': both('未推送：没有剩余的订阅次数', 'Not sent: no subscription left'),
  'refused-43101': both('未推送：您没有接受订阅，或次数已用完', 'Not sent: not subscribed, or nothing left'),
  'credit-kept': both('未推送：订阅次数留给更重要的消息', 'Not sent: kept for a more important message'),
  'not-for-push': both('只在小程序内显示', 'Shown in the app only'),
};
const WAITING = both('稍后再次推送', 'Will be sent again');
const FAILED = both('推送失败，请在这里查看', 'Sending failed; it stands here');

/** The same, where somebody else reads it: what speaks to the person above speaks of them here. */
const OF_SOMEBODY: Readonly<Record<string, Localized>> = {
  'read-before': both('未推送：本人已经看过', 'Not sent: they had seen it'),
  'own-doing': both('本人的操作，不再推送', 'Their own doing: not sent again'),
  'call-task': both('微信未能送达，已列入致电名单', 'WeChat could not reach them; they are on the list of calls'),
  'told-by-phone': both('已电话告知', 'Told by phone'),
  'on-the-desk': both('未推送，在本人的消息里标出', 'Not sent; marked in their own list'),
  'refused-43101': both('未推送：没有接受订阅，或次数已用完', 'Not sent: not subscribed, or nothing left'),
};
const FAILED_OF_SOMEBODY = both('推送失败，只在本人的消息里', 'Sending failed; it stands in their own list only');

/** Whether a notice also reached the person by WeChat, and if not, why. `reason` is the outbox's code; `reader` is whether the person reads it themselves. */
export function pushText(lang: Language, reason: string, reader: 'themselves' | 'somebody' = 'themselves'): string {
  const isOther = reader === 'somebody';
  const known = (isOther ? OF_SOMEBODY[reason] : undefined) ?? REASONS[reason];
  return (known ?? (reason.startsWith('again-') ? WAITING : isOther ? FAILED_OF_SOMEBODY : FAILED))[lang];
}

const CHANNEL_WORDS: Readonly<Record<Channel, Localized>> = {
  subscribe: both('小程序订阅消息', 'Subscribe message'),
  template: both('服务号模板消息', 'Service account message'),
  'customer-service': both('服务号客服消息', 'Message in the service account’s chat'),
  'call-task': both('客服电话', 'A call by staff'),
  desk: both('待办列表', 'Own list'),
};

export const channelName = (lang: Language, channel: Channel): string => CHANNEL_WORDS[channel][lang];

const TAKEN = both('采用', 'taken');
/** Why a channel was not taken; `{code}` is WeChat's error code. */
const NOT_TAKEN: Readonly<Record<string, Localized>> = {
  'no-template': both('没有对应的模板', 'no template carries it'),
  'switched-off': both('本人已关闭', 'switched off in the message settings'),
  'no-credit': both('没有剩余的订阅次数', 'no subscription left'),
  'credit-kept': both('最后一次订阅留给更重要的消息', 'the last subscription is kept for something more important'),
  'not-following': both('未关注服务号', 'the service account is not followed'),
  'window-closed': both('48 小时内没有给服务号留言', 'nothing was written to the service account within 48 hours'),
  'window-used-up': both('客服消息条数已用完', 'the messages of the chat’s window are used up'),
  'window-kept': both('最后一条客服消息留给人工回复', 'the last message of the chat’s window is kept for an answer'),
  'undelivered-user-block': both('已在微信中屏蔽', 'blocked in WeChat'),
  'undelivered-system': both('微信未能送达', 'WeChat could not deliver it'),
  'refused-43101': both('没有接受订阅，或次数已用完（43101）', 'not subscribed, or used up (43101)'),
  'refused-43004': both('已取消关注（43004）', 'the service account is no longer followed (43004)'),
  refused: both('微信拒绝（{code}）', 'refused by WeChat ({code})'),
  'gave-up': both('多次尝试未成功（{code}）', 'tried often without success ({code})'),
};

/** Every reason with its words, for the documentation; `refused-` and `gave-up-` carry WeChat's code. */
export const notTakenWords = (): readonly (readonly [string, Localized])[] => Object.entries(NOT_TAKEN);

/** Each channel that was considered, with what came of it: `服务号模板消息：未关注服务号`. */
export function explanation(lang: Language, considered: readonly Considered[]): readonly string[] {
  return considered.map((one) => {
    const said = 'taken' in one ? TAKEN[lang] : notTakenText(lang, one.reason);
    return `${channelName(lang, one.channel)}${lang === 'zh-CN' ? '：' : ': '}${said}`;
  });
}

function notTakenText(lang: Language, reason: string): string {
  const known = NOT_TAKEN[reason];
  if (known) return known[lang];
  const [, kind = '', code = ''] = /^(refused|gave-up)-(-?\d+)$/.exec(reason) ?? [];
  const general = NOT_TAKEN[kind];
  return general ? fill(general, lang, { code }) : reason;
}
