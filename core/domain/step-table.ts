import type { StepDefinition } from './step-definition';
import { INBOUND_STEPS } from './step-table/inbound';
import { INSPECTION_STEPS } from './step-table/inspection';
import { ORDER_STEPS } from './step-table/order';
import { PAYMENT_STEPS } from './step-table/payment';
import { REPAIR_STEPS } from './step-table/repair';
import { RETURN_STEPS } from './step-table/return';

/**
 * Every legal step; what is not listed is illegal. The one source for the server's guards, the app's buttons, the README's
 * diagram and the tests. Source: the maker's policy as read in R1–R58.
 */
export const STEPS = {
  ...ORDER_STEPS,
  ...INBOUND_STEPS,
  ...INSPECTION_STEPS,
  ...PAYMENT_STEPS,
  ...REPAIR_STEPS,
  ...RETURN_STEPS,
} as const satisfies Record<string, StepDefinition>;

export type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];

/** The definition with its literal types widened, for code that treats all steps alike. */
export const stepDefinition = (step: StepName): StepDefinition => STEPS[step];
