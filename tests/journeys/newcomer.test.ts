import { expect, test } from '@jest/globals';
import { openBrowserDay, STORY_MS } from '../support/browser-day';
import { orderAt } from '../support/side-path';

/** What was amiss when somebody new went through every screen; each test is named after what was wrong, and has orders of its own. */
const day = openBrowserDay();

test(
  'a quotation left open hears of its new version, and says that the amount is another one',
  async () => {
    const { orderId } = await orderAt('quoted', day.desks, 'SF3200000000011', day.photo);
    await day.customerAt(orderId);
    await day.customer.tap('open-quotation');
    await day.customer.sees('pay-sum', /800\.00/);
    const lines = [{ text: '更换供电芯片', amount: 65_000 }];
    await day.desks.agent.take(orderId, 'revise-quotation', { machineIds: ['m1'], class: 'normal', lines, note: '只坏了一颗' });
    await day.customer.sees('quotation-renewed', /第 2 版/);
    await day.customer.sees('pay-sum', /650\.00/);
  },
  STORY_MS,
);

test(
  'the first page says how many orders wait, and the messages how many are unread beyond those on screen',
  async () => {
    for (const waybill of ['SF3200000000021', 'SF3200000000031', 'SF3200000000041', 'SF3200000000051'])
      await orderAt('quoted', day.desks, waybill, day.photo);
    const { customer } = day;
    await customer.reenter();
    await customer.sees('needs-you-all', /5/);
    await customer.tapTab('消息');
    const { notices, unread } = await day.desks.customer.ask('list-notices', {});
    expect(unread).toBeGreaterThan(0);
    expect(notices.length).toBeLessThanOrEqual(20);
    await customer.sees('unread-count', `${unread} 条未读`);
    await customer.tap('mark-all-read');
    await customer.sees('unread-count', '全部已读');
    expect((await day.desks.customer.ask('list-notices', {})).unread).toBe(0);
  },
  STORY_MS,
);

test(
  'R17 staff read which machine of the order a parcel lacked, though its label cannot be read',
  async () => {
    const { orderId } = await orderAt('in-transit', day.desks, 'SF3200000000061', day.photo, 2);
    const { agent } = day.desks;
    await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: 'SF3200000000061' });
    const photos = [await agent.attach('unpacking', day.photo)];
    await agent.take(orderId, 'unpack', { parcelId: 'p1', serialsFound: [], unlabelledMachineIds: ['m1'], photos });
    const staff = await day.staffAt('agent', orderId);
    await staff.sees('discrepancies', /少了 标签看不清 #2/);
    await staff.tap('resolve-d1');
    await staff.sees('staff-step', /少了 标签看不清 #2/);
  },
  STORY_MS,
);

test(
  'R48 an order whose machine is held thanks nobody and asks for no rating, and says where the machine is',
  async () => {
    const { orderId } = await orderAt('quoted', day.desks, 'SF3200000000071', day.photo);
    await day.customerAt(orderId);
    await day.customer.tap('open-quotation');
    await day.customer.sees('pay-sum');
    await day.ninetyDaysGoBy();
    await day.desks.supervisor.take(orderId, 'hold', { machineIds: ['m1'] });
    await day.customer.reenter();
    await day.customer.tapTab('工单');
    await day.customer.tap('filter-ended');
    await day.customer.tap(`order-${orderId}`);
    await day.customer.sees('order-stage', '暂停寄回');
    await day.customer.sees('order-next', /联系客服/);
    expect(await day.customer.shows('rate')).toBe(false);
  },
  STORY_MS,
);

test(
  'R52 past its promised date an order says so, and that a new one comes',
  async () => {
    const { orderId } = await orderAt('paid', day.desks, 'SF3200000000081', day.photo);
    await day.daysGoBy(12);
    await day.customerAt(orderId);
    await day.customer.sees('promise-broken', /已过/);
  },
  STORY_MS,
);

test(
  'what is changed from the review leads back to it, by way of what the change has left open, and never further from the start',
  async () => {
    const { customer } = day;
    await customer.reenter();
    await customer.tap('apply');
    await customer.tap('m0-model-JASMINER X4');
    await customer.type('m0-serial', 'JX4-10001-IN');
    await customer.tap('next');
    await customer.pick('m0-label', day.photo);
    await customer.type('m0-description', '无法开机');
    await customer.tap('next');
    await customer.type('contact-name', '机房值班');
    await customer.type('contact-phone', '13800138000');
    await customer.tap('next');
    await customer.sees('create-review');
    for (let round = 0; round < 3; round += 1) {
      await customer.tap('edit-fault-m0');
      await customer.leaves('create-review');
      await customer.type('m0-description', `无法开机，第 ${round} 次`);
      await customer.tap('next');
      await customer.sees('review-m0', `第 ${round} 次`);
      await customer.leaves('create-fault');
    }
    await customer.tap('edit-m0');
    await customer.tap('add-machine');
    await customer.tap('m1-model-JASMINER X4');
    await customer.type('m1-serial', 'JX4-20001-OUT');
    await customer.tap('next');
    await customer.pick('m1-label', day.photo);
    await customer.type('m1-description', '风扇不转');
    await customer.tap('next');
    await customer.sees('review-m1', /风扇不转/);
    for (const step of ['contact', 'fault', 'machines']) {
      await customer.back();
      await customer.sees(`create-${step}`);
    }
    await customer.back();
    await customer.sees('home');
  },
  STORY_MS,
);
