import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decide } from '#core/domain/decide';
import { type ChainedEvent, canonicalJson, chainEvent } from '#core/domain/event';
import { evolve } from '#core/domain/evolve';
import type { Notice } from '#core/domain/notice';
import { offersFor } from '#core/domain/offers';
import type { StepName } from '#core/domain/step-table';
import type { WorkOrder } from '#core/domain/work-order';
import { aContext, agent, customer, finance, sha256, stranger, supervisor, technician, timer } from '../../support/contexts';
import { submitOrder } from '../../support/exploration/explore';
import type { Move } from '../../support/exploration/move';
import { movesOn } from '../../support/exploration/moves';
import { changeFaults, faultsOf } from '../../support/invariants';
import { runs } from '../../support/runs';

const SEED = 20_261_123;
/** Commands of a random history, at least and at most. */
const STEPS = [20, 60] as const;

type History = {
  readonly orders: readonly WorkOrder[];
  readonly events: readonly ChainedEvent[];
  readonly notices: readonly Notice[];
  readonly last: Move | undefined;
};

/** Steps that end a machine or the order before anything has happened; taken now and then only, or histories would be short. */
const ENDING: readonly StepName[] = ['cancel', 'fix-remotely', 'withdraw', 'hold', 'lose-outbound', 'confirm-delivered'];
/** Shares no factor with the number of moves of any order here, so that every move is come by. */
const STRIDE = 10_007;

/** Random commands on an order of `count` machines: from a random one on, the first that is legal. Hashes are real. */
function live(count: number, picks: readonly number[]): History {
  const submitted = submitOrder(count, sha256);
  const orders = [submitted.order];
  const events = [submitted.event];
  const notices = [...submitted.notices];
  let last: Move | undefined;
  for (const pick of picks) {
    const order = orders[orders.length - 1] ?? submitted.order;
    const moves = movesOn(order).filter(({ step }) => pick % 12 === 0 || !ENDING.includes(step));
    for (let tried = 0; tried < moves.length; tried += 1) {
      const move = moves[(pick + tried * STRIDE) % moves.length];
      if (!move) break;
      const context = { ...move.context, sha256 };
      const command = { commandId: `command-${orders.length}`, step: move.step, expectedVersion: order.version, payload: move.payload };
      const result = decide(order, command, context);
      if (!result.ok || !('order' in result.value)) continue;
      orders.push(result.value.order);
      events.push(result.value.event);
      notices.push(...result.value.notices);
      last = move;
      break;
    }
  }
  return { orders, events, notices, last };
}

const histories = fc
  .record({
    count: fc.integer({ min: 1, max: 3 }),
    picks: fc.array(fc.nat(100_000), { minLength: STEPS[0], maxLength: STEPS[1], size: 'max' }),
  })
  .map(({ count, picks }) => live(count, picks));
const check = <T extends unknown[]>(property: fc.IProperty<T>, full: number): void =>
  fc.assert(property, { seed: SEED, numRuns: runs(full) });

