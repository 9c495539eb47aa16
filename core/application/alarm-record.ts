import { nextAlarmAt } from '../domain/alarms';
import { dayOf } from '../domain/calendar';
import type { TimeRules } from '../domain/clocks';
import { canonicalJson, type Sha256 } from '../domain/event';
import type { EpochMs } from '../domain/money-and-time';
import type { WorkOrder } from '../domain/work-order';
import type { Settings } from './settings';
import { calendarOf, rulesOf } from './world';

/** Raise it when the same order under the same settings has other alarms than before, or is listed by something new: every open order is then looked at again. */
const ALARMS_VERSION = 4;

/** What is stored beside an order for the timer. */
export type AlarmRecord = {
  /** When time brings something next; absent when it brings nothing. */
  readonly alarmAt?: EpochMs;
  /** Under which rules that was computed: 12 hex digits. */
  readonly alarmRules: string;
};

export const timeRulesOf = (settings: Settings): TimeRules => ({ rules: rulesOf(settings), calendar: calendarOf(settings) });

const lastRules = new WeakMap<Settings, { readonly sha256: Sha256; readonly text: string }>();

/**
 * Stands for everything that alarms depend on besides the order: settings, calendar, whether its last year's list is at hand, and this code. Hashed once for
 * the same settings: every order that is stored asks for it.
 */
export function alarmRulesOf(settings: Settings, sha256: Sha256): string {
  const last = lastRules.get(settings);
  if (last?.sha256 === sha256) return last.text;
  const { rules, calendar } = timeRulesOf(settings);
  const { isPublished } = dayOf(`${calendar.lastPublishedYear}-10-01`, calendar);
  const text = sha256(canonicalJson({ version: ALARMS_VERSION, rules, calendar, isPublished })).slice(0, 12);
  lastRules.set(settings, { sha256, text });
  return text;
}

export function alarmRecord(order: WorkOrder, settings: Settings, sha256: Sha256): AlarmRecord {
  const alarmAt = nextAlarmAt(order, timeRulesOf(settings));
  return { alarmRules: alarmRulesOf(settings, sha256), ...(alarmAt === undefined ? {} : { alarmAt }) };
}
