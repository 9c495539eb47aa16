import { describe, expect, test } from '@jest/globals';
import type { StepName } from '#core/domain/step-table';
import { staffDesk } from '../support/desk';
import { openServiceDay } from '../support/service-day';
import { type Desks, orderAt, PLACES } from '../support/side-path';

const day = openServiceDay();
const desks = (): Desks => day.people;

test('R13 an order is given to a member of staff by the name that the desk knows, and its customer does not read it', async () => {
  const { agent, customer } = day.people;
  const { orderId } = await day.submit();

  const mine = await agent.take(orderId, 'assign', {});
  expect(mine.staff).toMatchObject({ assignee: '客服与维修', isMine: true });
  const theirs = await agent.take(orderId, 'assign', { assigneeOpenid: 'oDEV_supervisor' });
  expect(theirs.staff).toMatchObject({ assignee: '主管', isMine: false });

  expect(theirs.timeline[0]).toMatchObject({ who: '客服与维修 · 客服', detail: '主管' });
  const read = await customer.order(orderId);
  expect([read.staff, read.timeline[0]?.detail, JSON.stringify(read).includes('主管')]).toEqual([undefined, undefined, false]);
});

test.each(['oDEV_finance', 'oDEV_customer', 'nobody'])('an order is not given to %s, who looks after none', async (assigneeOpenid) => {
  const { agent } = day.people;
  const { orderId, version } = await day.submit();
  const reply = await agent.reply('take-step', {
    commandId: agent.nextCommandId(),
    orderId,
    version,
    step: 'assign',
    payload: { assigneeOpenid },
  });
  expect(reply).toMatchObject({ ok: false, error: { code: 'unknown-target', field: 'payload.assigneeOpenid' } });
});

test('R17 a parcel is refused for a reason of the policy only', async () => {
  const { agent } = day.people;
  const { orderId, version } = await orderAt('in-transit', desks(), 'SF5000000000010', day.photo);
  const photos = [await agent.attach('finding', day.photo)];
  const payload = { parcelId: 'p1', reason: '箱子太旧', note: '', photos };
  const reply = await agent.reply('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'refuse-parcel', payload });
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'payload.reason' } });
});

test('R16 the customer of a refused parcel sees why, what to do, and the photo', async () => {
  const { agent, customer } = day.people;
  const { orderId } = await orderAt('in-transit', desks(), 'SF5000000000028', day.photo);
  const photos = [await agent.attach('finding', day.photo)];
  await agent.take(orderId, 'refuse-parcel', { parcelId: 'p1', reason: 'mismatch', note: '', photos });

  const [parcel] = (await customer.order(orderId)).parcels;
  expect(parcel?.ended).toMatchObject({
    as: 'refused',
    reason: '实物与工单不符',
    clause: 'R17',
    cure: expect.stringContaining('核对序列号'),
    photos,
  });
  const { urls } = await customer.ask('photo-urls', { orderId, attachmentIds: photos });
  expect(Object.keys(urls)).toEqual(photos);
  const { notices } = await customer.ask('list-notices', {});
  expect(notices[0]).toMatchObject({ title: '包裹被拒收', body: expect.stringContaining('核对序列号后重新寄出') });
});

test('R52 a promise does not move to a Sunday', async () => {
  const { agent } = day.people;
  const { orderId, version } = await orderAt('paid', desks(), 'SF5000000000036', day.photo);
  const payload = { machineIds: ['m1'], dueAt: Date.UTC(2027, 5, 6, 10), reason: '等待配件' };
  const reply = await agent.reply('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'extend-promise', payload });
  expect(reply).toMatchObject({ ok: false, error: { code: 'day-not-working', field: 'payload.dueAt' } });
});

/** Copied by hand from the table of the policy's page: what each role is offered along the ordinary path, legal or refused. */
const OFFERED: Readonly<
  Record<(typeof PLACES)[number], Readonly<Record<'agentAndTechnician' | 'finance' | 'supervisor', readonly StepName[]>>>
> = {
  submitted: {
    agentAndTechnician: ['ask-info', 'assign', 'message', 'note-unreachable', 'confirm-return', 'fix-remotely', 'establish-warranty'],
    finance: [],
    supervisor: ['ask-info', 'cancel', 'assign', 'message', 'note-unreachable', 'confirm-return', 'fix-remotely', 'establish-warranty'],
  },
  'in-transit': {
    agentAndTechnician: ['assign', 'message', 'refuse-parcel', 'lose-inbound', 'sign-parcel', 'sign-orphan', 'establish-warranty'],
    finance: [],
    supervisor: ['cancel', 'assign', 'message', 'refuse-parcel', 'lose-inbound', 'sign-parcel', 'sign-orphan', 'establish-warranty'],
  },
  received: {
    agentAndTechnician: [
      'assign',
      'message',
      'establish-warranty',
      'unpack',
      'read-label',
      'report-damage',
      'request-approval',
      'judge-free',
      'quote',
      'declare-unrepairable',
    ],
    finance: ['refund'],
    supervisor: [
      'cancel',
      'assign',
      'message',
      'establish-warranty',
      'unpack',
      'read-label',
      'report-damage',
      'request-approval',
      'decide-approval',
      'judge-free',
      'quote',
      'declare-unrepairable',
    ],
  },
  quoted: {
    agentAndTechnician: ['assign', 'message', 'revise-quotation', 'withdraw-quotation'],
    finance: [],
    supervisor: ['cancel', 'assign', 'message', 'revise-quotation', 'withdraw-quotation', 'hold'],
  },
  paid: {
    agentAndTechnician: ['assign', 'message', 'finish', 'give-up', 'extend-promise'],
    finance: [],
    supervisor: ['cancel', 'assign', 'message', 'finish', 'give-up', 'extend-promise'],
  },
  repaired: {
    agentAndTechnician: ['assign', 'message', 'extend-promise', 'request-split', 'ship'],
    finance: ['refund'],
    supervisor: ['cancel', 'assign', 'message', 'hold', 'extend-promise', 'request-split', 'decide-split', 'ship'],
  },
  shipped: {
    agentAndTechnician: ['assign', 'message', 'take-back-from-carrier', 'note-refused-return'],
    finance: ['refund'],
    supervisor: ['cancel', 'assign', 'message', 'take-back-from-carrier', 'lose-outbound', 'note-refused-return'],
  },
};

describe('each role is offered what the table gives it, and nothing else', () => {
  test.each(PLACES)('on an order that is %s', async (place) => {
    const { orderId } = await orderAt(place, desks(), `SF50000001000${PLACES.indexOf(place)}0`, day.photo);
    const supervisor = staffDesk(day.wechat.phone('supervisor'), `supervisor-${place}`);
    const offered = async (desk: Desks['agent']) => [...new Set((await desk.order(orderId)).offers.map(({ step }) => step))];
    expect(await offered(day.people.agent)).toEqual(OFFERED[place].agentAndTechnician);
    expect(await offered(day.people.finance)).toEqual(OFFERED[place].finance);
    expect(await offered(supervisor)).toEqual(OFFERED[place].supervisor);
  });
});
