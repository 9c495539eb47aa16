import { beforeAll, expect, test } from '@jest/globals';
import type { Reply } from '#core/contract/reply';
import { openEverybody, WHO, type Who } from '../support/everybody';
import { makeSubjects, type Subjects } from '../support/rights-desk';

const everybody = openEverybody();
let subjects: Subjects;
beforeAll(async () => {
  subjects = await makeSubjects(everybody);
});

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);
const NO_ORDER = 'wo000000000000000000000000000000';
const MINUTE_MS = 60_000;
const STRANGERS: readonly Who[] = ['other', 'agent', 'technician', 'finance', 'supervisor', 'nobody'];
const NOT_STAFF: readonly Who[] = ['owner', 'other', 'nobody'];
const order = () => subjects.of('owner').order;
const step = { commandId: 'rights-0123456789abcdef', version: 1, step: 'message', payload: { text: '您好', photos: [] } };

/** What names an order, and who has no part in it there. Each is sent about an order that exists, and about one that does not. */
const ABOUT_AN_ORDER: readonly [string, string, readonly Who[], (subjects: Subjects) => object][] = [
  ['customer', 'get-order', STRANGERS, () => ({})],
  ['customer', 'order-version', STRANGERS, () => ({})],
  ['customer', 'get-shared-order', WHO, () => ({ token: 'f'.repeat(32) })],
  [
    'customer',
    'photo-urls',
    STRANGERS,
    ({ of }) => ({ attachmentIds: of('owner').order.machines.flatMap(({ labelPhotos }) => labelPhotos) }),
  ],
  ['customer', 'ask', STRANGERS, () => ({ commandId: step.commandId, text: '您好' })],
  ['customer', 'take-step', STRANGERS, () => step],
  ['customer', 'take-step', STRANGERS, () => ({ ...step, step: 'cancel', payload: { reason: '不修了' } })],
  [
    'customer',
    'take-step',
    STRANGERS,
    () => ({ ...step, step: 'submit-voucher', payload: { machineIds: ['m1'], amount: 1, attachmentId: 'a1' } }),
  ],
  ['customer', 'take-step', STRANGERS, () => ({ ...step, step: 'confirm-delivered', payload: {} })],
  ['customer', 'take-step', STRANGERS, () => ({ ...step, step: 'assign', payload: {} })],
  ['evidence', 'export-order', ['other', 'nobody'], () => ({})],
  ['staff', 'get-order', NOT_STAFF, () => ({})],
  ['staff', 'photo-urls', NOT_STAFF, () => ({ attachmentIds: ['a1'] })],
  ['staff', 'take-step', NOT_STAFF, () => step],
  ['staff', 'take-step', NOT_STAFF, () => ({ ...step, version: 'none' })],
];

test.each(ABOUT_AN_ORDER)(
  'a stranger gets word for word the same from %s %s, whether the order exists or not',
  async (name, action, who, more) => {
    const before = await everybody.staff('supervisor').order(order().orderId);
    for (const stranger of who) {
      for (const lang of ['zh-CN', 'en']) {
        const about = (orderId: string) => everybody.ask(stranger, name, { action, lang, payload: { ...more(subjects), orderId } });
        const [existing, missing] = [await about(order().orderId), await about(NO_ORDER)];
        expect([stranger, existing.ok]).toEqual([stranger, false]);
        expect(JSON.stringify(existing)).toBe(JSON.stringify(missing));
        await everybody.wechat.inspect.advance(MINUTE_MS);
      }
    }
    expect((await everybody.staff('supervisor').order(order().orderId)).version).toBe(before.version);
  },
);

test('whoever repeats a command of the order’s customer is told no more than anybody', async () => {
  const { orderId } = order();
  const command = {
    ...step,
    commandId: 'rights-of-the-owner-01',
    orderId,
    version: (await everybody.customer('owner').order(orderId)).version,
  };
  const call = (who: Who) => everybody.ask(who, 'customer', { action: 'take-step', payload: command });
  expect(codeOf(await call('owner'))).toBe('ok');
  for (const who of STRANGERS) expect([who, codeOf(await call(who))]).toEqual([who, 'not-found']);
});

