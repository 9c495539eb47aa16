import { toLocalDate } from '../../domain/money-and-time';
import type { Notice, NoticeFacts } from '../../domain/notice';
import type { CallTask } from './call-task-ports';
import type { DeadLetterReason, StoredNotice } from './stored-notice';

/** Alarms of the outbox itself; an alarm that cannot be sent raises none. */
const ALARMS = ['call-task', 'dead-letter'] as const;
export const isAlarm = ({ facts }: Pick<Notice, 'facts'>): boolean => ALARMS.some((alarm) => alarm === facts.about);

const nothing: NoticeFacts = { machineIds: [], serialNumbers: [], machineCount: 0, stageWord: '' };

/** Tells whoever looks after the order, else the agents, that a customer has to be called: once for each time the task opens. */
export function callTaskAlarm(task: CallTask, { version, orderNumber, assignee }: StoredNotice): Notice {
  return {
    id: `${task.openedBy}:call-task`,
    orderId: task.orderId,
    orderNumber,
    version,
    code: 'N27',
    recipient: { kind: 'role', role: 'agent' },
    isBold: false,
    page: 'call-tasks',
    facts: { ...nothing, about: 'call-task' },
    ...(assignee === undefined ? {} : { assignee }),
    customer: task.customerOpenid,
    at: task.openedAt,
  };
}

/** Tells supervisors that messages cannot be sent: once a day for each channel and error, for then it is one trouble. */
export function deadLetterAlarm({ orderId, orderNumber, version }: StoredNotice, { channel, errCode, at }: DeadLetterReason): Notice {
  return {
    id: `dead-letter:${toLocalDate(at)}:${channel ?? 'none'}:${errCode}`,
    orderId,
    orderNumber,
    version,
    code: 'N27',
    recipient: { kind: 'role', role: 'supervisor' },
    isBold: false,
    page: 'dead-letters',
    facts: { ...nothing, about: 'dead-letter', reason: `${channel ?? '-'} ${errCode}` },
    at,
  };
}