/** What a database gives back: no `undefined`, nothing shared. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const ACTORS = [customer, agent, technician, finance, supervisor, timer];

test('the random histories reach far', () => {
  const sample = fc.sample(histories, { seed: SEED, numRuns: 50 });
  const steps = new Set(sample.flatMap(({ events }) => events.map(({ step }) => step)));
  const long = sample.filter(({ events }) => events.length > 15);
  expect(steps.size).toBeGreaterThan(28);
  expect(long.length).toBeGreaterThan(25);
});

describe('any history of commands', () => {
  test('keeps every invariant', () => {
    check(
      fc.property(histories, ({ orders }) => {
        for (const [index, order] of orders.entries()) {
          expect(faultsOf(order)).toEqual([]);
          const before = orders[index - 1];
          if (before) expect(changeFaults(before, order)).toEqual([]);
        }
      }),
      500,
    );
  });

  test('replayed from its stored events gives the stored order', () => {
    check(
      fc.property(histories, ({ orders, events }) => {
        const replayed = stored(events).reduce<WorkOrder | null>((order, event) => evolve(order, event), null);
        expect(replayed).toEqual(stored(orders[orders.length - 1]));
      }),
      500,
    );
  });

  test('has one event a version, chained, and no notice twice', () => {
    check(
      fc.property(histories, ({ orders, events, notices }) => {
        expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
        expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
        expect(orders.map(({ lastHash }) => lastHash)).toEqual(events.map(({ hash }) => hash));
        for (const [index, event] of events.entries()) expect(event.previousHash).toBe(events[index - 1]?.hash ?? '');
      }),
      500,
    );
  });

  test('breaks its chain when anything in an event is changed', () => {
    const changed = fc.record({
      history: histories,
      at: fc.nat(),
      field: fc.constantFrom('at', 'by', 'facts', 'step', 'commandId', 'version'),
    });
    check(
      fc.property(changed, ({ history: { events }, at, field }) => {
        const event = events[at % events.length];
        if (!event) return;
        const forged = { ...event, [field]: field === 'facts' ? { ...event.facts, forged: true } : 'forged' };
        const { hash, previousHash, ...content } = forged;
        expect(chainEvent(previousHash, content, sha256).hash).not.toBe(hash);
        const { hash: same, previousHash: before, ...untouched } = stored(event);
        expect(chainEvent(before, untouched, sha256).hash).toBe(same);
      }),
      500,
    );
  });

  test('gives a repeated command its first answer and changes nothing, whatever version it names', () => {
    check(
      fc.property(histories, fc.nat(20), ({ orders, last }, stale) => {
        const order = orders[orders.length - 1];
        if (!order || !last) return;
        const command = { commandId: `command-${order.version - 1}`, step: last.step, expectedVersion: stale, payload: last.payload };
        expect(decide(order, command, { ...last.context, sha256 })).toEqual({ ok: true, value: { repeatedAtVersion: order.version } });
      }),
      500,
    );
  });

  test('refuses whoever read another version, and strangers before that', () => {
    check(
      fc.property(histories, fc.nat(), ({ orders }, pick) => {
        const order = orders[orders.length - 1];
        if (!order) return;
        const moves = movesOn(order);
        const move = moves[pick % moves.length];
        if (!move) return;
        const command = {
          commandId: 'command-new',
          step: move.step,
          expectedVersion: order.version - 1 - (order.quietVersions ?? 0),
          payload: move.payload,
        };
        expect(decide(order, command, move.context)).toEqual({ ok: false, error: { code: 'stale-version', current: order.version } });
        expect(decide(order, command, { ...move.context, actor: stranger })).toEqual({ ok: false, error: { code: 'not-found' } });
      }),
      500,
    );
  });

  test('is left as it is by deciding: allowed or refused, the order that was read does not change', () => {
    check(
      fc.property(histories, ({ orders }) => {
        const order = orders[orders.length - 1];
        if (!order) return;
        const before = canonicalJson(order);
        for (const { step, payload, context } of movesOn(order))
          decide(order, { commandId: 'command-new', step, expectedVersion: order.version, payload }, context);
        for (const actor of ACTORS) offersFor(order, aContext(actor));
        expect(canonicalJson(order)).toBe(before);
      }),
      200,
    );
  });

  test('offers a stranger nothing', () => {
    check(
      fc.property(histories, ({ orders }) => {
        for (const order of orders) expect(offersFor(order, aContext(stranger))).toEqual([]);
      }),
      100,
    );
  });
});

test('an order remembers the last 20 commands', () => {
  const { order } = submitOrder(1, sha256);
  const chat = (at: WorkOrder): WorkOrder => {
    const command = { commandId: `chat-${at.version}`, step: 'message' as const, expectedVersion: at.version, payload: { text: '你好' } };
    const result = decide(at, command, aContext(customer));
    if (!result.ok || !('order' in result.value)) throw new Error('a message was refused');
    return result.value.order;
  };
  const talked = Array.from({ length: 25 }).reduce<WorkOrder>((at) => chat(at), order);
  expect(talked.handledCommands).toHaveLength(20);
  expect(talked.handledCommands.at(-1)).toMatchObject({ commandId: 'chat-25', version: 26 });
});

test('a command’s id used again for something else, or by somebody else, was acknowledged without anything being done', () => {
  const { order } = submitOrder(1, sha256);
  const say = (at: WorkOrder, text: string, actor = customer) =>
    decide(at, { commandId: 'c-once', step: 'message', payload: { text, photos: [] } }, aContext(actor));
  const first = say(order, '你好');
  if (!first.ok || !('order' in first.value)) throw new Error('a message was refused');
  const after = first.value.order;

  expect(say(after, '你好')).toEqual({ ok: true, value: { repeatedAtVersion: 2 } });
  expect(say(after, '再见')).toEqual({ ok: false, error: { code: 'command-reused' } });
  expect(say(after, '你好', agent)).toEqual({ ok: false, error: { code: 'command-reused' } });
});

test('canonical JSON is the same whichever order the keys came in, and drops what is undefined', () => {
  check(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries([...Object.entries(value), ['none', undefined]].reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson({ ...value, none: undefined }));
      expect(JSON.parse(canonicalJson(value))).toEqual(stored(value));
    }),
    1_000,
  );
});
