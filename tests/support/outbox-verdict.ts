import type { StoredNotice } from '#core/application/messages/stored-notice';
import type { ChainedEvent } from '#core/domain/event';
import { evolve } from '#core/domain/evolve';
import { isSilent } from '#core/domain/messages/silent-steps';
import type { WorkOrder } from '#core/domain/work-order';
import type { Story } from './outbox-story';
import type { Physical } from './wechat-world';

/** WeChat knows a template message by its name for so long. */
const REMEMBERED_MS = 600_000;

/**
 * What is wrong with how a story was told; empty when
 * - every change of an order that the customer did not make themselves is a notice in their record, or one of SILENT_STEPS,
 * - every notice in a record has come to its end: told by a message that arrived, or by a call task, or read, or the person's own doing; for staff also a mark in their list,
 * - no notice is told twice by messages that arrived, unless the message before it was never acknowledged because its answer was lost, or the instance
 *   could not store it; and never twice within ten minutes by template, which WeChat knows by its name,
 * - nothing is said to be sent that was not.
 */
export function faultsOfStory(story: Story): readonly string[] {
  const { world, given, histories } = story;
  return [
    ...histories.flatMap((events, index) =>
      unrecorded(
        events,
        given.filter(({ orderId }) => orderId === `wo-${index + 1}`).map(({ version, recipient }) => ({ version, kind: recipient.kind })),
      ),
    ),
    ...given.filter(({ id }) => !world.notices.has(id)).map(({ id }) => `${id} stands in no record`),
    ...[...world.notices.values()].flatMap((notice) => [...endOf(notice, story), ...doublesOf(notice, story)]),
    ...world.wechat.sent.filter(({ told }) => told.length === 0).map(({ messageId }) => `${messageId} told of nothing`),
    ...world.wechat.sent
      .filter(({ messageId }) => !story.acknowledged.has(messageId) && !story.excused.has(messageId))
      .map(({ messageId }) => `${messageId} was forgotten without anything having gone wrong`),
  ];
}

/** Changes that the customer did not make themselves, and was not told of. */
export function unrecorded(
  events: readonly ChainedEvent[],
  told: readonly { readonly version: number; readonly kind: string }[],
): readonly string[] {
  let before: WorkOrder | null = null;
  const faults: string[] = [];
  for (const event of events) {
    const after: WorkOrder = evolve(before, event);
    const isChange =
      before !== null &&
      (before.stage !== after.stage ||
        after.machines.some(({ id, state }) => state !== before?.machines.find((one) => one.id === id)?.state));
    const isTold = told.some(({ version, kind }) => version === event.version && kind === 'customer');
    if (isChange && event.by.role !== 'customer' && !isTold && !isSilent(event.step))
      faults.push(`${event.step} changed the order, and nobody told the customer`);
    before = after;
  }
  return faults;
}

const arrived = (notice: StoredNotice, { world }: Story): readonly Physical[] =>
  world.wechat.sent.filter(({ told }) => told.includes(notice.id));

function endOf(notice: StoredNotice, story: Story): readonly string[] {
  const { id, push, pushReason, recipient, readAt, messageId, channel } = notice;
  const { world } = story;
  const wrong = (why: string) => [`${id} (${push}, ${pushReason}): ${why}`];
  if (push === 'pending') return wrong('still waits');
  if (push === 'sent') {
    const message = arrived(notice, story).find((one) => one.messageId === messageId);
    if (!message) return wrong('is said to be sent, but no message told it');
    if (message.channel !== channel) return wrong(`was told by ${message.channel}, not ${channel}`);
    return message.isLost ? wrong('was not delivered, and nobody noticed') : [];
  }
  switch (pushReason) {
    case 'read-before':
      return readAt === null ? wrong('was not read') : [];
    case 'own-doing':
      return recipient.kind === 'customer' && notice.by === recipient.openid ? [] : wrong('was somebody else’s doing');
    case 'call-task': {
      const isListed = [...world.callTasks.values()].some(({ noticeIds }) => noticeIds.includes(id));
      return isListed || readAt !== null ? [] : wrong('stands in no call task');
    }
    case 'on-the-desk':
      return recipient.kind === 'staff' ? [] : wrong('a customer has no desk');
    case 'spread': {
      const copies = [...world.notices.keys()].filter((other) => other.startsWith(`${id}:`));
      return recipient.kind === 'role' && copies.length > 0 ? [] : wrong('was given to nobody');
    }
    default:
      return wrong('is no end');
  }
}

function doublesOf(notice: StoredNotice, story: Story): readonly string[] {
  const messages = arrived(notice, story);
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    if (!before || before.isLost) return [];
    // A name that WeChat was asked about again may have been acknowledged since.
    const acknowledgedAt = story.acknowledged.get(before.messageId) ?? Number.POSITIVE_INFINITY;
    const isUnacknowledged = acknowledgedAt > story.world.wechat.sent.indexOf(message) && story.excused.has(before.messageId);
    if (!isUnacknowledged) return [`${notice.id} was told twice, by ${before.messageId} and ${message.messageId}`];
    const isSameName = before.channel === 'template' && message.channel === 'template' && message.at < before.at + REMEMBERED_MS;
    return isSameName ? [`${notice.id} was sent twice by template within ten minutes, under two names`] : [];
  });
}
