import { describe, expect, test } from '@jest/globals';
import type { OrphanStep } from '#core/contract/orphans';
import { OrphanDesk } from '../support/orphan-desk';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const desk = new OrphanDesk(day);
const DAY_MS = 86_400_000;

describe('R16 suggestions, each with its reasons', () => {
  test('a customer who creates an order with the serial after the parcel came stands first', async () => {
    const orphan = await desk.register({ serialNumbers: ['JX4-LATER-1'], sender: { phoneTail: '8000' } });
    await day.submit(); // shares the phone tail
    expect((await desk.suggestions(orphan.orphanId)).map(({ reasons }) => reasons[0]?.code)).not.toContain('serial-open');

    const { orderId } = await desk.anExpectedOrder('JX4-LATER-1');

    const [first, second] = await desk.suggestions(orphan.orphanId);
    expect(first).toMatchObject({
      orderId,
      reasons: [{ code: 'serial-open', text: '工单里有这台设备：JX4-LATER-1' }, { code: 'phone-tail' }],
      action: { kind: 'link', chosenIds: ['m1'] },
    });
    expect(second).toMatchObject({ reasons: [{ code: 'phone-tail' }] });
  });

  test.each([
    ['a wrong digit', (w: string) => `${w.slice(0, 6)}${(Number(w[6]) + 1) % 10}${w.slice(7)}`],
    ['a missing digit', (w: string) => w.slice(0, 8) + w.slice(9)],
    ['two neighbours swapped', (w: string) => `${w.slice(0, 2)}${w.slice(3, 4)}${w.slice(2, 3)}${w.slice(4)}`],
    ['the carrier’s letters left out', (w: string) => w.slice(2)],
  ])('R18 the customer typed the waybill with %s: the order is suggested, to be signed for by the slip', async (_what, mistype) => {
    const { orderId } = await desk.anExpectedOrder();
    const slip = desk.freshWaybill();
    const typed = mistype(slip);
    // By a carrier whose numbers have no form of their own: others would not let the mistake pass.
    const sent = await desk.sendIn(orderId, typed, 'other');
    const orphan = await desk.register({ waybillNumber: slip, carrier: 'other' });

    const [first] = await desk.suggestions(orphan.orphanId);
    expect(first).toMatchObject({
      orderId,
      action: { kind: 'sign', parcelId: 'p1' },
      reasons: [{ code: 'waybill-close' }],
    });
    const linked = await desk.take(orphan.orphanId, 'link', { orderId, parcelId: 'p1' });

    expect(linked).toMatchObject({ state: 'linked', linked: { orderId } });
    const order = await day.people.agent.order(orderId);
    expect(order).toMatchObject({
      version: sent.version + 1,
      parcels: [{ id: 'p1', waybillNumber: slip }],
      machines: [{ state: 'received' }],
    });
    // What was mistyped is free again, what stands on the slip is taken.
    expect(await day.people.agent.reply('find-parcel', { waybillNumber: typed })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(await day.people.agent.ask('find-parcel', { waybillNumber: slip })).toMatchObject({ orderId });
    await day.people.agent.take(orderId, 'unpack', {
      parcelId: 'p1',
      serialsFound: [],
      unlabelledMachineIds: ['m1'],
      photos: [await day.people.agent.attach('unpacking', day.photo)],
    });
  });
});

describe('R16 linking gives the parcel to an order', () => {
  test('the machine is received on the day the parcel came, the parcel must be unpacked, the return waits for the address', async () => {
    const orphan = await desk.register({ serialNumbers: ['JX4-LINK-1'] });
    await desk.take(orphan.orphanId, 'take-in', { place: 'A-3' });
    const cameOn = new Date((await day.wechat.inspect.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
    await day.wechat.inspect.advance(2 * DAY_MS);
    const { orderId } = await desk.anExpectedOrder('JX4-LINK-1');

    const linked = await desk.take(orphan.orphanId, 'link', { orderId, machineIds: ['m1'] });

    expect(linked).toMatchObject({ state: 'linked', linked: { orderId }, offers: [] });
    const order = await day.people.agent.order(orderId);
    expect(order).toMatchObject({
      stage: 'in-service',
      machines: [{ state: 'received' }],
      parcels: [{ waybillNumber: orphan.waybillNumber }],
    });
    expect(order.offers.filter(({ refusal }) => !refusal).map(({ step: name }) => name)).toContain('unpack');
    const [stored] = (await day.wechat.inspect.documents('work_orders')).filter(({ _id }) => _id === orderId);
    expect(stored).toMatchObject({ order: { machines: [{ receivedDate: cameOn }], parcels: [{ linked: true }] } });
    const customers = await day.people.customer.order(orderId);
    expect(customers.nextAction).toBe('give-address');
    expect((await day.people.customer.ask('list-notices', {})).notices).toEqual(
      expect.arrayContaining([expect.objectContaining({ orderId, title: '包裹已签收' })]),
    );
  });

  test('of two agents who link and refuse at once one wins, and the other is told what changed', async () => {
    const { orphanId, version } = await desk.register({ serialNumbers: ['JX4-RACE-LINK'] });
    const { orderId } = await desk.anExpectedOrder('JX4-RACE-LINK');
    const { agent } = day.people;
    const photos = [await desk.supervisor.attach('finding', day.photo)];
    const ask = (who: typeof desk.supervisor, name: OrphanStep, payload: object) =>
      who.reply('orphan-step', { commandId: who.nextCommandId(), orphanId, version, step: name, payload });

    const replies = await Promise.all([
      ask(agent, 'link', { orderId, machineIds: ['m1'] }),
      ask(desk.supervisor, 'refuse', { reason: 'no-order', text: '', photos }),
    ]);

    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'stale-version', current: version + 1 } });
    const [orphan, order] = [await desk.get(orphanId), await agent.order(orderId)];
    expect(order.machines[0]?.state).toBe(orphan.state === 'linked' ? 'received' : 'expected');
    expect(await desk.eventsOf(orphanId)).toHaveLength(2);
  });

  test('of two orders that are given one parcel at once, one has it', async () => {
    const { orphanId, version } = await desk.register();
    const [first, second] = [await desk.anExpectedOrder(), await desk.anExpectedOrder()];
    const link = (who: typeof desk.supervisor, orderId: string) =>
      who.reply('orphan-step', {
        commandId: who.nextCommandId(),
        orphanId,
        version,
        step: 'link',
        payload: { orderId, machineIds: ['m1'] },
      });

    const replies = await Promise.all([link(day.people.agent, first.orderId), link(desk.supervisor, second.orderId)]);

    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const states = await Promise.all(
      [first, second].map(async ({ orderId }) => (await day.people.agent.order(orderId)).machines[0]?.state),
    );
    expect([...states].sort()).toEqual(['expected', 'received']);
  });

  test('a machine that moved on meanwhile is no target: nothing is stored, on either side', async () => {
    const { orphanId } = await desk.register();
    const { orderId } = await desk.anExpectedOrder();
    const { version } = await desk.sendIn(orderId, desk.freshWaybill());
    const refused = await desk.step(orphanId, 'link', { orderId, machineIds: ['m1'] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    expect(await desk.step(orphanId, 'link', { orderId: 'wo00', machineIds: ['m1'] })).toMatchObject({
      ok: false,
      error: { code: 'unknown-target', field: 'payload.orderId' },
    });
    expect([await desk.get(orphanId), await day.people.agent.order(orderId)]).toMatchObject([{ state: 'found', version: 1 }, { version }]);
  });

  /** More than linking has calls: the last ones strike nothing. */
  const CALLS = Array.from({ length: 12 }, (_, call) => call);

  test.each(['lose-request', 'lose-reply'] as const)(
    'whichever call is cut off (%s), parcel and order change together or not at all, and trying again does it once',
    async (kind) => {
      const { agent } = day.people;
      let struck = 0;
      for (const after of CALLS) {
        const { orphanId, version } = await desk.register();
        const { orderId } = await desk.anExpectedOrder();
        const input = { commandId: agent.nextCommandId(), orphanId, version, step: 'link', payload: { orderId, machineIds: ['m1'] } };
        const both = async () => [(await desk.get(orphanId)).state, (await agent.order(orderId)).machines[0]?.state].join();

        await day.wechat.inspect.addFault({ on: 'action', name: 'database.*', functionName: 'staff', effect: { kind }, times: 1, after });
        await agent.reply('orphan-step', input);
        struck += (await day.wechat.inspect.faults())[0]?.struck ?? 0;
        await day.wechat.inspect.clearFaults();

        expect(['found,expected', 'linked,received']).toContain(await both());
        expect(await agent.reply('orphan-step', input)).toMatchObject({ ok: true });
        expect(await both()).toBe('linked,received');
        expect((await desk.eventsOf(orphanId)).map(({ step: name }) => name)).toEqual(['register', 'link']);
      }
      expect(struck).toBeGreaterThanOrEqual(9);
    },
  );

  test('an answer lost on its way costs nothing: the same command is asked again', async () => {
    const { orphanId, version } = await desk.register();
    const { orderId } = await desk.anExpectedOrder();
    const { agent } = day.people;
    const input = { commandId: agent.nextCommandId(), orphanId, version, step: 'link', payload: { orderId, machineIds: ['m1'] } };
    await day.wechat.inspect.addFault({ on: 'action', name: 'database.commitTransaction', effect: { kind: 'lose-reply' }, times: 1 });
    expect(await agent.reply('orphan-step', input)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await agent.ask('orphan-step', input)).toMatchObject({ state: 'linked', version: version + 1 });
  });

  test('a customer who registers the waybill of a parcel that lies at the desk is not told so; signing for it takes it off the desk', async () => {
    const orphan = await desk.register();
    const { orderId } = await desk.anExpectedOrder();
    const sent = await desk.sendIn(orderId, orphan.waybillNumber ?? '');
    expect(sent.stage).toBe('in-transit');
    expect(await desk.suggestions(orphan.orphanId)).toMatchObject([
      { orderId, reasons: [{ code: 'waybill-same' }], action: { kind: 'sign' } },
    ]);

    await day.people.agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: orphan.waybillNumber ?? '' });

    expect(await desk.get(orphan.orphanId)).toMatchObject({ state: 'linked', linked: { orderId } });
  });

  test('R24 a parcel that lay at the desk before its customer registered it is received on the day it came, with its pictures', async () => {
    const orphan = await desk.register();
    const cameOn = new Date((await day.wechat.inspect.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
    await day.wechat.inspect.advance(2 * DAY_MS);
    const { orderId } = await desk.anExpectedOrder();
    await desk.sendIn(orderId, orphan.waybillNumber ?? '');

    await day.people.agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: orphan.waybillNumber ?? '' });

    const stored = (await day.wechat.inspect.documents('work_orders')).find(({ _id }) => _id === orderId);
    expect(stored).toMatchObject({ order: { machines: [{ receivedDate: cameOn }], parcels: [{ arrivalPhotos: orphan.photos }] } });
    const signed = (await day.wechat.inspect.documents('order_events')).find(
      (event) => event.orderId === orderId && event.step === 'sign-parcel',
    );
    expect(Object.keys(signed?.attachments ?? {})).toEqual(orphan.photos);
  });
});

