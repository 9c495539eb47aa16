import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { customerRequests } from '#core/contract/customer';
import type { Reply } from '#core/contract/reply';
import { staffRequests } from '#core/contract/staff';
import { customerSteps, staffSteps } from '#core/contract/steps';
import { runs } from '../support/runs';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const SEED = 20_261_124;
const RUNS = 3_000;
const MINUTES_MS = 120_000;

/** What nobody sends who means well: names every object has, operators, other types, texts that are hard to store or to show. */
const hostile = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '',
      ' ',
      '\u0000',
      '\ud800',
      '\u202E',
      '\u200B',
      '👩‍👩‍👧‍👦',
      '$where',
      'a.b',
      '../x',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(null, true, -0, -1, 1e308, 2 ** 53, 0.5, [], {}, { $ne: null }, { $gt: '' }, [[[[]]]]) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom('长'.repeat(3_000), 'a'.repeat(70)) },
);
const KEYS = [
  ...'commandId orderId version step payload machines contact name phone machineIds attachmentId attachmentIds fileId purpose bytes'.split(
    ' ',
  ),
  ...'cursor filter text photos about answers noticeIds serialNumber group waybillNumber parcelId voucherId shipmentId amount lines'.split(
    ' ',
  ),
  ...'class note findings damageCause voidReasons carrier consent receivingAddress serialsFound unlabelledMachineIds'.split(' '),
  '__proto__',
  'constructor',
];
/** Values that are right by themselves, so that some of it gets past the first look. */
const plausible = (orderId: string) =>
  fc.constantFrom<unknown>(
    orderId,
    'm1',
    ['m1'],
    ['m1', 'm1'],
    1,
    2,
    0,
    'label',
    'all',
    'open',
    'c-0123456789abcdef',
    'SF1234567890123',
    'sf',
    { a: 1 },
  );
const fields = (orderId: string) =>
  fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.oneof(hostile, plausible(orderId))), { maxLength: 8 }).map((entries) => {
    const made: Record<string, unknown> = {};
    for (const [key, value] of entries) Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
    return made;
  });
const takeStep = (orderId: string, version: number, steps: readonly string[]) =>
  fc.record({
    commandId: fc.uuid(),
    orderId: fc.constant(orderId),
    version: fc.constantFrom<unknown>(version, version, version, version + 1, -1, 'x'),
    step: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...steps) }, { weight: 1, arbitrary: hostile }),
    payload: fc.oneof({ weight: 9, arbitrary: fields(orderId) }, { weight: 1, arbitrary: hostile }),
  });

/** Everything that is stored but for what reading may note. */
async function stored(): Promise<string> {
  const names = ['work_orders', 'order_events', 'notices', 'open_serials', 'parcels', 'staff', 'machines', 'settings'];
  return JSON.stringify(await Promise.all(names.map((name) => day.wechat.inspect.documents(name))));
}

const WRITES = ['message', 'prepare-upload'];

const CUSTOMER = { name: 'customer', actions: Object.keys(customerRequests), steps: Object.keys(customerSteps) };
const STAFF = { name: 'staff', actions: Object.keys(staffRequests), steps: Object.keys(staffSteps) };

test.each([
  ['customer', CUSTOMER],
  ['customer-2', CUSTOMER],
  ['agent', STAFF],
])(
  'whatever %s sends, it is answered with a code and a sentence, never fails, and stores nothing',
  async (phone, { name, actions, steps }) => {
    const { orderId, version } = await day.submit();
    const before = await stored();
    const line = day.wechat.phone(phone);
    const request = fc.oneof(
      fc.record({ action: fc.constantFrom(...actions), lang: fc.constantFrom('zh-CN', 'en'), payload: fc.oneof(fields(orderId), hostile) }),
      fc.record({
        action: fc.constant('take-step'),
        lang: fc.constant('en'),
        payload: takeStep(
          orderId,
          version,
          steps.filter((step) => !WRITES.includes(step)),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(request, async (data) => {
        const reply = (await line.call(name, data)) as Reply<unknown>;
        if (reply.ok) return;
        expect(reply.error).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(/./) });
        expect(reply.error.code).not.toBe('internal');
        for (const wrong of reply.error.fields ?? []) expect(wrong.message).toMatch(/./);
      }),
      { seed: SEED, numRuns: runs(RUNS) },
    );
    expect(await stored()).toBe(before);
  },
  MINUTES_MS,
);
