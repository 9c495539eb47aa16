import type { StepName } from '../step-table';

/**
 * Steps of which the customer is told nothing although somebody else took them, each with why: nothing they have, owe or wait for changed by it. `unpack` and `read-label` are silent as long
 * as everything is as it should be. What customers do themselves tells them nothing that the answer on their screen has not.
 */
export const SILENT_STEPS = {
  assign: 'who looks after the order is a matter of the staff',
  'note-unreachable': 'they could not be reached: reminders follow after one, three and seven working days (R13)',
  unpack: 'everything was as in the order; what differs, or is damaged, is told (N7)',
  'establish-warranty': 'the verdict that follows tells them (N8, N9)',
  'read-label':
    'the serial number of their own machine, which stands in the order, and shows as settled if it was taken for one too many; another than they typed is told (N7)',
  'note-notified': 'that they know is what it notes',
  'request-approval': 'asked among staff',
  'decide-approval': 'answered among staff; the verdict follows (N9, N10)',
  'request-split': 'asked among staff',
  'decide-split': 'answered among staff; the shipment follows (N17)',
} as const satisfies Readonly<Partial<Record<StepName, string>>>;

export const isSilent = (step: string): boolean => Object.hasOwn(SILENT_STEPS, step);
