import { describe, expect, test } from '@jest/globals';
import type { OrphanStep } from '#core/contract/orphans';
import { canonicalJson } from '#core/domain/event';
import { sha256 } from '../support/contexts';
import { OrphanDesk } from '../support/orphan-desk';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const desk = new OrphanDesk(day);

test('R16 a parcel without an order is registered once, with photo and slip, however often it is tried', async () => {
  const { agent } = day.people;
  const input = await desk.registration({ serialNumbers: ['JX4-NOBODY-1'], sender: { phoneTail: '8000', name: '张三' } });

  const [first, second] = await Promise.all([agent.ask('register-orphan', input), agent.ask('register-orphan', input)]);
  const other = await agent.reply('register-orphan', { ...input, commandId: agent.nextCommandId() });

  expect(first).toMatchObject({
    state: 'found',
    version: 1,
    waybillNumber: input.waybillNumber,
    sender: { phoneTail: '8000', name: '张三' },
  });
  expect(second.orphanId).toBe(first.orphanId);
  expect(other).toMatchObject({ ok: false, error: { code: 'parcel-registered', field: 'waybillNumber' } });
  expect(first.offers.map(({ step: name }) => name)).toEqual([
    'link',
    'take-in',
    'refuse',
    'tell-owner',
    'note-contact',
    'amend',
    'correct-slip',
  ]);
  const { orphans, counts } = await agent.ask('list-orphans', { group: 'found' });
  expect(orphans.filter(({ orphanId }) => orphanId === first.orphanId)).toHaveLength(1);
  expect(counts.found).toBe(orphans.length);
});

test('R16 without a readable waybill the first photo tells parcels apart; without a photo nothing is registered', async () => {
  const { agent } = day.people;
  const input = await desk.registration({ waybillNumber: null });
  expect(await agent.ask('register-orphan', input)).toMatchObject({ waybillNumber: null, originText: '面单看不清' });
  const again = await agent.reply('register-orphan', { ...input, commandId: agent.nextCommandId() });
  expect(again).toMatchObject({ ok: false, error: { code: 'parcel-registered', field: 'photos' } });
  const bare = await agent.reply('register-orphan', { ...input, photos: [] });
  expect(bare).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  const theirs = await desk.registration({}, desk.supervisor);
  expect(await agent.reply('register-orphan', theirs)).toMatchObject({
    ok: false,
    error: { code: 'upload-not-confirmed', field: 'photos' },
  });
});

test('R16 a waybill that an open order expects is no orphan’s: the desk leads to that order’s own parcel', async () => {
  const { orderId } = await desk.anExpectedOrder();
  const waybillNumber = desk.freshWaybill();
  await desk.sendIn(orderId, waybillNumber);
  const { agent } = day.people;

  const refused = await agent.reply('register-orphan', await desk.registration({ waybillNumber }));
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'waybill-expected', field: 'waybillNumber', why: [{ clause: 'R5' }, { clause: 'R16' }] },
  });
  expect(await agent.ask('find-parcel', { waybillNumber })).toEqual({ orderId, parcelId: 'p1' });
});

describe('R16 R17 refused at the door', () => {
  test.each(['no-order', 'mismatch', 'form-error', 'collect-freight', 'pickup'] as const)('with reason %s and a photo', async (reason) => {
    const { orphanId } = await desk.register();
    const photos = [await day.people.agent.attach('finding', day.photo)];
    expect(await desk.step(orphanId, 'refuse', { reason, text: '', photos: [] })).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
    const refused = await desk.take(orphanId, 'refuse', { reason, text: '快递员当场带回', photos });
    expect(refused).toMatchObject({ state: 'refused', group: 'ended', photos: expect.arrayContaining(photos) });
    expect(refused.timeline[0]).toMatchObject({ what: '在门口拒收', photos });
    expect((await desk.step(orphanId, 'take-in', { place: 'A-1' })).ok).toBe(false);
    expect(await desk.take(orphanId, 'come-again', {})).toMatchObject({ state: 'found' });
  });

  test('not once it was taken in', async () => {
    const { orphanId } = await desk.register();
    await desk.take(orphanId, 'take-in', { place: 'A-3' });
    const photos = [await day.people.agent.attach('finding', day.photo)];
    expect(await desk.step(orphanId, 'refuse', { reason: 'no-order', text: '', photos })).toMatchObject({
      ok: false,
      error: { code: 'wrong-state' },
    });
  });
});

// Who may do what at the desk, written by hand; a technician, who reads only, is tried in the unit tests.
type Right = 'may read' | 'may act' | 'may hold' | 'not hold' | 'sees nothing';
const RIGHTS: [who: string, reading: Right, acting: Right, holding: Right][] = [
  ['agent', 'may read', 'may act', 'not hold'],
  ['supervisor', 'may read', 'may act', 'may hold'],
  ['finance', 'sees nothing', 'sees nothing', 'sees nothing'],
  ['customer', 'sees nothing', 'sees nothing', 'sees nothing'],
];

