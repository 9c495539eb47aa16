import { expect, test } from '@jest/globals';
import { orderAt } from '../support/side-path';
import { openWeappDay, STORY_MS } from '../support/weapp-day';

const day = openWeappDay();

test(
  'a step whose answer got lost is done once, also where the order was read again before the second try',
  async () => {
    const { orderId, version } = await orderAt('in-transit', day.desks, 'SF1111111111111', day.photo);
    const program = day.programOf('customer', `more/step/index?id=${orderId}&step=correct-waybill&target=p1`);
    await program.type('#waybill-number', 'SF2222222222222');
    program.answers.loseNext('take-step');
    await program.tap('#take-correct-waybill');
    await program.see('#step-failed');
    await program.lookAway();
    await program.see('#waybill-now >> 顺丰 SF2222222222222');
    await program.tap('#take-correct-waybill');
    await program.arrive('pages/order/index');
    expect((await day.desks.customer.order(orderId)).version).toBe(version + 1);
  },
  STORY_MS,
);

test(
  'an order whose answer got lost is created again from its machines as an order of its own',
  async () => {
    const first = await orderAt('submitted', day.desks, '', day.photo);
    const program = day.programOf('customer', `pages/order/index?id=${first.orderId}`);
    await day.desks.customer.take(first.orderId, 'cancel', { reason: '填错了' });
    await program.lookAway();
    await program.tap('#create-again');
    await program.arrive('pages/create/index');

    // The answer gets lost; they look at their orders instead, cancel what they find, and begin once more.
    const submit = async () => {
      for (const step of ['fault', 'contact', 'review']) {
        await program.tap('#next');
        await program.see(`#create-${step}`);
      }
      await program.tap('#submit');
    };
    program.answers.loseNext('submit-order');
    await submit();
    await program.see('#submit-failed');
    const [second] = (await day.desks.customer.ask('list-orders', { filter: 'open' })).orders;
    await day.desks.customer.take(second?.orderId ?? '', 'cancel', { reason: '地址填错了' });
    await program.tap('#start-over');
    await program.press('确定');
    await program.tapTab('工单');
    await program.tap('#filter-ended');
    await program.tap(`#order-${second?.orderId}`);
    await program.tap('#create-again');
    await program.arrive('pages/create/index');
    await submit();
    await program.arrive('pages/order/index');
    await program.see('#order-stage >> 待确认');
    const third = program.pages.current.options.id ?? '';
    expect([first.orderId, second?.orderId]).not.toContain(third);
    expect((await day.desks.customer.order(third)).stage).toBe('submitted');
  },
  STORY_MS,
);
