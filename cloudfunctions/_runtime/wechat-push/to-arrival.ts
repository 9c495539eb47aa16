import { createHash } from 'node:crypto';
import type { ChatContent, ChatMessage } from '#core/application/chat/chat-message';
import type { DeliveryReport } from '#core/application/chat/delivery-report';
import type { PushFields } from './read-xml';

/** What a pushed message is for us. */
export type Arrival =
  | { readonly kind: 'chat'; readonly message: ChatMessage }
  | { readonly kind: 'delivery'; readonly report: DeliveryReport }
  /** Nothing to do: somebody opened a page by the menu. */
  | { readonly kind: 'nothing' };

const QR_PREFIX = 'qrscene_';

/**
 * Names a message for good: ordinary ones by MsgId, events by who and when – WeChat's rule – and by what, since two things of one second are two.
 * As a command's id must be, so that commands can take theirs from it.
 * Source: WeChat docs, receiving messages and events, read 2026-11-27.
 */
function nameOf({ MsgId, FromUserName = '', CreateTime = '', Event = '', EventKey = '', MsgID = '' }: PushFields): string {
  const parts = MsgId ? ['message', MsgId] : ['event', FromUserName, CreateTime, Event, EventKey, MsgID];
  return `wx${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}

/**
 * The message within its fields; null when it lacks what every message has.
 * Source of the fields: WeChat docs, receiving messages, event pushes, menu event pushes, template messages, read 2026-11-27.
 */
export function toArrival(fields: PushFields): Arrival | null {
  const { FromUserName: serviceOpenid, CreateTime, MsgType } = fields;
  if (!serviceOpenid || !MsgType || !/^\d{1,12}$/.test(CreateTime ?? '')) return null;
  const messageId = nameOf(fields);
  if (fields.Event === 'TEMPLATESENDJOBFINISH') {
    const { MsgID = '', Status = '' } = fields;
    return { kind: 'delivery', report: { reportId: messageId, serviceOpenid, messageId: MsgID, status: Status } };
  }
  const content = MsgType === 'event' ? eventContent(fields) : messageContent(MsgType, fields);
  if (!content) return { kind: 'nothing' };
  return { kind: 'chat', message: { serviceOpenid, messageId, at: Number(CreateTime) * 1000, ...content } };
}

function messageContent(type: string, { Content = '', MediaId = '' }: PushFields): ChatContent {
  if (type === 'text') return { kind: 'text', text: Content };
  if (type === 'image' && MediaId) return { kind: 'image', mediaId: MediaId };
  return { kind: 'unsupported', type };
}

/** Null for events that want no answer. */
function eventContent({ Event = '', EventKey = '' }: PushFields): ChatContent | null {
  switch (Event) {
    case 'subscribe':
      return EventKey.startsWith(QR_PREFIX) ? { kind: 'follow', scene: EventKey.slice(QR_PREFIX.length) } : { kind: 'follow' };
    case 'unsubscribe':
      return { kind: 'unfollow' };
    case 'SCAN':
      return { kind: 'scan', scene: EventKey };
    case 'CLICK':
      return { kind: 'menu', key: EventKey };
    default:
      return null;
  }
}
