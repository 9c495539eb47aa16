import { inTheMorning, nextOrphanAlarm, ninetyDaysOverAt, type OrphanRules, reminderDue } from '../../domain/orphan/ninety-days';
import type { OrphanParcel } from '../../domain/orphan/orphan';
import type { Deps } from '../ports';
import { unlessItThrows } from '../unless-it-throws';
import { orphanRulesOf } from './orphan-context';
import { carryOutOrphanStep } from './orphan-step';

/** `report` hears of what was thrown for one parcel while the others went on. */
type ClockDeps = Deps & { readonly report: (bug: unknown) => void };

/** Parcels looked at in one run; the next brings the rest. */
const MAX_PARCELS = 50;

/**
 * What time alone brings about at the orphan desk (R47): a known owner is reminded, and when the 90 days are over a supervisor is asked to
 * decide. Safe to repeat: the command's id follows from the version it was due at. A parcel that changes meanwhile is left to the next run.
 *
 * @returns how many steps were taken
 */
export async function sweepOrphans(deps: ClockDeps): Promise<{ readonly orphanSteps: number }> {
  const rules = orphanRulesOf(await deps.settings());
  let orphanSteps = 0;
  for (const orphan of await deps.orphans.listAlarmed(deps.now(), MAX_PARCELS))
    orphanSteps += await unlessItThrows(() => sweepParcel(deps, orphan, rules), 0, deps.report);
  return { orphanSteps };
}

/** At most one reminder and one question are due at a time. */
async function sweepParcel(deps: Deps, found: OrphanParcel, rules: OrphanRules): Promise<number> {
  let orphan = found;
  let taken = 0;
  for (let step = dueStep(orphan, rules, deps.now()); step !== undefined; step = dueStep(orphan, rules, deps.now())) {
    const { id: orphanId, version } = orphan;
    const command = { commandId: `clock:${version}-${step}-${orphanId}`, orphanId, expectedVersion: version, step, payload: {} };
    const done = await carryOutOrphanStep(deps, { kind: 'timer' }, command);
    if (!done.ok) return taken;
    orphan = done.value;
    taken += 1;
  }
  // The alarm came, and nothing is due: the settings have changed since it was set, or it was missed and it is night.
  const next = taken === 0 ? nextOrphanAlarm(found, rules) : null;
  if (taken === 0) await deps.orphans.setAlarm(found, next === null ? null : inTheMorning(next, deps.now()));
  return taken;
}

function dueStep(orphan: OrphanParcel, rules: OrphanRules, now: number): 'remind' | 'ask-supervisor' | undefined {
  if (orphan.state !== 'found' && orphan.state !== 'waiting') return undefined;
  if (reminderDue(orphan, rules, now) !== undefined) return 'remind';
  return orphan.supervisorAskedAt === undefined && now >= ninetyDaysOverAt(orphan, rules) ? 'ask-supervisor' : undefined;
}
