import type { CalendarSettings } from '../domain/calendar';
import type { Context, OwnerRules, PolicyInForce } from '../domain/context';
import type { Sha256 } from '../domain/event';
import type { RegisteredMachine } from '../domain/warranty';
import type { Actor, WorkOrder } from '../domain/work-order';
import { POLICY_VERSION, policyPlainText } from '../texts/clauses';
import type { Language } from '../texts/localized';
import type { Deps } from './ports';
import type { Settings } from './settings';

/** The hash a consent keeps: of the exact text in one language (R19). */
export const policyHash = (language: Language, sha256: Sha256): string => sha256(policyPlainText(language));

const policyInForce = (sha256: Sha256): PolicyInForce => ({
  version: POLICY_VERSION,
  textHashes: [policyHash('zh-CN', sha256), policyHash('en', sha256)],
});

export const calendarOf = (settings: Settings): CalendarSettings => ({
  lastPublishedYear: settings.lastPublishedYear,
  additions: settings.calendarAdditions,
  opensAtHour: settings.hours.opensAtHour,
  closesAtHour: settings.hours.closesAtHour,
});

export const rulesOf = (settings: Settings): OwnerRules => ({
  promiseWorkingDays: settings.promiseWorkingDays,
  extraDays: { 'whole-machine': settings.extraDaysWholeMachine },
  largeQuantity: settings.largeQuantity,
  ninetyDays: settings.ninetyDays,
  deliveredAfterDays: settings.deliveredAfterDays,
  returnFreightPaidBy: settings.returnFreightPaidBy,
  returnFreight: settings.returnFreight,
  reminderDaysUnreachable: settings.reminderDaysUnreachable,
  reminderDaysInfoNeeded: settings.reminderDaysInfoNeeded,
  reminderDaysSendIn: settings.reminderDaysSendIn,
  reminderDaysUnpaid: settings.reminderDaysUnpaid,
  promiseWarningDays: settings.promiseWarningDays,
  cancelUnansweredDays: settings.cancelUnansweredDays,
  cancelUnsentDays: settings.cancelUnsentDays,
  withdrawDays: settings.withdrawDays,
  disputeDays: settings.disputeDays,
});

/** What the registry knows of an order's serials; no call when none can be read. */
export async function registryOf(deps: Pick<Deps, 'registry'>, order: WorkOrder): Promise<ReadonlyMap<string, RegisteredMachine>> {
  const serials = order.machines.flatMap((machine) => machine.serialNumber ?? []);
  return serials.length === 0 ? new Map() : deps.registry.find(serials);
}

type Read = {
  readonly actor: Actor;
  readonly settings: Settings;
  readonly registry: ReadonlyMap<string, RegisteredMachine>;
  readonly waybillHeldBy?: string | null;
};

/** Everything a decision depends on, gathered. */
export function contextOf(deps: Pick<Deps, 'now' | 'sha256'>, { actor, settings, registry, waybillHeldBy }: Read): Context {
  return {
    actor,
    now: deps.now(),
    sha256: deps.sha256,
    calendar: calendarOf(settings),
    registry,
    waybillHeldBy: waybillHeldBy ?? null,
    // The step that asks for it has no command yet; this value refuses it.
    areSerialsFree: false,
    policy: policyInForce(deps.sha256),
    rules: rulesOf(settings),
  };
}
