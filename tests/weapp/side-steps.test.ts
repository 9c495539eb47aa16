import { expect, test } from '@jest/globals';
import type { OrderView } from '#core/contract/views/order-view';
import { labelPhoto } from '../support/photos';
import { expectDrawn, openWeappDay, STORY_MS } from '../support/weapp-day';

const day = openWeappDay();

async function submit(serialNumber: string): Promise<OrderView> {
  const { customer } = day.desks;
  const labelPhotos = [await customer.attach('label', await labelPhoto(serialNumber))];
  const machine = { itemType: 'whole-machine' as const, model: 'JASMINER X4', symptoms: [], faultDescription: '无法开机', labelPhotos };
  const contact = { name: '值班室', phone: '13800138000' };
  return customer.ask('submit-order', { commandId: customer.nextCommandId(), contact, machines: [{ ...machine, serialNumber }] });
}

test(
  'R22 an order is cancelled in the Mini Program as it ships, and created again from its machines',
  async () => {
    const { orderId } = await submit('JX4-60001-A');
    const program = day.programOf('customer', `pages/order/index?id=${orderId}`);
    await program.tap('#more-cancel');
    await program.arrive('more/step/index');
    await program.see('#form-cancel');
    await program.tap('#reason-address');
    await program.tap('#take-cancel');
    await program.see('#confirm-cancel');
    expectDrawn(program);
    await program.tap('#confirm-cancel');
    await program.arrive('pages/order/index');
    await program.lookAway();
    await program.see('#cancelled >> 收货地址填错了');
    expectDrawn(program);
    await program.tap('#create-again');
    await program.arrive('pages/create/index');
    await program.see('#m0-serial');
    expectDrawn(program);
    expect((await day.desks.customer.order(orderId)).stage).toBe('cancelled');
  },
  STORY_MS,
);

test(
  'R20 a shared order is sent as a card that another phone opens',
  async () => {
    const { orderId, orderNumber } = await submit('JX4-60002-A');
    const program = day.programOf('customer', `more/share/index?id=${orderId}`);
    await program.tap('#share-create');
    await program.see('#share-send');
    expectDrawn(program);
    const { shareToken = '' } = await day.desks.customer.order(orderId);
    const card = program.pages.share();
    expect(card).toMatchObject({ title: expect.stringContaining(orderNumber), path: expect.stringContaining(shareToken) });

    const other = day.programOf('customer-2', card.path);
    await other.see('#shared-stage >> 待确认');
    await other.see('#shared-machines >> JX****2-A');
    expectDrawn(other);
    await program.tap('#share-revoke');
    await program.see('#share-create');
    await other.lookAway();
    await other.see('#shared-gone');
  },
  STORY_MS,
);

test(
  'R29 a service is rated',
  async () => {
    const { orderId } = await submit('JX4-60003-A');
    await day.desks.agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' });
    const program = day.programOf('customer', `more/step/index?id=${orderId}&step=rate`);
    await program.tap('#star-5');
    await program.type('#rate-text', '谢谢');
    expectDrawn(program);
    await program.tap('#take-rate');
    await program.arrive('pages/order/index');
    await program.see('#rating-stars >> ★★★★★');
    expectDrawn(program);
  },
  STORY_MS,
);

test(
  'R1 R2 the contact card opens without an order',
  async () => {
    const program = day.programOf('customer-2', 'more/contact/index');
    await program.see('#contact >> jasminer2021');
    expectDrawn(program);
  },
  STORY_MS,
);
