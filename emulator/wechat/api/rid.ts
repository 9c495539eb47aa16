import { randomBytes } from 'node:crypto';

/** The trace WeChat puts behind every refusal and gives checks as `trace_id`: the second in hex and two random words. */
export const newRid = (now: number): string =>
  `${Math.floor(now / 1000).toString(16)}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
