import type { CallTaskView, MessageDeskReplies } from '../../contract/messages';
import type { ReplyError } from '../../contract/reply';
import type { Actor } from '../../domain/actor';
import { nextOpening } from '../../domain/calendar';
import { addDays, atHour, DAY_MS, type EpochMs, toLocalDate } from '../../domain/money-and-time';
import { err, ok, type Result } from '../../domain/result';
import type { Language } from '../../texts/localized';
import { noticeText } from '../../texts/notices';
import type { Deps } from '../ports';
import { replyError } from '../reply-error';
import type { Settings } from '../settings';
import { calendarOf } from '../world';
import type { CallTask, CallTaskStore, NotedCall } from './call-task-ports';
import { atMessageDesk } from './desk-roles';
import { wayOf } from './notice-way';
import type { StoredNotice } from './stored-notice';

export type CallTaskDeps = Pick<Deps, 'now' | 'settings'> & {
  readonly callTasks: CallTaskStore;
  /** Notes on the order that a bill was told of. */
  readonly notePushed: (notice: StoredNotice) => Promise<void>;
};

const MAX_PUT_OFF_MS = 30 * DAY_MS;

/** Customers to be called, whoever has waited longest first, each with everything that they do not know yet. Three calls. */
export async function listCallTasks(
  { callTasks, now }: CallTaskDeps,
  actor: Actor,
  input: { readonly cursor?: string | undefined },
  lang: Language,
): Promise<Result<MessageDeskReplies['list-call-tasks'], ReplyError>> {
  const desk = atMessageDesk(actor, lang);
  if (!desk.ok) return desk;
  const { tasks, cursor } = await callTasks.listOpen(input.cursor);
  const [notices, contacts] = await Promise.all([callTasks.noticesOf(tasks), callTasks.contactsOf(tasks)]);
  const views = tasks.flatMap((task): CallTaskView[] => {
    const toTell = notices.filter(({ id, readAt }) => task.noticeIds.includes(id) && readAt === null).sort((a, b) => a.at - b.at);
    // Read while the list was made.
    if (toTell.length === 0) return [];
    const { name = '', phone = '' } = contacts.get(task.orderId) ?? {};
    return [taskView(task, toTell, { name, phone, now: now(), lang })];
  });
  return ok({ tasks: views, ...(cursor === undefined ? {} : { cursor }) });
}

type Around = { readonly name: string; readonly phone: string; readonly now: EpochMs; readonly lang: Language };

const taskView = (task: CallTask, toTell: readonly StoredNotice[], { name, phone, now, lang }: Around): CallTaskView => ({
  taskId: task.id,
  orderId: task.orderId,
  orderNumber: task.orderNumber,
  name,
  phone,
  callAt: task.callAt,
  isDue: now >= task.callAt,
  toTell: toTell.map((notice) => {
    const { title, body } = noticeText(lang, notice.code, notice.facts);
    return { title, body, at: notice.at, way: wayOf(notice, lang).way };
  }),
  calls: task.calls.map(({ at, by, outcome, note }) => ({ at, by: by.name, outcome, note })),
});

type Input = {
  readonly commandId: string;
  readonly taskId: string;
  readonly outcome: NotedCall['outcome'];
  readonly note?: string | undefined;
  readonly callAt?: EpochMs | undefined;
};

/**
 * Keeps a call that was made. Reached: the customer knows everything in the task, which ends, and the days of a bill begin; else it is to be called again.
 *
 * @returns `not-found` where the task is none or over; `busy` when it changed at the same moment; `invalid-request` for a time that is past or far away
 */
export async function noteCall(
  deps: CallTaskDeps,
  actor: Actor,
  input: Input,
  lang: Language,
): Promise<Result<MessageDeskReplies['note-call'], ReplyError>> {
  const desk = atMessageDesk(actor, lang);
  if (!desk.ok) return desk;
  const now = deps.now();
  if (input.callAt !== undefined && (input.callAt <= now || input.callAt > now + MAX_PUT_OFF_MS))
    return err(replyError(lang, { code: 'invalid-request', field: 'callAt' }));
  const task = await deps.callTasks.find(input.taskId);
  const isRepeated = task?.calls.some(({ commandId }) => commandId === input.commandId);
  if (isRepeated) return ok({ ended: task?.noticeIds.length === 0 });
  if (!task || task.noticeIds.length === 0) return err(replyError(lang, { code: 'not-found' }));

  const isReached = input.outcome === 'reached';
  if (isReached) await tell(deps, task);
  const call: NotedCall = {
    commandId: input.commandId,
    at: now,
    by: { openid: desk.value.openid, name: desk.value.name },
    outcome: input.outcome,
    note: input.note ?? '',
  };
  const callAt = input.callAt ?? nextMorning(now, await deps.settings());
  const isKept = await deps.callTasks.noteCall(task, call, isReached ? { ends: true } : { ends: false, callAt });
  return isKept ? ok({ ended: isReached }) : err(replyError(lang, { code: 'busy' }));
}

/** What was said on the phone. Before the task ends: whatever stops it here, the task still stands. */
async function tell({ callTasks, notePushed }: CallTaskDeps, task: CallTask): Promise<void> {
  const notices = await callTasks.noticesOf([task]);
  for (const notice of notices) await notePushed(notice);
  await callTasks.toldByPhone(task.noticeIds);
}

function nextMorning(now: EpochMs, settings: Settings): EpochMs {
  const calendar = calendarOf(settings);
  return nextOpening(atHour(addDays(toLocalDate(now), 1), calendar.opensAtHour), calendar);
}
