import { type AlarmRecord, alarmRecord, alarmRulesOf } from '#core/application/alarm-record';
import type { Change, Held, OrderStore, Repeated } from '#core/application/ports';
import type { ClockDeps } from '#core/application/ring-alarms';
import type { Settings } from '#core/application/settings';
import { carryOutStep } from '#core/application/take-step';
import type { Actor } from '#core/domain/actor';
import type { ChainedEvent } from '#core/domain/event';
import type { EpochMs } from '#core/domain/money-and-time';
import type { Notice } from '#core/domain/notice';
import { ok, type Result } from '#core/domain/result';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import type { WorkOrder } from '#core/domain/work-order';
import { defaultSettings } from '../../config/cloud/settings';
import { sha256 } from './contexts';

const NOTHING_HELD: Held = { waybillHeldBy: null, voucherUsedBy: null, areSerialsFree: true };

type Entry = { readonly order: WorkOrder; readonly alarm: AlarmRecord };

/** The orders' side of the cloud in memory, with a clock that stands where it is put. */
export type MemoryCloud = ClockDeps & {
  readonly events: readonly ChainedEvent[];
  readonly notices: readonly Notice[];
  readonly reported: readonly unknown[];
  readonly moveTo: (at: EpochMs) => void;
  readonly changeSettings: (changes: Partial<Settings>) => void;
  /** Puts an order there as if it had been stored now. */
  readonly put: (order: WorkOrder) => void;
  readonly order: (id: string) => WorkOrder;
  readonly alarmAt: (id: string) => EpochMs | undefined;
  /** The step as a person would take it. @throws with the refusal */
  readonly take: (actor: Actor, orderId: string, step: StepName, payload: Payload) => Promise<WorkOrder>;
  /** How many orders were read because an alarm had come. */
  readonly read: () => number;
};

export function memoryCloud(startAt: EpochMs, changes: Partial<Settings> = {}): MemoryCloud {
  let now = startAt;
  let settings: Settings = { ...defaultSettings, ...changes };
  let read = 0;
  let commands = 0;
  const stored = new Map<string, Entry>();
  const events: ChainedEvent[] = [];
  const notices: Notice[] = [];
  const reported: unknown[] = [];
  const put = (order: WorkOrder) => stored.set(order.id, { order, alarm: alarmRecord(order, settings, sha256) });
  const isOpen = ({ stage }: WorkOrder) => !['completed', 'closed-remote', 'cancelled'].includes(stage);

  const alarms: Pick<OrderStore, 'listDue' | 'listWithOldAlarm' | 'renewAlarm' | 'change'> = {
    async listDue(at, limit) {
      const due = [...stored.values()].filter(({ alarm }) => alarm.alarmAt !== undefined && alarm.alarmAt <= at);
      due.sort((a, b) => (a.alarm.alarmAt ?? 0) - (b.alarm.alarmAt ?? 0));
      read += Math.min(limit, due.length);
      return due.slice(0, limit).map(({ order }) => order);
    },
    async listWithOldAlarm(limit) {
      const current = alarmRulesOf(settings, sha256);
      const old = [...stored.values()].filter(({ order, alarm }) => isOpen(order) && alarm.alarmRules !== current);
      return old.slice(0, limit).map(({ order }) => order);
    },
    async renewAlarm(order, notBefore = 0) {
      if (stored.get(order.id)?.order.version !== order.version) return;
      const { alarmAt, ...record } = alarmRecord(order, settings, sha256);
      stored.set(order.id, { order, alarm: { ...record, ...(alarmAt === undefined ? {} : { alarmAt: Math.max(alarmAt, notBefore) }) } });
    },
    async change<E>(
      { orderId }: { readonly orderId: string },
      decide: (order: WorkOrder | null, also: Held & { readonly orphan: null }) => Promise<Result<Change | Repeated, E>>,
    ) {
      for (;;) {
        const before = stored.get(orderId)?.order ?? null;
        const decided = await decide(before, { ...NOTHING_HELD, orphan: null });
        if (!decided.ok) return decided;
        if ('repeated' in decided.value) return ok(decided.value.repeated);
        // As on the cloud, whoever wrote meanwhile wins and the whole is done again.
        if (stored.get(orderId)?.order !== before) continue;
        put(decided.value.order);
        events.push(decided.value.event);
        notices.push(...decided.value.notices);
        return ok(decided.value.order);
      }
    },
  };
  const cloud: MemoryCloud = {
    orders: alarms as OrderStore,
    registry: { find: async () => new Map() },
    repairs: { lastOf: async () => new Map() },
    policyTexts: { keep: async () => {}, find: async () => [] },
    randomHex: (bytes) => '0'.repeat(2 * bytes),
    settings: async () => settings,
    now: () => now,
    sha256,
    report: (bug) => reported.push(bug),
    events,
    notices,
    reported,
    moveTo: (at) => {
      now = at;
    },
    changeSettings: (more) => {
      settings = { ...settings, ...more };
    },
    put,
    order: (id) => {
      const found = stored.get(id);
      if (!found) throw new Error(`no order ${id}`);
      return found.order;
    },
    alarmAt: (id) => stored.get(id)?.alarm.alarmAt,
    take: async (actor, orderId, step, payload) => {
      commands += 1;
      const done = await carryOutStep(cloud, actor, { commandId: `person-${commands}`, orderId, step, payload });
      if (!done.ok) throw new Error(`${step}: ${done.error.code}`);
      return done.value;
    },
    read: () => read,
  };
  return cloud;
}
