import * as fc from 'fast-check';
import type { Role } from '#core/domain/actor';
import { GUARD_RULES } from '#core/domain/guards';
import type { Guard } from '#core/domain/guards/guard';
import { GUARDS, type GuardName } from '#core/domain/guards/guard-name';
import { MACHINE_STATES } from '#core/domain/machine';
import type { StepDefinition } from '#core/domain/step-definition';
import { STEP_NAMES, STEPS, type StepName, stepDefinition } from '#core/domain/step-table';
import { STAGES } from '#core/domain/work-order';
import { runs } from './runs';

/**
 * A small mistake somebody could make in the step table or its guards. Whoever tests the table must notice each of them: a table copied by hand
 * is worth something only if no single change of the original slips through.
 */
export type Mutant = {
  readonly name: string;
  /** The step it is in; for a mistake in a guard, every step that has the guard. */
  readonly steps: readonly StepName[];
  /** Makes the mistake. @returns what takes it back */
  readonly make: () => () => void;
};

const ROLES: readonly Role[] = ['customer', 'agent', 'technician', 'finance', 'supervisor', 'timer'];
const SEED = 20_261_127;

/** The table as something that can be changed, which nothing but a mutant does. */
const table: Record<string, StepDefinition> = STEPS;
const rules = GUARD_RULES as Record<GuardName, Guard>;

function inStep(step: StepName, what: string, change: Partial<StepDefinition>): Mutant {
  return {
    name: `${step}: ${what}`,
    steps: [step],
    make: () => {
      const before = stepDefinition(step);
      table[step] = { ...before, ...change } as StepDefinition;
      return () => {
        table[step] = before;
      };
    },
  };
}

/** Each guard taken from each step in turn. */
export const guardsRemoved = (): readonly Mutant[] =>
  STEP_NAMES.flatMap((step) => {
    const { guards } = stepDefinition(step);
    return guards.map((guard) => inStep(step, `without ${guard}`, { guards: guards.filter((other) => other !== guard) }));
  });

/** Each guard that finds nothing wrong any more. */
export const guardsBlind = (): readonly Mutant[] =>
  GUARDS.map((guard) => ({
    name: `${guard} always holds`,
    steps: STEP_NAMES.filter((step) => stepDefinition(step).guards.includes(guard)),
    make: () => {
      const before = rules[guard];
      rules[guard] = { ...before, holds: () => true };
      return () => {
        rules[guard] = before;
      };
    },
  }));

/** Each step legal in one more state, or stage. */
export const placesWidened = (): readonly Mutant[] =>
  STEP_NAMES.flatMap((step) => {
    const definition = stepDefinition(step);
    if (definition.target === 'order') {
      const { stages } = definition;
      return STAGES.filter((stage) => !stages.includes(stage)).map((stage) =>
        inStep(step, `also in ${stage}`, { stages: [...stages, stage] }),
      );
    }
    const { from } = definition;
    return MACHINE_STATES.filter((state) => !from.includes(state)).map((state) =>
      inStep(step, `also from ${state}`, { from: [...from, state] }),
    );
  });

/** Each step legal for one more role. Not mistakes: supervisors where agents or technicians may, for they are both. */
export const rolesWidened = (): readonly Mutant[] =>
  STEP_NAMES.flatMap((step) => {
    const { by } = stepDefinition(step);
    const mayAlready = (role: Role): boolean =>
      by.includes(role) || (role === 'supervisor' && (by.includes('agent') || by.includes('technician')));
    return ROLES.filter((role) => !mayAlready(role)).map((role) => inStep(step, `also by ${role}`, { by: [...by, role] }));
  });

/** Each notice that is no longer given. */
export const noticesDropped = (): readonly Mutant[] =>
  STEP_NAMES.flatMap((step) => {
    const { notices } = stepDefinition(step);
    return notices.map((code) => inStep(step, `tells no ${code}`, { notices: notices.filter((other) => other !== code) }));
  });

/**
 * The mutants that `isNoticed` lets pass: all of them in `npm run prove`, of a tenth drawn by seed in `npm test`.
 *
 * @param isNoticed whether the tests of these steps fail while the mistake is in place
 */
export function survivorsOf(mutants: readonly Mutant[], isNoticed: (mutant: Mutant) => boolean): readonly string[] {
  const count = runs(mutants.length);
  const drawing = fc.shuffledSubarray([...mutants], { minLength: count, maxLength: count });
  const [drawn = []] = fc.sample(drawing, { seed: SEED, numRuns: 1 });
  return drawn.flatMap((mutant) => {
    const takeBack = mutant.make();
    try {
      return isNoticed(mutant) ? [] : [mutant.name];
    } finally {
      takeBack();
    }
  });
}
