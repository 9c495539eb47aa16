import { ConnectionCut } from '../../http';
import type { Services } from '../../services';
import type { Account, PushedMessage } from '../traffic';
import { deliver } from './delivery';
import { type PushTarget, readTargets } from './destination';
import { createLanes } from './lanes';
import type { Understood } from './passive-reply';
import { openPushQueue, type QueuedPush } from './push-queue';
import { createPushRecords, type PushRecord } from './push-records';
import { type Verified, verifyAddress } from './verify';

export type Push = {
  /** The latest pushes, newest first. */
  readonly records: () => readonly PushRecord[];
  /** `undefined` when the account has no address to check. */
  readonly verify: (account: Account) => Promise<Verified | undefined>;
};

/** Events a person waits for an answer to; of others nobody is told when nobody answers. Which these are is not published. */
const AWAITED = new Set(['subscribe', 'SCAN', 'CLICK', 'scancode_push', 'scancode_waitmsg']);

/**
 * Pushes what WeChat has for an account to whoever answers for it: see `PushConfig`. What nobody answers in time is dropped and sent again with the same
 * MsgId and CreateTime, as often as the docs say; pushes to one person go out in order. What was not done when everything stopped goes out after the next start.
 * Differs: developers count three requests in all (offu/WeRoBot#480, #781) where the docs say three retries (`retries` sets it); what nobody answered is
 * sent again at once, the pause at WeChat is not published.
 * Source: WeChat docs, receiving messages and passive reply, read 2026-11-27.
 *
 * @throws Error when the configuration would push off this machine, or cannot work
 */
export function openPush(services: Services): Push {
  const { store, events, clock, config, state } = services;
  const targets = new Map(readTargets(config).map((target) => [target.account, target]));
  const queue = openPushQueue(store);
  const records = createPushRecords();
  let inLane = createLanes();
  /** Aborted while everything stands still: then pushes only queue up. */
  let halting = new AbortController();
  halting.abort();
  /** Of what goes nowhere; ids of the queue count upwards. */
  let lastUnpushed = 0;

  events.on('outgoing', (account, message) => {
    const target = targets.get(account);
    if (target && toOf(target, message) !== undefined) {
      const queued = queue.add(account, message, clock.now());
      if (!halting.signal.aborted) begin(target, queued);
      return;
    }
    lastUnpushed -= 1;
    const about = { id: lastUnpushed, account, openid: message.FromUserName, message, to: '', queuedAt: clock.now() };
    records.add({ ...about, attempts: [], outcome: 'not-pushed' });
  });

  function begin(target: PushTarget, queued: QueuedPush): void {
    const { id, account, message, queuedAt } = queued;
    const to = toOf(target, message) ?? '';
    const record = records.add({ id, account, openid: message.FromUserName, message, to, queuedAt, attempts: [] });
    deliver({ services, queue }, { target, queued, record, signal: halting.signal, inLane })
      .then((understood) => finish(record, understood))
      .catch((failure: unknown) => {
        if (!(failure instanceof ConnectionCut)) console.error(`[local wechat] the push ${id} to ${to} failed:`, failure);
      });
  }

  /** What it leads to is stored together with its end. */
  function finish(record: PushRecord, understood: Understood | undefined): void {
    const { id, account, openid, message, to, attempts } = record;
    record.outcome = understood ? OUTCOMES[understood.kind] : 'unanswered';
    store.transaction(() => {
      queue.remove(id);
      if (understood?.kind === 'reply') {
        record.reply = understood.reply;
        events.emit('passive-reply', account, openid, understood.reply);
      } else if (understood?.kind !== 'accepted' && isAwaited(account, message)) events.emit('no-reply', account, openid);
    });
    const failed = understood?.kind === 'abnormal' || !understood;
    if (failed)
      console.warn(`[local wechat] nobody took the push of ${String(message.Event ?? message.MsgType)} to ${to}: ${attempts.at(-1)?.why}`);
  }

  state.register({
    halt: () => halting.abort(),
    clear: queue.clear,
    resume: () => {
      halting = new AbortController();
      inLane = createLanes();
      records.clear();
      for (const queued of queue.waiting()) {
        const target = targets.get(queued.account);
        if (target && toOf(target, queued.message) !== undefined) begin(target, queued);
        else queue.remove(queued.id);
      }
    },
  });

  return { records: records.list, verify: (account) => verifyAddress(services, targets.get(account)) };
}

const OUTCOMES = { accepted: 'accepted', reply: 'replied', abnormal: 'abnormal' } as const;

/** Where a message goes: a function's name or an address. */
const toOf = (target: PushTarget, message: PushedMessage): string | undefined => target.functionFor(message) ?? target.url;

function isAwaited(account: Account, { MsgType, Event }: PushedMessage): boolean {
  return MsgType !== 'event' || (account === 'service-account' && AWAITED.has(String(Event)));
}
