import { policyInForce } from '#core/application/policy-in-force';
import type { Held } from '#core/application/ports';
import { ringAlarms } from '#core/application/ring-alarms';
import { carryOutStep, type StepDeps } from '#core/application/take-step';
import type { Actor, StaffRole } from '#core/domain/actor';
import type { ChainedEvent } from '#core/domain/event';
import type { Notice } from '#core/domain/notice';
import type { StepName } from '#core/domain/step-table';
import type { Payload } from '#core/domain/steps/payload';
import { decideSubmit } from '#core/domain/submit';
import type { RegisteredMachine } from '#core/domain/warranty';
import { sha256 } from '../contexts';
import { memoryCloud } from '../memory-cloud';
import { DAY, dayOf, type Origin, type Person } from './plain-order';
import type { PlayStage } from './play-stage';

const person = (openid: string, ...staffRoles: StaffRole[]): Actor => ({ kind: 'person', openid, name: openid, staffRoles });
const ACTORS: Readonly<Record<Person, Actor>> = {
  customer: person('o-customer'),
  stranger: person('o-stranger'),
  agent: person('o-agent', 'agent'),
  technician: person('o-technician', 'technician'),
  finance: person('o-finance', 'finance'),
  supervisor: person('o-supervisor', 'supervisor'),
};
const BEGINS = Date.UTC(2026, 10, 27, 4);
const ORDER_ID = 'wo-1';

const policy = policyInForce(sha256);
const PLACES: Readonly<Record<string, string>> = { '@policy-version': policy.version, '@policy-hash': policy.textHashes[0] ?? '' };
const real = (place: string): string => {
  if (place.startsWith('@waybill-')) return `SF70000000000${place.slice(9).padStart(2, '0')}`;
  return PLACES[place] ?? (place.startsWith('@') ? place.slice(1).toUpperCase() : place);
};

/** The same words with every place filled in. */
export function filled<T>(value: T, fill: (place: string) => string): T {
  if (typeof value === 'string') return (value.startsWith('@') ? fill(value) : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => filled(item, fill)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item as unknown, fill)])) as T;
}

/** The use-cases in memory: quick enough for thousands of sequences. Claims are looked up in the order itself, being the only one. */
export function memoryStage(): PlayStage & { readonly told: () => readonly Notice[] } {
  const cloud = memoryCloud(BEGINS);
  let registry: ReadonlyMap<string, RegisteredMachine> = new Map();

  const held = (payload: Payload): Partial<Held> => {
    const { parcels, vouchers, cancelled } = cloud.order(ORDER_ID);
    const isExpected = !cancelled && parcels.some(({ ended, waybillNumber }) => !ended && waybillNumber === payload.waybillNumber);
    const isUsed = vouchers.some(({ attachmentId, review }) => attachmentId === payload.attachmentId && review?.as !== 'rejected');
    return { waybillHeldBy: isExpected ? ORDER_ID : null, voucherUsedBy: isUsed ? ORDER_ID : null, areSerialsFree: true };
  };
  const depsFor = (payload: Payload): StepDeps => ({
    ...cloud,
    registry: { find: async () => registry },
    orders: {
      ...cloud.orders,
      change: (request, decide) => cloud.orders.change(request, (order, also) => decide(order, { ...also, ...held(payload) })),
    },
  });
  const takeAs = async (actor: Actor, step: string, payload: Payload, commandId: string, version?: number) =>
    carryOutStep(depsFor(payload), actor, {
      commandId,
      orderId: ORDER_ID,
      step: step as StepName,
      payload,
      ...(version === undefined ? {} : { version }),
      ...(payload.attachmentId === undefined
        ? {}
        : { attachments: { [payload.attachmentId]: { sha256: payload.attachmentId, bytes: 1, contentType: 'image/png' } } }),
    });
  /** As every look of the customer's does. */
  const look = async () => {
    const { machines, version } = cloud.order(ORDER_ID);
    const unseen = machines.filter(
      ({ state, quotations, reshipFreight }) =>
        (state === 'quoted' && quotations.at(-1)?.notifiedAt === undefined) ||
        (state === 'return-refused' && reshipFreight?.notifiedAt === undefined),
    );
    if (unseen.length > 0) await takeAs(ACTORS.customer, 'note-notified', { machineIds: unseen.map(({ id }) => id) }, `look-${version}`);
  };

  return {
    real,
    look,
    now: async () => cloud.now(),
    async submit(origins) {
      const serialOf = (index: number): string => real(`@serial-m${index + 1}`);
      registry = new Map(origins.flatMap((origin, index) => registered(origin, serialOf(index))));
      const machines = origins.map((origin, index) => ({
        itemType: 'hash-board' as const,
        model: 'JASMINER X16-Q',
        serialNumber: origin === 'unlabelled' ? null : serialOf(index),
        symptoms: [],
        faultDescription: '不通电',
        labelPhotos: ['label'],
      }));
      const contact = { name: '值班室', phone: '13800138000' };
      const asked = { orderId: ORDER_ID, commandId: 'submit', customer: { openid: 'o-customer', name: '' }, contact, machines };
      const submitted = decideSubmit(asked, BEGINS, '00000', sha256);
      if (!submitted.ok) throw new Error(submitted.error.code);
      cloud.put(submitted.value.order);
      (cloud.events as ChainedEvent[]).push(submitted.value.event);
      (cloud.notices as unknown[]).push(...submitted.value.notices);
    },
    async take({ who, step, words, version, commandId }) {
      cloud.moveTo(cloud.now() + 1000);
      const done = await takeAs(ACTORS[who], step, filled(words, real) as Payload, commandId, version);
      if (done.ok && who === 'customer') await look();
      if (done.ok) return { ok: true, version: done.value.version };
      // Staff's desk is closed to customers before the order is looked at; what changed is told by the function.
      const code = who === 'customer' && done.error.code === 'not-allowed' ? 'not-found' : done.error.code;
      return { ok: false, code, changes: [code] };
    },
    async wait(days) {
      cloud.moveTo(cloud.now() + days * DAY);
      await ringAlarms({ ...cloud, ...depsFor({}) });
      if (cloud.reported.length > 0) throw cloud.reported[0];
    },
    outbox: async () => {},
    told: () => cloud.notices,
    kept: async () => ({ order: cloud.order(ORDER_ID), events: cloud.events, noticeIds: cloud.notices.map(({ id }) => id) }),
  };
}

function registered(origin: Origin, serialNumber: string): readonly (readonly [string, RegisteredMachine])[] {
  if (origin !== 'in' && origin !== 'out') return [];
  const shippedDate = dayOf(BEGINS - (origin === 'in' ? 30 : 900) * DAY);
  return [[serialNumber, { serialNumber, model: 'JASMINER X16-Q', itemType: 'hash-board', shippedDate, warrantyMonths: 6 }]];
}
