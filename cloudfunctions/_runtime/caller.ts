import * as cloud from 'wx-server-sdk';

/** Who called and how, by the platform's word. Read inside each invocation: an instance serves many people. */
export type Caller = {
  /** Empty for timers and for functions called by the system. */
  readonly openid: string;
  /** The same person at every account of the owner; empty where the accounts are not bound to one Open Platform account. */
  readonly unionid: string;
  /** `wx_client`, `wx_trigger` …: the first of the chain. */
  readonly source: string;
};

/** String() because the SDK turns a value of digits into a number. */
export function readCaller(): Caller {
  const { OPENID = '', UNIONID = '', SOURCE = '' } = cloud.getWXContext();
  return { openid: String(OPENID), unionid: String(UNIONID), source: String(SOURCE).split(',')[0] ?? '' };
}
