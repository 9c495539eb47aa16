import { noteDelivery } from '#core/application/messages/note-delivery';
import { changedItem, pushedEvent, sentItem } from '#core/contract/mini-program-events';
import { readCaller } from '../_runtime/caller';
import { messages } from '../_runtime/message-deps';
import { outboxStore } from '../_runtime/outbox-store';
import { wechatId } from '../_runtime/wechat-id';

const { takeCredit } = outboxStore();

type Item = Readonly<Record<string, unknown>>;
const HANDLERS: Readonly<Record<string, (openid: string, item: Item) => Promise<void>>> = {
  subscribe_msg_sent_event: noteSent,
  subscribe_msg_change_event: noteChanged,
  // subscribe_msg_popup_event: the app reports what was answered, and each yes counts once.
};

/**
 * What WeChat's message push tells of subscribe messages. The platform says who an event is about; what names somebody else is not from it, for anybody may
 * call a function with whatever they like, and then it is about themselves at most. `success` ends WeChat's retries.
 */
export async function main(event: unknown): Promise<string> {
  const { openid } = readCaller();
  const pushed = pushedEvent.safeParse(event);
  if (!pushed.success || pushed.data.FromUserName !== openid || openid === '') return 'success';
  const handle = Object.hasOwn(HANDLERS, pushed.data.Event) ? HANDLERS[pushed.data.Event] : undefined;
  const { List = [] } = pushed.data;
  const items: readonly Item[] = Array.isArray(List) ? List : [List];
  // What is thrown has WeChat send it again: doing it twice does no harm.
  if (handle) for (const item of items) await handle(openid, item);
  return 'success';
}

async function noteSent(openid: string, item: Item): Promise<void> {
  const sent = sentItem.safeParse(item);
  if (!sent.success) return;
  const { MsgID, ErrorStatus } = sent.data;
  const status =
    ErrorStatus === 'success' ? 'delivered' : /block|reject|refuse/.test(ErrorStatus) ? 'undelivered-user-block' : 'undelivered-system';
  const messageId = wechatId(MsgID);
  if (messageId !== null) await noteDelivery(messages, { channel: 'subscribe', messageId, openid, status });
}

/** A choice that was remembered as no: none of the earlier ones counts any more, WeChat would refuse the message. */
async function noteChanged(openid: string, item: Item): Promise<void> {
  const changed = changedItem.safeParse(item);
  if (!changed.success || changed.data.SubscribeStatusString !== 'reject') return;
  const ours = Object.values((await messages.settings()).subscribeTemplates);
  if (ours.includes(changed.data.TemplateId)) await takeCredit(openid, changed.data.TemplateId, true);
}
