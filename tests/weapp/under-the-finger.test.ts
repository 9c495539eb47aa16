import { expect, test } from '@jest/globals';
import { staffDesk } from '../support/desk';
import { orderAt } from '../support/side-path';
import { openWeappDay, STORY_MS } from '../support/weapp-day';

const day = openWeappDay();

test(
  'an order that is tapped twice in one moment is opened once, and left with one step back',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const program = day.programOf('customer', 'pages/orders/index');
    const row = `#order-${orderId}`;
    await program.see(row);
    await Promise.all([program.tap(row), program.tap(row)]);
    await program.see('#order-stage');
    expect(program.pages.all.map(({ route }) => route)).toEqual(['pages/orders/index', 'pages/order/index']);
    program.back();
    await program.tap(row);
    await program.see('#order-stage');
  },
  STORY_MS,
);

test(
  'R29 whoever is asked about one parcel does not confirm the next one, where the first was confirmed elsewhere meanwhile',
  async () => {
    const { customer } = day.desks;
    const supervisor = staffDesk(day.wechat.phone('supervisor'), 'supervisor');
    const { orderId } = await orderAt('repaired', day.desks, 'SF9999999999991', day.photo, 2);
    await supervisor.take(orderId, 'ship', {
      machineIds: ['m1'],
      carrier: 'sf',
      waybillNumber: 'SF9999999999992',
      splitReason: 'approved',
    });
    await supervisor.take(orderId, 'ship', { machineIds: ['m2'], carrier: 'sf', waybillNumber: 'SF9999999999993' });

    const program = day.programOf('customer', `pages/order/index?id=${orderId}`);
    await program.tap('#confirm-delivered');
    await program.see('#confirm-delivered-final');
    const [first] = (await customer.order(orderId)).offers.filter(({ step }) => step === 'confirm-delivered');
    await customer.take(orderId, 'confirm-delivered', { shipmentId: first?.targetId ?? '' });
    await program.lookAway();
    await program.gone('#confirm-delivered-final');
    await program.tap('#confirm-delivered');
    await program.tap('#confirm-delivered-final');
    await program.gone('#confirm-delivered');
    expect((await customer.order(orderId)).machines.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  },
  STORY_MS,
);
