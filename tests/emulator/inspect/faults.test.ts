import { beforeEach, describe, expect, test } from '@jest/globals';
import { ConnectionCut } from '../../../emulator/http';
import type { Fault, FaultEffect, FaultTarget } from '../../../emulator/inspect/fault-types';
import { createFaults, type Faults } from '../../../emulator/inspect/faults';

const LOSE = { kind: 'lose-request' } as const;
let faults: Faults;
let done: string[];
beforeEach(() => {
  faults = createFaults();
  done = [];
});

const add = (effect: FaultEffect, more: Partial<Fault> = {}) => faults.add({ on: 'action', name: 'insert', effect, ...more });

/** One call: what it answers, `cut` when its connection is. */
const call = (what: string, target: Partial<FaultTarget> = {}) =>
  faults
    .strike<string>(
      { on: 'action', name: 'insert', ...target },
      () => {
        done.push(what);
        return `did ${what}`;
      },
      { fail: ({ errMsg }) => errMsg },
    )
    .catch((failure: unknown) => {
      if (failure instanceof ConnectionCut) return 'cut';
      throw failure;
    });

const calls = async (count: number) => {
  const answers = [];
  for (let i = 1; i <= count; i += 1) answers.push(await call(String(i)));
  return answers;
};

describe('an effect', () => {
  test.each<[FaultEffect, string, string[]]>([
    [{ kind: 'delay', delayMs: 1 }, 'did it', ['it']],
    [{ kind: 'fail', errCode: -1, errMsg: 'no' }, 'no', []],
    [{ kind: 'lose-reply' }, 'cut', ['it']],
    [{ kind: 'lose-request' }, 'cut', []],
    [{ kind: 'duplicate' }, 'did it', ['it', 'it']],
    [{ kind: 'hold', upToMs: 1 }, 'did it', ['it']],
  ])('%j', async (effect, answer, carriedOut) => {
    add(effect);
    expect(await call('it')).toBe(answer);
    expect(done).toEqual(carriedOut);
  });

  test('leaves the answer of the second try, even when the first one failed', async () => {
    add({ kind: 'duplicate' });
    let tries = 0;
    const work = () => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return tries;
    };
    expect(await faults.strike({ on: 'action', name: 'insert' }, work, { fail: () => 0 })).toBe(2);
  });
});

test('a place that has its own way of being slow is asked for it', async () => {
  add({ kind: 'delay', delayMs: 600_000 });
  const answers = { fail: () => 'no', slow: (delayMs: number) => `slow by ${delayMs}` };
  expect(await faults.strike({ on: 'action', name: 'insert' }, () => 'did it', answers)).toBe('slow by 600000');
});

test('what nobody waits for is lost quietly when everything is healed', async () => {
  add({ kind: 'delay', delayMs: 600_000 });
  const slow = faults.strike({ on: 'action', name: 'insert' }, () => 'did it', { fail: () => 'no', lose: () => 'lost' });
  faults.heal();
  expect(await slow).toBe('lost');
});

describe('a call held', () => {
  test('goes after the next one that matches', async () => {
    add({ kind: 'hold' }, { times: 1 });
    const first = call('first');
    await call('of another kind', { name: 'remove' });
    await call('second');
    await first;
    expect(done).toEqual(['of another kind', 'second', 'first']);
  });

  test('changes places with its neighbour, pair by pair', async () => {
    add({ kind: 'hold' });
    for (const [first, second] of ['12', '34']) {
      const held = call(String(first));
      await call(String(second));
      await held;
    }
    expect(done).toEqual(['2', '1', '4', '3']);
  });

  test('goes on when the fault is removed', async () => {
    const { id } = add({ kind: 'hold' });
    const first = call('first');
    expect(faults.remove(id)).toBe(true);
    expect(await first).toBe('did first');
    expect(faults.list()).toEqual([]);
  });

  test('is cut off when everything is healed, and so is one that is slow', async () => {
    add({ kind: 'hold' });
    const held = call('held');
    add({ kind: 'delay', delayMs: 600_000 }, { name: 'remove' });
    const slow = call('slow', { name: 'remove' });
    faults.heal();
    expect([await held, await slow]).toEqual(['cut', 'cut']);
    expect([done, faults.list()]).toEqual([[], []]);
    expect(await call('later')).toBe('did later');
  });
});

describe('who is struck', () => {
  test.each<[Partial<Fault>, Partial<FaultTarget>, Partial<FaultTarget>]>([
    [{ name: 'insert' }, {}, { name: 'inserted' }],
    [{ name: 'database.*' }, { name: 'database.insert' }, { name: 'storage.put' }],
    [{ name: 'subscribe' }, { name: ['text', 'subscribe'] }, { name: ['text'] }],
    [{ name: '*', on: 'push' }, { on: 'push' }, {}],
    [{ openid: 'o-anna' }, { openid: 'o-anna' }, { openid: 'o-bert' }],
    [{ openid: 'o-anna' }, { openid: 'o-anna' }, {}],
    [{ functionName: 'outbox' }, { functionName: 'outbox' }, { functionName: 'clock' }],
    [{ collection: 'orders' }, { collection: 'orders' }, { collection: 'things' }],
  ])('%j strikes %j and lets %j pass', async (more, struck, passing) => {
    add(LOSE, more);
    expect(await call('struck', struck)).toBe('cut');
    expect(await call('passing', passing)).toBe('did passing');
  });

  test('the first ones pass, then it strikes so often, and says how often it did', async () => {
    add(LOSE, { after: 2, times: 2 });
    expect(await calls(6)).toEqual(['did 1', 'did 2', 'cut', 'cut', 'did 5', 'did 6']);
    expect(faults.list()).toMatchObject([{ seen: 6, struck: 2 }]);
  });

  test('the oldest fault strikes, the younger ones see the call', async () => {
    add(LOSE, { times: 1 });
    add({ kind: 'fail', errCode: 1, errMsg: 'younger' });
    expect(await calls(2)).toEqual(['cut', 'younger']);
    expect(faults.list()).toMatchObject([
      { seen: 2, struck: 1 },
      { seen: 2, struck: 1 },
    ]);
  });

  test('chance strikes the same calls for the same seed, others for another', async () => {
    const run = async (seed: number) => {
      faults = createFaults();
      add(LOSE, { probability: 0.3, seed });
      return (await calls(200)).map((answer) => answer === 'cut');
    };
    const struck = await run(7);
    expect(await run(7)).toEqual(struck);
    expect(await run(8)).not.toEqual(struck);
    // 200 × 0.3, give or take four standard deviations; the seed makes it one number for ever.
    expect(Math.abs(struck.filter(Boolean).length - 60)).toBeLessThan(26);
  });

  test.each([
    [0, 'did it'],
    [1, 'cut'],
  ])('chance %d is sure', async (probability, answer) => {
    add(LOSE, { probability });
    expect(await call('it')).toBe(answer);
  });
});
