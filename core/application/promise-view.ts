import type { PromiseStanding, PromiseView } from '../contract/views/promise-view';
import { workingDayFrom } from '../domain/calendar';
import type { Context } from '../domain/context';
import { type EpochMs, toLocalDate } from '../domain/money-and-time';
import { openPause } from '../domain/pauses';
import type { Pause, WorkingDayPromise } from '../domain/promise';
import { type PromiseDay, promiseCourse } from '../domain/promise-course';
import { nameOfMachine } from '../domain/refusal';
import { isLive } from '../domain/stage';
import type { WorkOrder } from '../domain/work-order';
import { formatDay, formatDue } from '../texts/formats';
import { both, fill, type Language } from '../texts/localized';
import { DAY_KIND_WORDS, MACHINE_STATE_WORDS } from '../texts/words';

const PROMISE_FROM_RECEIPT = both(
  '自 {day} 系统确认收货起，{n} 个工作日内寄出（R51）。收货当天不计。',
  'Sent within {n} working days from the receipt on {day} (R51). The day of receipt is not counted.',
);
const PROMISE_FROM_VOUCHER = both(
  '自 {day} 提交付款凭证起，{n} 个工作日内寄出（R53）。提交当天不计。',
  'Sent within {n} working days from the payment voucher of {day} (R53). The day itself is not counted.',
);
const UNPUBLISHED = both(
  '（{year} 年放假安排未公布，公布后重新计算）',
  ' (the holidays of {year} are not published yet; it is computed again then)',
);

const PAUSED_DAY = both('暂停：等待 {names}', 'paused: waiting for {names}');
const EXTENDED_DAY = both('延期：{reason}', 'extended: {reason}');
const PAUSED = both(
  '自 {day}起暂停计时：等待 {names}，一起寄回（R54、R56）。',
  'The clock stands still since {day}: waiting for {names}, to go back together (R54, R56).',
);
/** R56 asks for it in these words: the page names who keeps the others waiting, and for what. */
const BLOCKED_BY_PAYMENT = both('{name} 付款', 'payment of {name}');
const BLOCKED = both('{name}（{state}）', '{name} ({state})');

const listed = (names: readonly string[], language: Language): string => names.join(language === 'zh-CN' ? '、' : ', ');

function pausedText({ machines }: WorkOrder, { blockers, from }: Pause, language: Language): string {
  const waitedFor = machines.filter((machine) => blockers.includes(machine.id) && isLive(machine) && machine.state !== 'ready');
  const names = waitedFor.map((machine) => {
    const words = { name: nameOfMachine(machine), state: MACHINE_STATE_WORDS[machine.state][language] };
    return fill(machine.state === 'quoted' ? BLOCKED_BY_PAYMENT : BLOCKED, language, words);
  });
  return fill(PAUSED, language, { day: formatDay(toLocalDate(from), language), names: listed(names, language) });
}

/** Why a day counts or does not. */
function reasonOf({ machines }: WorkOrder, promise: WorkingDayPromise, day: PromiseDay, language: Language): string {
  const { pause, standing } = day;
  if (pause) {
    const names = machines.filter(({ id }) => pause.blockers.includes(id)).map(nameOfMachine);
    return fill(PAUSED_DAY, language, { names: listed(names, language) });
  }
  const extension = promise.extensions.find(({ dueAt }) => toLocalDate(dueAt) >= day.date) ?? promise.extensions.at(-1);
  const isExtended = standing === 'extended' && extension !== undefined;
  const word = fill(DAY_KIND_WORDS[day.kind], language, { holiday: day.holiday?.[language] ?? '' });
  const doubt = day.isPublished ? '' : fill(UNPUBLISHED, language, { year: day.date.slice(0, 4) });
  return (isExtended ? fill(EXTENDED_DAY, language, { reason: extension.reason }) : word) + doubt;
}

/** How a promise stands today: while it waits for another machine (R56) it is neither at risk nor broken. */
export function promiseStanding(promise: WorkingDayPromise, context: Context): PromiseStanding {
  return standingOf(promise, promiseCourse(promise, context.calendar, context.now).dueAt, context);
}

function standingOf(promise: WorkingDayPromise, dueAt: EpochMs, { calendar, rules, now }: Context): PromiseStanding {
  if (openPause(promise)) return 'paused';
  if (now > dueAt) return 'broken';
  const firstWarning = workingDayFrom(toLocalDate(dueAt), -Math.max(0, ...rules.promiseWarningDays), calendar);
  return toLocalDate(now) >= firstWarning ? 'at-risk' : 'running';
}

/** Views of an order's promises for one reader: machines that are promised the same share one. */
export function promiseViews(order: WorkOrder, context: Context, language: Language): (promise: WorkingDayPromise) => PromiseView {
  const known = new Map<string, PromiseView>();
  return (promise) => {
    const said = JSON.stringify(promise);
    const view = known.get(said) ?? promiseView(order, promise, context, language);
    known.set(said, view);
    return view;
  };
}

/** A promised date that explains itself day by day. */
export function promiseView(order: WorkOrder, promise: WorkingDayPromise, context: Context, language: Language): PromiseView {
  const { dueAt, provisional, days } = promiseCourse(promise, context.calendar, context.now);
  const pause = openPause(promise);
  const sentence = promise.trigger === 'receipt' ? PROMISE_FROM_RECEIPT : PROMISE_FROM_VOUCHER;
  return {
    dueAt,
    dueText: formatDue(dueAt, language),
    trigger: promise.trigger,
    provisional,
    standing: standingOf(promise, dueAt, context),
    ...(pause ? { pausedText: pausedText(order, pause, language) } : {}),
    days: days.map((day) => ({
      date: day.date,
      counted: day.number !== undefined,
      ...(day.number === undefined ? {} : { number: day.number }),
      reason: reasonOf(order, promise, day, language),
    })),
    sentence: fill(sentence, language, { day: formatDay(promise.from, language), n: promise.workingDays }),
    extensions: promise.extensions,
  };
}
