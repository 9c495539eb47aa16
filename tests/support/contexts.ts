import { createHash } from 'node:crypto';
import type { Actor, StaffRole } from '#core/domain/actor';
import type { Context } from '#core/domain/context';
import { atHour } from '#core/domain/money-and-time';
import type { RegisteredMachine } from '#core/domain/warranty';
import { defaultSettings } from '../../config/cloud/settings';
import { serialOf } from './machines';

/** Monday, 2026-11-23, 10:00 in Shanghai. */
export const NOW = atHour('2026-11-23', 10);

const person = (openid: string, ...staffRoles: StaffRole[]): Actor => ({ kind: 'person', openid, name: openid, staffRoles });
export const customer = person('o-customer');
export const stranger = person('o-else');
export const agent = person('o-agent', 'agent');
export const technician = person('o-technician', 'technician');
export const finance = person('o-finance', 'finance');
export const supervisor = person('o-supervisor', 'supervisor');
export const timer: Actor = { kind: 'timer' };

/** The policy text in force, and agreeing to it. */
const POLICY = { version: '2026-11', textHashes: ['hash-zh', 'hash-en'] };
export const consent = { policyVersion: POLICY.version, textHash: 'hash-zh' };

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A registry that knows the serials of `m1`, `m2`, `m3` and of others. `expired` says whether their warranty is over. */
export function aRegistry(expired: boolean, others: readonly string[] = []): ReadonlyMap<string, RegisteredMachine> {
  const shippedDate = expired ? '2020-01-15' : '2026-09-01';
  return new Map(
    [...['m1', 'm2', 'm3'].map(serialOf), ...others].map((serialNumber) => {
      return [serialNumber, { serialNumber, model: 'X16-Q', itemType: 'whole-machine', shippedDate, warrantyMonths: 6 }];
    }),
  );
}

/** The world as it is when nothing stands in the way: free waybills and serials, warranty over. */
export function aContext(actor: Actor, more: Partial<Context> = {}): Context {
  return {
    actor,
    now: NOW,
    sha256,
    calendar: { lastPublishedYear: 2026, additions: {}, opensAtHour: 9, closesAtHour: 18 },
    registry: aRegistry(true),
    waybillHeldBy: null,
    voucherUsedBy: null,
    voucherHash: null,
    lastRepair: null,
    areSerialsFree: true,
    newShareToken: 'token-0123456789abcdef',
    policy: POLICY,
    rules: {
      promiseWorkingDays: 5,
      extraDays: {},
      largeQuantity: 10,
      ninetyDays: 90,
      deliveredAfterDays: 10,
      returnFreightPaidBy: 'maker',
      returnFreight: 0,
      unrepairedFreightPaidBy: 'maker',
      ninetyDaysForFees: true,
      infoCancelDays: 30,
      returnCancelDays: 90,
      withdrawDays: 30,
      disputeDays: 30,
      waybillFormats: defaultSettings.waybillFormats,
      warranty: { warrantyMonths: 6, warrantyExceptions: [] },
      repairWarrantyDays: 0,
      allowReshipAddress: true,
      unreachableReminderWorkingDays: [1, 3, 7],
      infoReminderDays: [7],
      returnReminderDays: [3, 7, 30],
      paymentReminderDays: [3, 7, 30, 60, 80, 89],
      promiseWarningDays: [2, 1],
    },
    ...more,
  };
}
