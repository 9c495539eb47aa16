import type { Settled } from '#core/application/messages/stored-notice';
import type { Between, OutboxWorld } from './outbox-world';
import type { Seeded } from './seeded';

/** What went wrong on the way of messages, as far as it excuses that one is sent twice. */
export type Excuses = {
  /** Messages whose sending was stored, each with how many had been sent by then. */
  readonly acknowledged: Map<string, number>;
  /** Messages of which the answer was lost, or which an instance could not keep or did not live to keep. */
  readonly excused: Set<string>;
  /** Notices that were settled by an instance that died over it: the store gets it later. */
  readonly late: { readonly ids: readonly string[]; readonly carryOut: () => Promise<unknown> }[];
};

class Killed extends Error {}
class Struck extends Error {}

/** Answers that say that nothing was sent. */
const REFUSALS = [-1, 43108, 40001, 45009, 45015, 45047];
const SLOW_MS = 8_000;

/**
 * An instance that much can happen to, at each of its calls: the database fails before or after the call is carried out, WeChat refuses or its answer is lost,
 * the call is slow, the instance is killed. A killed one comes no further.
 *
 * @param one in so many calls is struck
 */
export function faultyInstance(
  world: OutboxWorld,
  random: Seeded,
  one: number,
  { acknowledged, excused, late }: Excuses,
): ReturnType<OutboxWorld['instance']> {
  let isKilled = false;
  const underway = new Set<string>();
  const kill = () => {
    isKilled = true;
    for (const messageId of underway) excused.add(messageId);
  };
  const between: Between = async (call, carryOut, input) => {
    // So that several instances meet.
    for (let turns = random.upTo(3); turns > 0; turns -= 1) await Promise.resolve();
    if (isKilled) throw new Killed();
    const isSend = call.startsWith('sender.') || call.startsWith('gateway.');
    const isStruck = random.oneIn(one);
    if (isStruck && random.oneIn(6)) {
      kill();
      if (call === 'outbox.settle') late.push({ ids: input[0] as readonly string[], carryOut });
      throw new Killed();
    }
    if (isSend && random.oneIn(one)) world.now += random.upTo(SLOW_MS);
    if (isStruck && random.oneIn(2)) {
      if (!isSend) throw new Struck(`${call} failed`);
      return { ok: false, errCode: random.oneIn(4) ? -2 : random.pick(REFUSALS) } as Awaited<ReturnType<typeof carryOut>>;
    }
    const done = await carryOut();
    const messageId = isSend ? (done as { readonly messageId?: string }).messageId : undefined;
    if (messageId) underway.add(messageId);
    if (call === 'outbox.settle') note(input[1] as Settled);
    // Another call of the instance met its end while this one was out.
    if (isKilled) {
      kill();
      throw new Killed();
    }
    if (isStruck && random.oneIn(3)) {
      kill();
      throw new Killed();
    }
    // Lost answers are what names of messages are for.
    if (!isStruck && call === 'gateway.sendTemplate' && messageId && random.oneIn(Math.ceil(one / 4))) {
      excused.add(messageId);
      return { ok: false, errCode: -2 } as Awaited<ReturnType<typeof carryOut>>;
    }
    if (!isStruck) return done;
    if (!isSend) throw new Struck(`the answer to ${call} was lost`);
    if (messageId) excused.add(messageId);
    return { ok: false, errCode: -2 } as Awaited<ReturnType<typeof carryOut>>;
  };
  const note = ({ messageId }: Settled) => {
    if (messageId === null) return;
    underway.delete(messageId);
    if (!acknowledged.has(messageId)) acknowledged.set(messageId, world.wechat.sent.length);
  };
  const instance = world.instance(between, random.next);
  return {
    ...instance,
    outbox: {
      ...instance.outbox,
      settle: async (ids, settled) => {
        try {
          await instance.outbox.settle(ids, settled);
        } catch (failure) {
          if (settled.messageId !== null && !acknowledged.has(settled.messageId)) excused.add(settled.messageId);
          throw failure;
        }
      },
    },
  };
}
