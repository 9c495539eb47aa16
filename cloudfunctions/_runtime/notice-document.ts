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

export const noticeDocuments = (notices: readonly Notice[]): readonly Stored[] => notices.map((notice) => toNoticeDocument(notice));

/** Only customers can be reached by subscribe message; what staff are told stands in their queue. */
function toNoticeDocument(notice: Notice): Stored {
  const isForPush = notice.recipient.kind === 'customer' && notice.template !== undefined;
  return toDocument({
    _id: notice.id,
    kind: 'notice',
    notice,
    orderId: notice.orderId,
    at: notice.at,
    ...(notice.recipient.kind === 'customer' ? { recipientOpenid: notice.recipient.openid } : { recipientRole: notice.recipient.role }),
    isUnread: true,
    readAt: null,
    push: isForPush ? 'pending' : 'in-app',
    pushReason: isForPush ? 'new' : 'not-for-push',
    attempts: 0,
    dueAt: notice.at,
    sentAt: null,
  });
}

type NoticeDocument = Omit<StoredNotice, keyof Notice> & { readonly notice: Notice };

export function fromNoticeDocument(document: Stored): StoredNotice {
  const { notice, push, pushReason, attempts, dueAt, readAt, sentAt } = document as unknown as NoticeDocument;
  return { ...notice, push, pushReason, attempts, dueAt, readAt, sentAt };
}
