import type { InvocationRecord } from './functions/invocation';

/** What happens in the local cloud, for whoever shows it. Other modules add their own by declaration merging. */
export interface CloudEvents {
  /** The clock was moved; due timers have not fired yet. */
  clock: [offsetMs: number];
  invocation: [record: InvocationRecord];
  /** The cloud ends: whoever waits for a time of its own lets go; the store closes next. */
  stopping: [];
}