describe('R17 what is too much in a parcel goes to the orphan desk', () => {
  test('in the same moment as the unpacking, with its photo and where it came from', async () => {
    const { agent } = day.people;
    const { orderId, orderNumber } = await desk.anExpectedOrder('JX4-MINE-1');
    const waybillNumber = desk.freshWaybill();
    await desk.sendIn(orderId, waybillNumber);
    await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber });
    const photos = [await agent.attach('unpacking', day.photo)];

    await agent.take(orderId, 'unpack', { parcelId: 'p1', serialsFound: ['JX4-MINE-1', 'JX4-TOO-MANY'], unlabelledMachineIds: [], photos });

    const orphanId = `extra-${orderId}-d1`;
    expect(await desk.get(orphanId)).toMatchObject({
      state: 'waiting',
      serialNumbers: ['JX4-TOO-MANY'],
      waybillNumber: null,
      originText: `开箱时多出，工单 ${orderNumber}`,
      photos,
    });
    expect(await desk.suggestions(orphanId)).toEqual([]); // the order it was with is the one it does not belong to

    const other = await desk.anExpectedOrder('JX4-TOO-MANY');
    const [first] = await desk.suggestions(orphanId);
    expect(first).toMatchObject({ orderId: other.orderId, action: { kind: 'link' } });
    await desk.take(orphanId, 'link', { orderId: other.orderId, machineIds: ['m1'] });
    const order = await agent.take(other.orderId, 'unpack', {
      parcelId: 'p1',
      serialsFound: ['JX4-TOO-MANY'],
      unlabelledMachineIds: [],
      photos,
    });
    expect(order).toMatchObject({ discrepancies: [], machines: [{ state: 'received' }] });
  });
});

