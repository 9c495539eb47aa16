import { expect, test } from '@jest/globals';
import { pictureBeside } from '../support/picture';
import { orderAt, REPAIR_FEE } from '../support/side-path';
import { openWeappDay, STORY_MS, takePhoto } from '../support/weapp-day';

const MINUTE_MS = 60_000;
const day = openWeappDay();

test(
  'pictures are still there after the quarter of an hour for which their addresses are good',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const agent = day.programOf('agent', `staff/order/index?id=${orderId}`);
    await agent.see('.photo-small >> .photo-image');
    await day.wechat.inspect.advance(16 * MINUTE_MS);
    const starts = agent.answers.hold('start');
    await agent.lookAway();
    await starts.arrived(1);
    starts.release();
    await agent.drawn();
    await agent.type('#staff-message-text', '请补充照片');
    await agent.see('.photo-small >> .photo-image');
  },
  STORY_MS,
);

test(
  'an order that is pulled down by staff is read again, and what they were writing stays',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const agent = day.programOf('agent', `staff/order/index?id=${orderId}`);
    await agent.type('#staff-message-text', '请问机器还在保修期吗');
    await day.desks.customer.ask('ask', { commandId: day.desks.customer.nextCommandId(), orderId, text: '什么时候能修好？' });
    await agent.pullDown();
    await agent.see('#staff-conversation >> 什么时候能修好？');
    expect((await agent.see('#staff-message-text')).attribute('value')).toBe('请问机器还在保修期吗');
  },
  STORY_MS,
);

test(
  'R53 a voucher stays where the machine it pays for is exchanged for another one',
  async () => {
    const { orderId } = await orderAt('quoted', day.desks, 'SF3333333333333', day.photo, 2);
    const program = day.programOf('customer', `pages/quotation/index?id=${orderId}`);
    await program.tap('#pay-for-m2');
    await takePhoto(program, '#voucher', day.photo);
    await program.tap('#pay-for-m1');
    await program.see('#pay-for-error');
    await program.tap('#pay-for-m2');
    await program.see('#voucher >> .photo-tick');
    await program.tap('#submit-voucher');
    await program.see('#voucher-review');
    expect((await day.desks.customer.order(orderId)).vouchers).toMatchObject([{ machineIds: ['m2'], amount: REPAIR_FEE }]);
  },
  STORY_MS,
);

test(
  'R53 a voucher pays for what was quoted when the customer made the transfer, not for what is quoted meanwhile',
  async () => {
    const { agent, customer } = day.desks;
    const { orderId } = await orderAt('received', day.desks, 'SF8888888888888', day.photo, 2);
    const found = {
      class: 'normal' as const,
      note: '',
      findings: '供电芯片损坏',
      photos: [],
      damageCause: 'none' as const,
      voidReasons: [],
    };
    const lines = [{ text: '更换供电芯片', amount: REPAIR_FEE }];
    await agent.take(orderId, 'quote', { machineIds: ['m1'], lines, ...found });
    const program = day.programOf('customer', `pages/quotation/index?id=${orderId}`);
    await takePhoto(program, '#voucher', pictureBeside(day.photo, 'voucher of the first machine'));
    await agent.take(orderId, 'quote', { machineIds: ['m2'], lines, ...found });
    await program.lookAway();
    await program.see('#pay-for-m2');
    await program.tap('#submit-voucher');
    await program.see('#voucher-review');
    expect((await customer.order(orderId)).vouchers).toMatchObject([{ machineIds: ['m1'], amount: REPAIR_FEE }]);
  },
  STORY_MS,
);

test(
  'R54 machines are sent in although one of them was solved remotely while the customer filled in the parcel',
  async () => {
    const { agent, customer } = day.desks;
    const { orderId, machines } = await orderAt('submitted', day.desks, '', day.photo, 2);
    await agent.take(orderId, 'confirm-return', { machineIds: machines.map(({ id }) => id), note: '' });
    const program = day.programOf('customer', `pages/logistics/index?id=${orderId}`);
    await program.see('#waybill-number');
    for (const [index] of (await customer.order(orderId)).sendIn?.packingList.entries() ?? []) await program.tap(`#packing-${index}`);
    await program.tap('#policy-agree');
    await program.type('#waybill-number', 'SF4444444444444');
    await program.tap('#freight-prepaid');
    await program.tap('#door-to-door');
    await program.type('#address-region', '四川省成都市武侯区');
    await program.type('#address-street', '天府大道 1 号');
    await agent.take(orderId, 'fix-remotely', { machineIds: ['m2'], note: '升级固件' });

    const send = async () => {
      await program.tap('#submit-logistics');
      await program.tap('#read-back-confirm');
    };
    await send();
    await program.see('#send-in-failed');
    await send();
    await program.arrive('pages/order/index');
    expect((await customer.order(orderId)).machines.map(({ state }) => state)).toEqual(['in-transit', 'remote-fixed']);
  },
  STORY_MS,
);