test('a stranger hears the same of a parcel at the desk, a setting or an import that exists and of one that does not', async () => {
  const desk = (orphanId: string) => ({ orphanId });
  const pairs: [string, string, readonly Who[], object, object][] = [
    ['staff', 'get-orphan', [...NOT_STAFF, 'finance'], desk(subjects.orphanId), desk('sf-SF0000000000000')],
    ['staff', 'suggest-orders', [...NOT_STAFF, 'finance'], desk(subjects.orphanId), desk('sf-SF0000000000000')],
    [
      'staff',
      'orphan-step',
      [...NOT_STAFF, 'finance'],
      { ...desk(subjects.orphanId), commandId: step.commandId, version: 1, step: 'note-contact', payload: { text: '来电' } },
      { ...desk('sf-SF0000000000000'), commandId: step.commandId, version: 1, step: 'note-contact', payload: { text: '来电' } },
    ],
    ['staff', 'get-setting', [...NOT_STAFF, 'agent', 'finance'], { key: 'largeQuantity' }, { key: 'nothing' }],
    ['staff', 'setting-history', [...NOT_STAFF, 'agent', 'finance'], { key: 'largeQuantity' }, { key: 'nothing' }],
    ['registry', 'get-import', [...NOT_STAFF, 'agent', 'finance'], { importId: subjects.importId }, { importId: 'im-none' }],
    ['registry', 'find-machine', [...NOT_STAFF, 'agent'], { serialNumber: 'JX4-10001-IN' }, { serialNumber: 'JX4-99999-NO' }],
  ];
  for (const [name, action, who, existing, missing] of pairs) {
    for (const stranger of who) {
      const [one, other] = [
        await everybody.ask(stranger, name, { action, payload: existing }),
        await everybody.ask(stranger, name, { action, payload: missing }),
      ];
      expect([action, stranger, one.ok]).toEqual([action, stranger, false]);
      expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    }
  }
});

test('a stranger does not learn from staff’s function what it can do: a known action, an unknown one and nonsense look alike', async () => {
  for (const name of ['staff', 'registry']) {
    for (const who of NOT_STAFF) {
      const replies = [
        await everybody.ask(who, name, { action: 'get-order', payload: { orderId: order().orderId } }),
        await everybody.ask(who, name, { action: 'no-such-action', payload: {} }),
        await everybody.ask(who, name, { action: 7, payload: null }),
      ];
      expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    }
  }
});

test('a stranger sees no order of others in any list of theirs, no notice, no photo', async () => {
  const { orderId, machines } = order();
  for (const who of STRANGERS) {
    const lists = [
      await everybody.ask(who, 'customer', { action: 'list-orders', payload: { filter: 'all' } }),
      await everybody.ask(who, 'customer', { action: 'list-notices', payload: {} }),
      await everybody.ask(who, 'customer', { action: 'start', payload: {} }),
    ];
    expect([who, JSON.stringify(lists).includes(orderId)]).toEqual([who, false]);
    const attachmentIds = machines.flatMap(({ labelPhotos }) => labelPhotos);
    expect(await everybody.ask(who, 'customer', { action: 'photo-urls', payload: { attachmentIds } })).toMatchObject({
      value: { urls: {} },
    });
  }
});

test('a stranger marks nobody else’s notices as read', async () => {
  const notices = await everybody.customer('owner').ask('list-notices', {});
  const noticeIds = notices.notices.map(({ noticeId }) => noticeId);
  expect(noticeIds.length).toBeGreaterThan(0);
  for (const who of STRANGERS) await everybody.ask(who, 'customer', { action: 'read-notices', payload: { noticeIds } });
  expect((await everybody.customer('owner').ask('list-notices', {})).unread).toBe(notices.unread);
});
