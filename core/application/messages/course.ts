import type { Channel, ClosedChannels, Considered, NotTaken } from '../../domain/messages/channel';
import type { EpochMs } from '../../domain/money-and-time';
import type { Message } from './message';
import type { DeadLetterReason, Settled } from './stored-notice';

/** What is to be stored besides, once the notices are settled. */
export type Effect =
  | { readonly kind: 'credit'; readonly templateId: string; readonly all: boolean }
  | { readonly kind: 'reply' }
  | { readonly kind: 'gone'; readonly serviceOpenid: string };

export type Taken = { readonly settled: Settled; readonly effects: readonly Effect[] };

/** What has been found out about a message in this run. */
export type Course = {
  closed: ClosedChannels;
  attempts: number;
  unansweredSince: EpochMs | null;
  deadLetter: DeadLetterReason | undefined;
  readonly effects: Effect[];
};

export const beginCourse = ({ lead }: Message): Course => ({
  closed: lead.closed,
  attempts: lead.attempts,
  unansweredSince: lead.unansweredSince,
  deadLetter: undefined,
  effects: [],
});

/** A channel has failed for good; the next one begins anew. */
export function close(course: Course, channel: Channel, reason: NotTaken): void {
  course.closed = { ...course.closed, [channel]: reason };
  course.attempts = 0;
  course.unansweredSince = null;
}

/** Nothing of WeChat's is left: a call for customers, a mark in the own list for staff. */
export const byPeople = (message: Message, course: Course, channel: Channel, considered: readonly Considered[]): Taken =>
  taken(message, course, { push: 'in-app', pushReason: channel === 'desk' ? 'on-the-desk' : 'call-task', channel, considered });

/** How things stand with a message after this run: as before, but for what the course brought and `change`. */
export function taken({ lead }: Message, course: Course, change: Partial<Settled>): Taken {
  const settled: Settled = {
    push: 'pending',
    pushReason: lead.pushReason,
    channel: null,
    considered: lead.considered,
    closed: course.closed,
    attempts: course.attempts,
    unansweredSince: course.unansweredSince,
    dueAt: lead.dueAt,
    sentAt: null,
    group: lead.group,
    toldBy: null,
    messageId: null,
    ...(course.deadLetter ? { deadLetter: course.deadLetter } : {}),
    ...change,
  };
  return { settled, effects: course.effects };
}
