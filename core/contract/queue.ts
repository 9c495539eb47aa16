export const QUEUE_GROUPS = [
  'triage',
  'to-sign',
  'to-unpack',
  'to-judge',
  'to-review',
  'to-repair',
  'to-ship',
  'waiting',
  'ended',
] as const;
/** What staff do next with an order; an order stands in the first group that holds for it. */
export type QueueGroup = (typeof QUEUE_GROUPS)[number];
