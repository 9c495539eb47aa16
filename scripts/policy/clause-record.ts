import { SETTING_KEYS, SETTINGS } from '#core/application/setting-table';
import { GUARD_RULES } from '#core/domain/guards';
import { GUARDS } from '#core/domain/guards/guard-name';
import type { NoticeCode } from '#core/domain/notice-code';
import { ORPHAN_GUARD_RULES } from '#core/domain/orphan/orphan-rules';
import { ORPHAN_GUARDS, ORPHAN_STEP_NAMES, orphanStep } from '#core/domain/orphan/orphan-table';
import type { ClauseId } from '#core/domain/step-definition';
import { STEP_NAMES, stepDefinition } from '#core/domain/step-table';
import { POLICY } from '#core/texts/clauses';
import type { Clause } from '#core/texts/clauses/clause';
import { type ClauseTest, clauseTests } from './clause-tests';

/** A step or guard of an order, or of a parcel at the orphan desk: those have `orphan: ` before their name. */
type Named = {
  readonly name: string;
  readonly clauses: readonly ClauseId[];
  readonly guards: readonly string[];
  readonly notices: readonly NoticeCode[];
};

const atOrphanDesk = (name: string): string => `orphan: ${name}`;

/** Every step of both tables. */
export const ALL_STEPS: readonly Named[] = [
  ...STEP_NAMES.map((name) => ({ name, ...stepDefinition(name) })),
  ...ORPHAN_STEP_NAMES.map((step) => ({
    name: atOrphanDesk(step),
    ...orphanStep(step),
    guards: orphanStep(step).guards.map(atOrphanDesk),
  })),
];

/** Every guard of both tables. */
export const ALL_GUARDS: readonly Pick<Named, 'name' | 'clauses'>[] = [
  ...GUARDS.map((name) => ({ name, clauses: GUARD_RULES[name].clauses })),
  ...ORPHAN_GUARDS.map((name) => ({ name: atOrphanDesk(name), clauses: ORPHAN_GUARD_RULES[name].clauses })),
];

/** Everything the project does about one clause, gathered from the tables and the tests. */
export type ClauseRecord = {
  readonly clause: Clause;
  readonly steps: readonly string[];
  readonly guards: readonly string[];
  readonly notices: readonly NoticeCode[];
  /** Settings that say of themselves that they decide it. */
  readonly settings: readonly string[];
  readonly tests: readonly ClauseTest[];
};

/** One record a clause, R1 to R58. */
export function clauseRecords(tests: ReadonlyMap<string, readonly ClauseTest[]> = clauseTests()): readonly ClauseRecord[] {
  return POLICY.flatMap(({ clauses }) => clauses)
    .map((clause) => recordOf(clause, tests.get(clause.id) ?? []))
    .sort((a, b) => Number(a.clause.id.slice(1)) - Number(b.clause.id.slice(1)));
}

function recordOf(clause: Clause, tests: readonly ClauseTest[]): ClauseRecord {
  const isMeant = ({ clauses }: { readonly clauses: readonly ClauseId[] }): boolean => clauses.includes(clause.id);
  const steps = ALL_STEPS.filter(isMeant);
  return {
    clause,
    steps: steps.map(({ name }) => name),
    guards: ALL_GUARDS.filter(isMeant).map(({ name }) => name),
    notices: [...new Set(steps.flatMap(({ notices }) => notices))],
    settings: SETTING_KEYS.filter((key) => isMeant(SETTINGS[key])),
    tests,
  };
}
