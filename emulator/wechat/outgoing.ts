import { randomBytes } from 'node:crypto';
import type { Services } from '../services';
import type { Accounts } from './accounts';
import type { Later } from './later';
import type { Account, PushedMessage } from './traffic';

/** Fields of a push after ToUserName, FromUserName and CreateTime, in WeChat's names and order. */
export type PushFields = Readonly<Record<string, unknown>> & { readonly MsgType: string };

export type Outgoing = {
  /** Hands a message or event of this person to whoever pushes it. */
  readonly push: (account: Account, openid: string, fields: PushFields) => void;
  /** The same after `delayMs` of the movable clock; 0 is after what runs now. */
  readonly pushLater: (account: Account, openid: string, fields: PushFields, delayMs?: number) => void;
};

type Job = { readonly account: Account; readonly openid: string; readonly fields: PushFields };

/** The way from what happens on a phone, or became of a message, to the events of `traffic.ts`. An account that is not configured pushes nothing. */
export function openOutgoing({ clock, events }: Pick<Services, 'clock' | 'events'>, accounts: Accounts, later: Later): Outgoing {
  function push(account: Account, openid: string, fields: PushFields): void {
    const app = accounts.of(account);
    if (!app) return;
    const message: PushedMessage = {
      ToUserName: app.originalId,
      FromUserName: openid,
      CreateTime: Math.floor(clock.now() / 1000),
      ...fields,
    };
    events.emit('outgoing', account, message);
  }

  later.on('push', (payload) => {
    const { account, openid, fields } = payload as Job;
    push(account, openid, fields);
  });
  return {
    push,
    pushLater: (account, openid, fields, delayMs = 0) => later.add('push', { account, openid, fields } satisfies Job, delayMs),
  };
}

/** A MsgId, or the `msgid` of a send, as WeChat's: 64 bits as decimal digits, growing with time. A text, since no number of JavaScript holds it. */
export function newMsgId(now: number): string {
  return String((BigInt(now) << 20n) | BigInt(randomBytes(3).readUIntBE(0, 3) & 0xfffff));
}
