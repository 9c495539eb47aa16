/** What people are reminded of: customers of the first six, staff of the others. Stored in orders, so never renamed. */
export const REMINDER_KINDS = [
  'unreachable',
  'answer',
  'send-in',
  'pay',
  'pay-freight',
  'give-address',
  'may-cancel',
  'may-withdraw',
  'may-hold',
  'promise',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** The subject of a reminder about the order as a whole; of others the ids of machines. */
export const WHOLE_ORDER = 'order';
