import type { ChainedEvent } from '#core/domain/event';
import { aboutOrder } from '#core/texts/message-words';
import { cloud } from '../../config/cloud';
import type { ChatEntry } from '../../emulator/phone/protocol';
import type { TestWechat } from './local-wechat';
import { unrecorded } from './outbox-verdict';

/** A document of `notices`, as far as it is looked at. */
type Kept = {
  readonly _id: string;
  readonly kind: 'notice' | 'added' | 'task';
  readonly notice: {
    readonly version: number;
    readonly by?: string;
    readonly orderNumber: string;
    readonly recipient: { readonly kind: string };
  };
  readonly recipientOpenid?: string;
  readonly push: string;
  readonly pushReason: string;
  readonly channel: string | null;
  readonly toldBy: string | null;
  readonly readAt: number | null;
};
type WechatChannel = 'subscribe' | 'template' | 'customer-service';

/**
 * How often more than once something may have been shown, because WeChat gave no answer to its sending or nobody lived to keep it. A template message never:
 * WeChat knows it by its name.
 */
type Unavoidable = { readonly [Channel in Exclude<WechatChannel, 'template'>]?: number };

/**
 * What is wrong with how people were told of these orders, once nothing is to be done any more: empty when
 * - every change of an order that the customer did not make themselves stands in their record,
 * - every notice has come to its end: shown on WeChat, in a call task, on the staff's own desk, read, or the person's own doing; none waits,
 * - WeChat showed as many messages as are said to be sent, no fewer, and no more than cannot be helped.
 */
export async function unaccountedNotices(
  wechat: TestWechat,
  orderIds: readonly string[],
  unavoidable: Unavoidable = {},
): Promise<readonly string[]> {
  const { inspect } = wechat;
  const subscribed = (await inspect.messages()).filter(({ errcode }) => errcode === 0);
  const chatted = await everythingChatted(wechat);
  const faults: string[] = [];
  for (const orderId of orderIds) {
    const documents = (await inspect.find('notices', { orderId })) as unknown as readonly Kept[];
    const notices = documents.filter(({ kind }) => kind !== 'task');
    const events = (await inspect.find('order_events', { orderId })) as unknown as readonly ChainedEvent[];
    const inOrder = [...events].sort((a, b) => a.version - b.version);
    const called = (await inspect.find('call_tasks', { orderId })).flatMap(({ noticeIds }) => noticeIds as readonly string[]);

    faults.push(
      ...unrecorded(
        inOrder,
        notices.map(({ notice }) => ({ version: notice.version, kind: notice.recipient.kind })),
      ),
    );
    faults.push(
      ...notices.flatMap((notice) =>
        endOf(notice, notices, called).map((why) => `${notice._id} (${notice.push}, ${notice.pushReason}): ${why}`),
      ),
    );

    const [
      {
        notice: { orderNumber },
      } = { notice: { orderNumber: '' } },
    ] = notices;
    for (const { openid, serviceOpenid } of cloud.phones) {
      const theirs = chatted.filter((entry) => entry.openid === serviceOpenid);
      const shown: Readonly<Record<WechatChannel, number>> = {
        subscribe: subscribed.filter(({ touser, page }) => touser === openid && page?.includes(orderId)).length,
        template: theirs.filter(({ from, body }) => from === 'template' && JSON.stringify(body).includes(orderNumber)).length,
        'customer-service': theirs.filter(({ from, body }) => from === 'customer-service' && isNoticeOf(orderNumber, body)).length,
      };
      const sent = notices.filter(
        ({ push, recipientOpenid }) => push === 'sent' && [openid, `staff:${openid}`].includes(recipientOpenid ?? ''),
      );
      for (const channel of Object.keys(shown) as WechatChannel[]) {
        const told = new Set(sent.filter((notice) => notice.channel === channel).map(({ toldBy }) => toldBy)).size;
        const spare = channel === 'template' ? 0 : (unavoidable[channel] ?? 0);
        if (shown[channel] < told)
          faults.push(`${orderNumber}: ${openid} is said to have ${told} by ${channel}, and got ${shown[channel]}`);
        if (shown[channel] > told + spare)
          faults.push(`${orderNumber}: ${openid} got ${shown[channel]} by ${channel}, where ${told} were to be sent`);
      }
    }
  }
  return faults;
}

/** What the service account said to anybody and somebody saw. */
async function everythingChatted({ url }: TestWechat): Promise<readonly ChatEntry[]> {
  const response = await fetch(new URL('/__inspect/wechat/chat?account=service-account&limit=1000', url));
  return ((await response.json()) as { entries: readonly ChatEntry[] }).entries.filter(({ errcode }) => errcode === 0);
}

/** Whether a text is the outbox's: what was answered to a person's words has no such second line. */
function isNoticeOf(orderNumber: string, body: ChatEntry['body']): boolean {
  const second = body.kind === 'text' ? body.text.split('\n')[1] : undefined;
  return second === aboutOrder('zh-CN', orderNumber) || second === aboutOrder('en', orderNumber);
}

/** Why this is no end. */
function endOf(
  { _id, push, pushReason, notice, readAt, recipientOpenid }: Kept,
  all: readonly Kept[],
  called: readonly string[],
): readonly string[] {
  if (push === 'pending') return ['still waits'];
  if (push === 'sent') return [];
  const isStaff = recipientOpenid?.startsWith('staff:') ?? false;
  const isEnd: Readonly<Record<string, boolean>> = {
    'read-before': readAt !== null,
    'own-doing': !isStaff && notice.by === recipientOpenid,
    'call-task': called.includes(_id) || readAt !== null,
    'on-the-desk': isStaff,
    spread: all.some((other) => other._id.startsWith(`${_id}:`)),
  };
  return isEnd[pushReason] ? [] : ['is no end'];
}
