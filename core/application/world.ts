import type { Actor } from '../domain/actor';
import type { CalendarSettings } from '../domain/calendar';
import type { Context, OwnerRules } from '../domain/context';
import type { AttachmentProofs } from '../domain/event';
import type { LastRepair, RegisteredMachine } from '../domain/warranty';
import type { WorkOrder } from '../domain/work-order';
import { policyInForce } from './policy-in-force';
import type { Deps, Held } from './ports';
import type { Settings } from './settings';

/** What follows from settings alone, worked out once for each: they change once in a while, and everything that is asked looks at it. */
function fromSettings<T>(workOut: (settings: Settings) => T): (settings: Settings) => T {
  const known = new WeakMap<Settings, { readonly value: T }>();
  return (settings) => {
    const found = known.get(settings) ?? { value: workOut(settings) };
    known.set(settings, found);
    return found.value;
  };
}

export const calendarOf = fromSettings(
  (settings): CalendarSettings => ({
    lastPublishedYear: settings.lastPublishedYear,
    additions: Object.fromEntries(settings.calendarAdditions.map(({ date, isWorking }) => [date, isWorking])),
    opensAtHour: settings.hours.opensAtHour,
    closesAtHour: settings.hours.closesAtHour,
  }),
);

export const rulesOf = fromSettings(
  (settings): OwnerRules => ({
    promiseWorkingDays: settings.promiseWorkingDays,
    extraDays: { 'whole-machine': settings.extraDaysWholeMachine },
    largeQuantity: settings.largeQuantity,
    ninetyDays: settings.ninetyDays,
    deliveredAfterDays: settings.deliveredAfterDays,
    returnFreightPaidBy: settings.returnFreightPaidBy,
    returnFreight: settings.returnFreight,
    unrepairedFreightPaidBy: settings.unrepairedFreightPaidBy,
    ninetyDaysForFees: settings.ninetyDaysForFees,
    infoCancelDays: settings.infoCancelDays,
    returnCancelDays: settings.returnCancelDays,
    withdrawDays: settings.withdrawDays,
    disputeDays: settings.disputeDays,
    waybillFormats: settings.waybillFormats,
    warranty: { warrantyMonths: settings.warrantyMonths, warrantyExceptions: settings.warrantyExceptions },
    repairWarrantyDays: settings.repairWarrantyOn ? settings.repairWarrantyDays : 0,
    allowReshipAddress: settings.allowReshipAddress,
    returnReminderDays: settings.returnReminderDays,
    infoReminderDays: settings.infoReminderDays,
    unreachableReminderWorkingDays: settings.unreachableReminderWorkingDays,
    paymentReminderDays: settings.paymentReminderDays,
    promiseWarningDays: settings.promiseWarningDays,
  }),
);

/** What the registry knows of an order's serials; no call when none can be read. */
export async function registryOf(deps: Pick<Deps, 'registry'>, order: WorkOrder): Promise<ReadonlyMap<string, RegisteredMachine>> {
  const serials = order.machines.flatMap((machine) => machine.serialNumber ?? []);
  return serials.length === 0 ? new Map() : deps.registry.find(serials);
}

type Read = {
  readonly actor: Actor;
  readonly settings: Settings;
  readonly registry: ReadonlyMap<string, RegisteredMachine>;
  readonly held?: Held;
  readonly voucherHash?: string | null;
  readonly lastRepair?: LastRepair | null;
  readonly attachments?: AttachmentProofs;
  readonly atDesk?: Context['atDesk'];
};

const SHARE_TOKEN_BYTES = 16;

/** Everything a decision depends on, gathered. */
export function contextOf(
  deps: Pick<Deps, 'now' | 'sha256' | 'randomHex'>,
  { actor, settings, registry, held, voucherHash, lastRepair, attachments, atDesk }: Read,
): Context {
  return {
    actor,
    now: deps.now(),
    sha256: deps.sha256,
    calendar: calendarOf(settings),
    registry,
    waybillHeldBy: held?.waybillHeldBy ?? null,
    voucherUsedBy: held?.voucherUsedBy ?? null,
    voucherHash: voucherHash ?? null,
    lastRepair: lastRepair ?? null,
    areSerialsFree: held?.areSerialsFree ?? true,
    ...(attachments ? { attachments } : {}),
    ...(atDesk ? { atDesk } : {}),
    newShareToken: deps.randomHex(SHARE_TOKEN_BYTES),
    policy: policyInForce(deps.sha256),
    rules: rulesOf(settings),
  };
}
