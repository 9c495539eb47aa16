import { expect, test } from '@jest/globals';
import { orderAt } from '../support/side-path';
import { openWeappDay, STORY_MS, takePhoto } from '../support/weapp-day';

const day = openWeappDay();
/** So many orders stand on a page of the list. */
const PAGE = 20;

test(
  'a list that is read again while it goes on to its next page leaves no order out',
  async () => {
    const orderIds: string[] = [];
    const submit = async () => void orderIds.push((await orderAt('submitted', day.desks, '', day.photo)).orderId);
    while (orderIds.length <= PAGE) await submit();
    const program = day.programOf('customer', 'pages/orders/index');
    await program.see('#orders-more');
    await submit();

    const lists = program.answers.hold('list-orders');
    await program.pullDown();
    await program.tap('#orders-more');
    await lists.arrived(1);
    lists.release();
    await program.see(`#order-${orderIds.at(-1)}`);
    await program.tap('#orders-more');
    await program.see(`#order-${orderIds[0]}`);
    expect(orderIds.filter((orderId) => program.all(`#order-${orderId}`).length !== 1)).toEqual([]);
  },
  STORY_MS,
);

test(
  'a list that somebody comes back to shows what happened meanwhile, though an older reading of it was still under way',
  async () => {
    const program = day.programOf('customer', 'pages/orders/index');
    await program.see('#orders-more');
    const lists = program.answers.hold('list-orders');
    await program.pullDown();
    await lists.arrived(1);
    await program.tapTab('首页');
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    await program.tapTab('工单');
    lists.release();
    await program.see(`#order-${orderId}`);
  },
  STORY_MS,
);

test(
  'a customer who begins to describe a machine before the forms have come keeps what they did',
  async () => {
    const before = day.programOf('customer', 'pages/create/index');
    await before.see('#m0-serial');
    const program = await day.reopened(before, 'customer', 'pages/create/index');
    const starts = program.answers.hold('start');
    await program.tap('#m0-model-other');
    await program.see('#m0-model-text');
    await starts.arrived(1);
    starts.release();
    await program.see('#m0-model-text');
    await program.lookAway();
    await program.see('#m0-model-text');
  },
  STORY_MS,
);

test(
  'what a customer writes while their last message is on its way stays in the field',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const program = day.programOf('customer', `pages/order/index?id=${orderId}`);
    await program.type('#message-text', '机器放在前台');
    const answers = program.answers.hold('ask');
    await program.tap('#message-send');
    await answers.arrived(1);
    await program.type('#message-text', '周末没有人');
    answers.release();
    await program.see('#conversation >> 机器放在前台');
    expect((await program.see('#message-text')).attribute('value')).toBe('周末没有人');
    await program.tap('#message-send');
    await program.see('#conversation >> 周末没有人');
    expect((await program.see('#message-text')).attribute('value')).toBe('');
  },
  STORY_MS,
);

test(
  'a customer who has begun another order by the time the first one is submitted keeps what they entered',
  async () => {
    const program = day.programOf('customer-2', 'pages/home/index');
    await program.tap('#apply');
    await program.tap('#m0-model-JASMINER X4');
    await program.tap('#m0-unreadable');
    await program.tap('#next');
    await takePhoto(program, '#m0-label', day.photo);
    await program.type('#m0-description', '无法开机');
    await program.tap('#next');
    await program.type('#contact-name', '陈工');
    await program.type('#contact-phone', '13800138000');
    await program.tap('#next');
    const answers = program.answers.hold('submit-order');
    await program.tap('#submit');
    await answers.arrived(1);
    await program.tap('#start-over');
    await program.press('确定');
    await program.arrive('pages/home/index');
    await program.tap('#apply');
    await program.type('#m0-serial', 'JX4-77777-A');
    answers.release();
    await program.toast('已提交');
    expect(program.pages.current.route).toBe('pages/create/index');
    expect((await program.see('#m0-serial')).attribute('value')).toBe('JX4-77777-A');
  },
  STORY_MS,
);

test(
  'a customer who left a form for another order stays there when the answer comes',
  async () => {
    const left = await orderAt('submitted', day.desks, '', day.photo);
    const other = await orderAt('submitted', day.desks, '', day.photo);
    const program = day.programOf('customer', 'pages/orders/index');
    await program.tap(`#order-${left.orderId}`);
    await program.tap('#more-cancel');
    await program.tap('#reason-address');
    await program.tap('#take-cancel');
    const answers = program.answers.hold('take-step');
    await program.tap('#confirm-cancel');
    await answers.arrived(1);
    program.back();
    program.back();
    await program.arrive('pages/orders/index');
    await program.tap(`#order-${other.orderId}`);
    await program.arrive('pages/order/index');
    await program.see('#message-text');
    answers.release();
    await program.drawn();
    await program.lookAway();
    expect(program.pages.current.options.id).toBe(other.orderId);
  },
  STORY_MS,
);
