import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SETTING_KEYS } from '#core/application/setting-table';
import { customerRequests } from '#core/contract/customer';
import { evidenceRequests } from '#core/contract/evidence';
import { orphanSteps } from '#core/contract/orphans';
import { registryRequests } from '#core/contract/registry';
import type { Reply } from '#core/contract/reply';
import { staffRequests } from '#core/contract/staff';
import { customerSteps, staffSteps } from '#core/contract/steps';
import { OrphanDesk } from '../support/orphan-desk';
import { runs, SEEDED_MS } from '../support/runs';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const SEED = 20_261_124;
const RUNS = 3_000;

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
  ...'importId fileName kind limit key value effectiveFrom reason number orphanId serialNumbers sender place text approvalCode isApproved'.split(
    ' ',
  ),
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
    'active',
    'bad',
    'now',
    'largeQuantity',
    'found',
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

/** How far a message has come on its way to the phone: the timer sends it on by itself, at night and in the middle of a test. */
const ON_ITS_WAY = ['push', 'pushReason', 'attempts', 'dueAt', 'sentAt', 'channel', 'considered', 'messageId'];

/** Everything that is stored but for what reading may note, and for what time does. */
async function stored(): Promise<string> {
  // Its own timer may give notices for a role to their people at any minute: here it has done so.
  await day.wechat.inspect.runTimer('outbox');
  const names = [
    'work_orders',
    'order_events',
    'notices',
    'open_serials',
    'parcels',
    'staff',
    'machines',
    'settings',
    'setting_changes',
    'registry_imports',
  ];
  const lists = await Promise.all(names.map((name) => day.wechat.inspect.documents(name)));
  const isOfPush = (name: string | undefined, key: string): boolean => name === 'notices' && ON_ITS_WAY.includes(key);
  const isRead = (key: string): boolean => ['isUnread', 'readAt'].includes(key);
  return lists
    .map((list, index) => JSON.stringify(list, (key, value: unknown) => (isOfPush(names[index], key) || isRead(key) ? undefined : value)))
    .join('\n');
}

/** Steps that need nothing, or nothing but words, so that some of it would be right. */
const WRITES = ['message', 'assign', 'share', 'revoke-share'];

const CUSTOMER = { actions: Object.keys(customerRequests), steps: Object.keys(customerSteps) };
const STAFF = { actions: Object.keys(staffRequests), steps: Object.keys(staffSteps) };
const REGISTRY = { actions: Object.keys(registryRequests), steps: [] };
const EVIDENCE = { actions: Object.keys(evidenceRequests), steps: [] };

test.each([
  ['customer', 'customer', CUSTOMER],
  ['customer-2', 'customer', CUSTOMER],
  ['agent', 'staff', STAFF],
  ['supervisor', 'staff', STAFF],
  ['finance', 'staff', STAFF],
  ['supervisor', 'registry', REGISTRY],
  ['customer-2', 'registry', REGISTRY],
  ['customer', 'evidence', EVIDENCE],
])(
  'whatever %s sends to %s, it is answered with a code and a sentence, never fails, and stores nothing',
  async (phone, name, { actions, steps }) => {
    const { orderId, version } = await day.submit();
    // What waits to be told is told first: the timer does not wait for the test.
    await day.wechat.inspect.runTimer('outbox');
    const before = await stored();
    const anything = fc.record({
      action: fc.constantFrom(...actions),
      lang: fc.constantFrom('zh-CN', 'en'),
      payload: fc.oneof(fields(orderId), hostile),
    });
    const possible = steps.filter((step) => !WRITES.includes(step));
    const step = () =>
      fc.record({ action: fc.constant('take-step'), lang: fc.constant('en'), payload: takeStep(orderId, version, possible) });
    await answersAll(phone, name, possible.length > 0 ? fc.oneof(anything, step()) : anything);
    expect(await stored()).toBe(before);
  },
  SEEDED_MS,
);

/** Every answer is a code and a sentence, and none is a bug of ours. */
async function answersAll(phone: string, name: string, request: fc.Arbitrary<object>): Promise<void> {
  const line = day.wechat.phone(phone);
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
}

test(
  'whatever a supervisor makes of a setting is answered and, on a version nobody has, stores nothing',
  async () => {
    const before = await stored();
    const deep = fc.oneof(hostile, fields('wo1'), fc.array(fc.oneof(hostile, fields('wo1')), { maxLength: 5 }));
    const request = fc.record({
      action: fc.constantFrom('preview-setting', 'change-setting'),
      lang: fc.constantFrom('zh-CN', 'en'),
      proposed: fc.record({
        key: fc.oneof({ weight: 9, arbitrary: fc.constantFrom<unknown>(...SETTING_KEYS) }, { weight: 1, arbitrary: hostile }),
        value: deep,
        effectiveFrom: fc.constantFrom<unknown>('now', '2027-01-01', '2027-02-30', '0000-01-01', '9999-12-31', 1, null),
      }),
    });
    const command = { version: 99, reason: '试试', commandId: 'fuzz-0123456789abcdef' };
    const sent = request.map(({ action, lang, proposed }) => ({
      action,
      lang,
      payload: action === 'change-setting' ? { ...proposed, ...command } : proposed,
    }));
    await answersAll('supervisor', 'staff', sent);
    expect(await stored()).toBe(before);
  },
  SEEDED_MS,
);

test(
  'whatever is sent about an orphan parcel that has ended is answered and stores nothing',
  async () => {
    const desk = new OrphanDesk(day);
    const { orphanId } = await desk.register();
    const { orderId } = await desk.anExpectedOrder();
    const { version } = await desk.take(orphanId, 'link', { orderId, machineIds: ['m1'] });
    const before = await stored();
    const request = fc.record({
      action: fc.constant('orphan-step'),
      lang: fc.constantFrom('zh-CN', 'en'),
      payload: fc.record({
        commandId: fc.uuid(),
        orphanId: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(orphanId) }, { weight: 1, arbitrary: hostile }),
        version: fc.constantFrom<unknown>(version, version, version - 1, -1, null),
        step: fc.oneof({ weight: 9, arbitrary: fc.constantFrom<unknown>(...Object.keys(orphanSteps)) }, { weight: 1, arbitrary: hostile }),
        payload: fc.oneof(fields(orderId), fc.constant({ orderId, machineIds: ['m1'] }), fc.constant({ orderId, parcelId: 'p1' }), hostile),
      }),
    });
    for (const phone of ['agent', 'finance']) await answersAll(phone, 'staff', request);
    expect(await stored()).toBe(before);
  },
  SEEDED_MS,
);
