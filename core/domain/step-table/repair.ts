import type { StepDefinition } from '../step-definition';

/** Repair and the promised date. */
export const REPAIR_STEPS = {
  finish: {
    target: 'machines',
    by: ['technician'],
    from: ['repairing'],
    to: ['ready'],
    guards: ['test-record-missing'],
    clauses: ['R29'],
    notices: ['N15'],
    irreversible: false,
  },
  'give-up': {
    target: 'machines',
    by: ['technician'],
    from: ['repairing'],
    to: ['received'],
    guards: ['evidence-missing', 'text-missing'],
    clauses: ['R28'],
    notices: ['N16'],
    irreversible: true,
  },
  'extend-promise': {
    target: 'machines',
    by: ['agent', 'technician'],
    from: ['repairing', 'ready', 'pay-review'],
    to: [],
    guards: ['extension-not-later', 'day-not-working', 'text-missing'],
    clauses: ['R52'],
    notices: ['N25'],
    irreversible: false,
  },
  'recompute-promise': {
    target: 'machines',
    by: ['timer'],
    from: ['pay-review', 'repairing', 'ready'],
    to: [],
    guards: ['recomputation-not-due'],
    clauses: ['R51', 'R53'],
    notices: ['N25'],
    irreversible: false,
  },
} as const satisfies Record<string, StepDefinition>;