test(
  'R54 a machine is taken back although another one that was chosen was solved remotely meanwhile',
  async () => {
    const { agent, customer } = day.desks;
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo, 3);
    await agent.take(orderId, 'confirm-return', { machineIds: ['m1', 'm2', 'm3'], note: '' });
    const { version, textHash } = await customer.ask('policy', {});
    await customer.take(orderId, 'send-in', {
      machineIds: ['m3'],
      carrier: 'sf',
      waybillNumber: 'SF9999999999994',
      packingConfirmed: true,
      doorToDoor: true,
      freightPrepaid: true,
      consent: { policyVersion: version, textHash },
      receivingAddress: { name: '收货处', phone: '13800138000', region: '广东省深圳市', street: '科技园路 1 号', overseas: false },
    });
    await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: 'SF9999999999994' });
    const program = day.programOf('customer', `more/step/index?id=${orderId}&step=withdraw`);
    await program.tap('#choose-m1');
    await program.tap('#choose-m2');
    await program.type('#reason-text', '自己修好了');
    await agent.take(orderId, 'fix-remotely', { machineIds: ['m2'], note: '升级固件' });
    for (const outcome of ['#step-failed', '#order-stage']) {
      await program.tap('#take-withdraw');
      await program.tap('#confirm-withdraw');
      await program.see(outcome);
    }
    expect((await customer.order(orderId)).machines.map(({ state }) => state)).toEqual(['withdrawn', 'remote-fixed', 'received']);
  },
  STORY_MS,
);

test(
  'two boxes that are ticked in one moment are both ticked',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo, 2);
    await day.desks.agent.take(orderId, 'confirm-return', { machineIds: ['m1', 'm2'], note: '' });
    const program = day.programOf('customer', `pages/logistics/index?id=${orderId}`);
    await program.see('#packing-0');
    await Promise.all([program.tap('#packing-0'), program.tap('#packing-1')]);
    await program.type('#waybill-number', 'SF5555555555555');
    await Promise.all([program.type('#address-region', '四川省成都市'), program.type('#address-street', '天府大道 1 号')]);
    await program.see('#packing-0 >> .check-box-ticked');
    await program.see('#packing-1 >> .check-box-ticked');
    expect((await program.see('#address-region')).attribute('value')).toBe('四川省成都市');
    expect((await program.see('#address-street')).attribute('value')).toBe('天府大道 1 号');
  },
  STORY_MS,
);

test(
  'R17 two machines that are seen in one moment are both seen',
  async () => {
    const { orderId } = await orderAt('in-transit', day.desks, 'SF6666666666666', day.photo, 2);
    await day.desks.agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: 'SF6666666666666' });
    const agent = day.programOf('agent', `staff/step/index?id=${orderId}&step=unpack&target=p1`);
    await agent.see('#presence-m1-unlabelled');
    await Promise.all([agent.tap('#presence-m1-unlabelled'), agent.tap('#presence-m2-unlabelled')]);
    expect((await agent.see('#presence-m1-unlabelled')).classes).toContain('chip-chosen');
    expect((await agent.see('#presence-m2-unlabelled')).classes).toContain('chip-chosen');
  },
  STORY_MS,
);

test(
  'two taps on the frame of a voucher take one picture, for there is room for one',
  async () => {
    const { orderId } = await orderAt('quoted', day.desks, 'SF5555555555571', day.photo);
    const program = day.programOf('customer', `pages/quotation/index?id=${orderId}`);
    program.device.album = [pictureBeside(day.photo, 'first'), pictureBeside(day.photo, 'second')];
    await program.see('#voucher-add');
    await Promise.all([program.tap('#voucher-add'), program.tap('#voucher-add')]);
    await program.see('#voucher >> .photo-tick');
    await program.drawn();
    expect(program.all('#voucher >> .photo')).toHaveLength(1);
  },
  STORY_MS,
);