test.each(RIGHTS)('who may do what at the desk: %s %s, %s, %s', async (who, reading, acting, holding) => {
  const { orphanId } = await desk.register();
  const call = (action: string, payload: object) =>
    day.wechat.phone(who).call('staff', { action, lang: 'zh-CN', payload }) as Promise<{ ok: boolean; error?: { code: string } }>;
  const codeOf = async (action: string, payload: object) => {
    const reply = await call(action, payload);
    return reply.ok ? 'allowed' : reply.error?.code;
  };
  const step = (name: OrphanStep, payload: object) =>
    codeOf('orphan-step', { commandId: `rights-${who}-${name}-00000000`, orphanId, version: 1, step: name, payload });
  const expected: Record<Right, string> = {
    'may read': 'allowed',
    'may act': 'allowed',
    'not hold': 'not-allowed',
    'may hold': 'wrong-state',
    'sees nothing': 'not-found',
  };

  for (const [action, payload] of [
    ['list-orphans', { group: 'found' }],
    ['get-orphan', { orphanId }],
    ['suggest-orders', { orphanId }],
  ] as const)
    expect([action, await codeOf(action, payload)]).toEqual([action, expected[reading]]);
  // Holding and reopening are not legal in this state, which only whoever might do it is told.
  expect(await step('hold', {})).toBe(expected[holding]);
  expect(await step('reopen', { text: '找到了' })).toBe(expected[holding]);
  expect(await step('note-contact', { text: '来电' })).toBe(expected[acting]);
  const registering = {
    carrier: 'sf',
    waybillNumber: desk.freshWaybill(),
    photos: [`a${'0'.repeat(32)}`],
    serialNumbers: [],
    sender: {},
    place: '门口',
  };
  const registered = await codeOf('register-orphan', { commandId: `rights-${who}-register-00`, ...registering });
  expect(registered).toBe(acting === 'may act' ? 'upload-not-confirmed' : expected[acting]);
  if (reading === 'sees nothing')
    expect(await call('get-orphan', { orphanId })).toEqual(await call('get-orphan', { orphanId: 'sf-SF0000000000000' }));
});

test('the events of a parcel are one unbroken chain, and each hash is that of its event', async () => {
  const { orphanId } = await desk.register();
  await desk.take(orphanId, 'take-in', { place: 'A-3' });
  await desk.take(orphanId, 'amend', { place: 'B-1', serialNumbers: ['JX4-SEEN-1'], sender: { name: '张三' }, photos: [] });
  await desk.take(orphanId, 'note-contact', { text: '来电' });
  const events = await desk.eventsOf(orphanId);
  expect(events.map(({ step: name }) => name)).toEqual(['register', 'take-in', 'amend', 'note-contact']);
  expect(events.map(({ previousHash }) => previousHash)).toEqual(['', ...events.slice(0, -1).map(({ hash }) => hash)]);
  for (const { _id, hash, ...event } of events) expect(sha256(canonicalJson(event))).toBe(hash);
});

describe('R16 R18 a slip that staff entered wrongly', () => {
  test('is corrected: the parcel goes on under its real waybill with all that is known of it, and the history tells', async () => {
    const { orphanId } = await desk.register({ serialNumbers: ['JX4-MISREAD-1'] });
    await desk.take(orphanId, 'take-in', { place: 'C-2' });
    const waybillNumber = desk.freshWaybill();
    const old = await desk.take(orphanId, 'correct-slip', { carrier: 'jd', waybillNumber });

    expect(old).toMatchObject({ state: 'corrected', group: 'ended', correctedTo: { orphanId: `jd-${waybillNumber}` } });
    const now = await desk.get(`jd-${waybillNumber}`);
    const { photos, foundAt } = old;
    expect(now).toMatchObject({ state: 'waiting', waybillNumber, place: 'C-2', photos, foundAt, correctedFrom: orphanId });
    expect(now.serialNumbers).toEqual(['JX4-MISREAD-1']);
    const [before, after] = [await desk.eventsOf(orphanId), await desk.eventsOf(now.orphanId)];
    expect(before.at(-1)).toMatchObject({ step: 'correct-slip', facts: { waybillNumber } });
    expect(after).toMatchObject([{ step: 'register', facts: { takenOver: { correctedFrom: { orphanId, hash: before.at(-1)?.hash } } } }]);
  });

  test('cannot become one that is registered already, or that an open order expects', async () => {
    const { orphanId } = await desk.register();
    const other = await desk.register();
    const { orderId } = await desk.anExpectedOrder();
    const expected = desk.freshWaybill();
    await desk.sendIn(orderId, expected);
    const correct = async (waybillNumber: string | null) => desk.step(orphanId, 'correct-slip', { carrier: 'sf', waybillNumber });
    expect(await correct(other.waybillNumber)).toMatchObject({ ok: false, error: { code: 'parcel-registered' } });
    expect(await correct(expected)).toMatchObject({ ok: false, error: { code: 'waybill-expected' } });
    expect(await desk.get(orphanId)).toMatchObject({ state: 'found', version: 1 });
  });

  test('leaves its number to the parcel that really has it', async () => {
    const { orphanId, waybillNumber, photos } = await desk.register();
    await desk.take(orphanId, 'correct-slip', { carrier: 'sf', waybillNumber: desk.freshWaybill() });
    expect(await desk.step(orphanId, 'come-again', {})).toMatchObject({ ok: false, error: { code: 'evidence-missing' } });
    const theirs = [await day.people.agent.attach('finding', day.photo)];
    const back = await desk.take(orphanId, 'come-again', { photos: theirs });
    expect(back).toMatchObject({ state: 'found', waybillNumber, photos: theirs });
    expect(back.photos).not.toEqual(photos);
  });
});
