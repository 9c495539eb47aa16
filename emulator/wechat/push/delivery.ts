import { performance } from 'node:perf_hooks';
import { ConnectionCut } from '../../http';
import type { Services } from '../../services';
import type { PushedMessage } from '../traffic';
import { type Tried, tryPush } from './attempt';
import type { PushTarget } from './destination';
import type { Lanes } from './lanes';
import type { Understood } from './passive-reply';
import type { PushQueue, QueuedPush } from './push-queue';
import type { PushRecord } from './push-records';

/** A push under way; `signal` ends it, and leaves it in the queue. */
export type Underway = {
  readonly target: PushTarget;
  readonly queued: QueuedPush;
  readonly record: PushRecord;
  readonly signal: AbortSignal;
  readonly inLane: Lanes;
};

type Deps = { readonly services: Services; readonly queue: PushQueue };

/**
 * Sends a push until somebody answers it, `retries` times more at most. Only its first time waits for what came before it to the same person: what must
 * be sent again holds up nobody.
 *
 * @returns what the callback meant, `undefined` when nobody answered
 * @throws ConnectionCut when it is ended meanwhile
 */
export async function deliver(deps: Deps, push: Underway): Promise<Understood | undefined> {
  const { target, queued, signal, inLane } = push;
  const lane = `${queued.account} ${queued.message.FromUserName}`;
  const send = () => attempt(deps, push);
  for (let tries = queued.tries; tries <= target.retries; tries += 1) {
    const isFirst = tries === queued.tries;
    const { understood } = await struck(deps, push, () => (isFirst ? inLane(lane, send) : send()));
    if (signal.aborted) throw new ConnectionCut();
    if (understood) return understood;
  }
  return undefined;
}

/** How a fault names it: by the event, and by the type of message. */
const faultNames = ({ Event, MsgType }: PushedMessage): readonly string[] => (Event === undefined ? [MsgType] : [String(Event), MsgType]);

/** A fault of the network between WeChat and the callback. */
function struck(
  { services: { faults, clock } }: Deps,
  { queued: { message }, record: { attempts } }: Underway,
  send: () => Promise<Tried>,
) {
  const sentBefore = attempts.length;
  return faults.strike<Tried>({ on: 'push', name: faultNames(message), openid: message.FromUserName }, send, {
    fail: ({ status = 500, errMsg }) => {
      const tried = { outcome: 'failed', answer: { status, body: errMsg }, why: errMsg } as const;
      attempts.push({ at: clock.now(), durationMs: 0, ...tried });
      return tried;
    },
    lose: () => {
      const sent = attempts.length > sentBefore ? attempts.pop() : undefined;
      const why = sent ? 'the answer was lost' : 'the request was lost';
      attempts.push({ at: clock.now(), durationMs: 0, ...sent, outcome: 'lost', why });
      return { outcome: 'lost', why };
    },
  });
}

/** @throws ConnectionCut when it is ended, or whoever made it took it back */
async function attempt({ services, queue }: Deps, { target, queued, record, signal }: Underway): Promise<Tried> {
  if (signal.aborted || !queue.countTry(queued.id)) throw new ConnectionCut();
  const at = services.clock.now();
  const began = performance.now();
  const tried = await tryPush(services, target, queued.message, signal);
  const { understood: _, ...shown } = tried;
  record.attempts.push({ at, durationMs: Math.round((performance.now() - began) * 10) / 10, ...shown });
  return tried;
}
