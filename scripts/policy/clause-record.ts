import { GUARD_RULES } from '#core/domain/guards';
import { GUARDS, type GuardName, type NoticeCode, STEP_NAMES, type StepName, stepDefinition } from '#core/domain/step-table';
import { POLICY } from '#core/texts/clauses';
import type { Clause } from '#core/texts/clauses/clause';
import { type ClauseTest, clauseTests } from './clause-tests';

/** Everything the project does about one clause, gathered from the tables and the tests. */
export type ClauseRecord = {
  readonly clause: Clause;
  readonly steps: readonly StepName[];
  readonly guards: readonly GuardName[];
  readonly notices: readonly NoticeCode[];
  readonly tests: readonly ClauseTest[];
};

/** One record a clause, R1 to R58. */
export function clauseRecords(tests: ReadonlyMap<string, readonly ClauseTest[]> = clauseTests()): readonly ClauseRecord[] {
  return POLICY.flatMap(({ clauses }) => clauses)
    .map((clause) => recordOf(clause, tests.get(clause.id) ?? []))
    .sort((a, b) => Number(a.clause.id.slice(1)) - Number(b.clause.id.slice(1)));
}

function recordOf(clause: Clause, tests: readonly ClauseTest[]): ClauseRecord {
  const steps = STEP_NAMES.filter((step) => stepDefinition(step).clauses.includes(clause.id));
  const guards = GUARDS.filter((guard) => (GUARD_RULES[guard].clauses as readonly string[]).includes(clause.id));
  const notices = [...new Set(steps.flatMap((step) => stepDefinition(step).notices))];
  return { clause, steps, guards, notices, tests };
}