test('pictures of a parcel stand with their SHA-256 in its events, and in the order’s once it is linked', async () => {
  const { orphanId } = await desk.register();
  const more = await desk.agent.attach('finding', day.photo);
  const [slip] = (await desk.get(orphanId)).photos;
  await desk.take(orphanId, 'amend', { place: 'B-1', serialNumbers: [], sender: {}, photos: [more] });
  const { orderId } = await desk.anExpectedOrder();
  await desk.take(orphanId, 'link', { orderId, machineIds: ['m1'] });

  const proof = { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: expect.any(Number), contentType: 'image/png' };
  const events = await desk.eventsOf(orphanId);
  expect(events.map(({ step, attachments }) => [step, attachments])).toEqual([
    ['register', { [String(slip)]: proof }],
    ['amend', { [more]: proof }],
    ['link', undefined],
  ]);
  const ofOrder = (await day.wechat.inspect.documents('order_events')).find(
    (event) => event.orderId === orderId && event.step === 'link-orphan',
  );
  expect(ofOrder?.attachments).toEqual({ [String(slip)]: proof, [more]: proof });
});

test('a customer opens every photo that the history of an order with a linked parcel names', async () => {
  const { orphanId } = await desk.register();
  const { orderId } = await desk.anExpectedOrder();
  await desk.take(orphanId, 'link', { orderId, machineIds: ['m1'] });
  const { timeline, parcels } = await day.people.customer.order(orderId);
  const named = timeline.flatMap(({ photos }) => photos);
  expect(named).toEqual(expect.arrayContaining([...(parcels[0]?.arrivalPhotos ?? ['none'])]));
  const { urls } = await day.people.customer.ask('photo-urls', { orderId, attachmentIds: [...new Set(named)] });
  expect(Object.keys(urls).sort()).toEqual([...new Set(named)].sort());
});
