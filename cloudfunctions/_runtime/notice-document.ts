import type { Inbox } from '#core/application/outbox-ports';
import type { Change, StoredNotice } from '#core/application/ports';
import type { Notice } from '#core/domain/notice';
import type { Stored } from './database';
import { toDocument } from './documents';

/** What `notices` holds for one change: what is to be told to whom, and what the outbox must do. Both stand in one collection, so they are stored in one call. */
export function outboxDocuments({
  order,
  event,
  notices,
  releaseSerials = [],
  releaseWaybillsLater = [],
  noteRepairs = [],
  orphans = [],
}: Change): readonly Stored[] {
  const told = noticeDocuments([...notices, ...orphans.flatMap((orphan) => orphan.notices)]);
  if (releaseSerials.length + releaseWaybillsLater.length === 0) return told;
  const task = {
    _id: `${event.orderId}:${event.version}:task:release-serials`,
    kind: 'task',
    orderId: order.id,
    version: event.version,
    serialNumbers: releaseSerials,
    repairs: noteRepairs,
    waybillNumbers: releaseWaybillsLater,
    push: 'pending',
    attempts: 0,
    dueAt: event.at,
    at: event.at,
  };
  return [...told, toDocument(task)];
}

/** `notice` came with a change, `added` from the outbox itself: given to one of many, or an alarm. */
type Kind = 'notice' | 'added';

export const noticeDocuments = (notices: readonly Notice[], kind: Kind = 'notice'): readonly Stored[] =>
  notices.map((notice) => toNoticeDocument(notice, kind));

const STAFF_PREFIX = 'staff:';

/** `recipientOpenid` of a document: staff have a list of their own, beside the one they have as customers. */
export const inboxKey = ({ audience, openid }: Inbox): string => (audience === 'staff' ? `${STAFF_PREFIX}${openid}` : openid);
export const inboxOfKey = (key: string): Inbox =>
  key.startsWith(STAFF_PREFIX) ? { audience: 'staff', openid: key.slice(STAFF_PREFIX.length) } : { audience: 'customer', openid: key };

/** A notice for a role waits to be given to its people; then each has one of their own. */
function toNoticeDocument(notice: Notice, kind: Kind): Stored {
  const { recipient } = notice;
  const owner = recipient.kind === 'role' ? { recipientRole: recipient.role } : { recipientOpenid: ownerKey(recipient) };
  return toDocument({
    _id: notice.id,
    kind,
    notice,
    orderId: notice.orderId,
    at: notice.at,
    ...owner,
    isUnread: true,
    readAt: null,
    push: 'pending',
    pushReason: 'new',
    attempts: 0,
    dueAt: notice.at,
    sentAt: null,
  });
}

const ownerKey = ({ kind, openid }: Exclude<Notice['recipient'], { readonly kind: 'role' }>): string =>
  inboxKey({ audience: kind, openid });

/** What stands beside the notice; documents of before there were several channels have only the first of them. */
type NoticeDocument = Pick<StoredNotice, 'push' | 'pushReason' | 'attempts' | 'dueAt' | 'readAt' | 'sentAt'> &
  Partial<Omit<StoredNotice, keyof Notice>> & { readonly notice: Notice };

export function fromNoticeDocument(document: Stored): StoredNotice {
  const { notice, push, pushReason, attempts, dueAt, readAt, sentAt, ...more } = document as unknown as NoticeDocument;
  const { channel = null, considered = [], closed = {}, unansweredSince = null, group = null } = more;
  const { toldBy = null, messageId = null, delivery = null, renewed = 0, deadLetter = null } = more;
  const way = { channel, considered, closed, unansweredSince, group, toldBy, messageId, delivery, renewed, deadLetter };
  return { ...notice, push, pushReason, attempts, dueAt, readAt, sentAt, ...way };
}
