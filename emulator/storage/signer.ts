import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';
import type { Store } from '../store';

export type Signer = {
  /** A ticket that carries `content` (no dots) and its end. */
  readonly sign: (content: string, seconds: number) => string;
  /** The content; `undefined` when forged or past its end by the movable clock. */
  readonly verify: (ticket: string) => string | undefined;
  /** A text that only this data directory can make of `content`: what has to come back beside a ticket. */
  readonly mark: (content: string) => string;
};

/** Tickets in addresses, signed with a secret of this data directory. */
export function signer(store: Store, clock: Clock): Signer {
  let secret = store.getSetting('storage-secret');
  if (!secret) {
    secret = randomBytes(32).toString('hex');
    store.setSetting('storage-secret', secret);
  }
  const key = secret;
  const signatureOf = (content: string, until: string) =>
    createHmac('sha256', key).update(`${content}.${until}`).digest('hex').slice(0, 32);
  return {
    sign: (content, seconds) => {
      const until = String(Math.floor(clock.now() / 1000 + seconds));
      return `${content}.${until}.${signatureOf(content, until)}`;
    },
    verify: (ticket) => {
      const [content = '', until = '', signature = ''] = ticket.split('.');
      const wanted = signatureOf(content, until);
      if (signature.length !== wanted.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(wanted))) return undefined;
      return Number(until) * 1000 > clock.now() ? content : undefined;
    },
    mark: (content) => createHmac('sha256', key).update(`mark ${content}`).digest('hex'),
  };
}
