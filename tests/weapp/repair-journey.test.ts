import { expect, test } from '@jest/globals';
import { labelPhoto, voucherPhoto } from '../support/photos';
import { expectDrawn, openWeappDay, STORY_MS, takePhoto } from '../support/weapp-day';
import type { MiniProgram } from '../support/weapp-host/mini-program';

const IN_WARRANTY = 'JX4-10001-IN';
const OUT_OF_WARRANTY = 'JX4-20001-OUT';
const SENT_IN = 'SF1234567890123';
const SENT_BACK = 'SF9876543210987';

const day = openWeappDay();
let program: MiniProgram;

/** As the staff's app does after a step: what customers have seen already is not pushed any more. */
const sendWaiting = (orderId: string) => day.wechat.phone('agent').call('outbox', { orderId });

/** Fills in step ② for one machine. */
async function describeMachine(index: number, serialNumber: string): Promise<void> {
  await takePhoto(program, `#m${index}-label`, await labelPhoto(serialNumber));
  await program.type(`#m${index}-description`, '开机后两分钟掉板，算力为零');
}

async function fillInOrder(): Promise<void> {
  await program.tap('#apply');
  await program.tap('#m0-model-JASMINER X4');
  await program.type('#m0-serial', IN_WARRANTY);
  await program.tap('#add-machine');
  await program.tap('#m1-model-JASMINER X4');
  await program.type('#m1-serial', OUT_OF_WARRANTY);
  await program.tap('#next');
  await program.see('#create-fault');
  await describeMachine(0, IN_WARRANTY);
  await describeMachine(1, OUT_OF_WARRANTY);
  expectDrawn(program);
}

test(
  'a customer gets two machines repaired, in the Mini Program as it ships',
  async () => {
    const { agent, finance } = day.desks;

    // 1. Warranty first, then a work order; leaving halfway finds the draft again.
    program = day.programOf('customer');
    await program.type('#warranty-serial', IN_WARRANTY.toLowerCase());
    await program.tap('#warranty-check');
    await program.see(`#warranty-result >> ${IN_WARRANTY}`);
    expectDrawn(program);
    await fillInOrder();
    program = await day.reopened(program, 'customer');
    await program.see('#apply');
    await program.tap('#apply');
    await program.see('#m1-serial');
    await program.tap('#next');
    await program.see('#create-fault');
    await program.tap('#next');
    await program.type('#contact-name', '陈工');
    await program.type('#contact-phone', '138 0013 8000');
    await program.tap('#next');
    await program.see('#review-clauses');
    expectDrawn(program);
    await program.tap('#submit');
    await program.arrive('pages/order/index');
    const orderId = program.pages.current.options.id ?? '';
    await program.see('#order-stage >> 待确认');

    // 2. Staff let both machines come.
    const submitted = await agent.order(orderId);
    const machineIds = submitted.machines.map(({ id }) => id);
    const [free = '', paid = ''] = machineIds;
    await agent.take(orderId, 'confirm-return', { machineIds, note: '' });
    await sendWaiting(orderId);

    // 3. The customer sends them in.
    await program.lookAway();
    await program.tap('#next-action');
    await program.arrive('pages/logistics/index');
    for (const [index] of (await agent.order(orderId)).sendIn?.packingList.entries() ?? []) await program.tap(`#packing-${index}`);
    await program.tap('#policy-agree');
    await program.type('#waybill-number', SENT_IN);
    await program.tap('#freight-prepaid');
    await program.tap('#door-to-door');
    await program.type('#address-name', '陈工');
    await program.type('#address-phone', '13800138000');
    await program.type('#address-region', '四川省成都市武侯区');
    await program.type('#address-street', '天府大道 1 号');
    await program.tap('#submit-logistics');
    await program.see('#read-back-confirm');
    expectDrawn(program);
    await program.tap('#read-back-confirm');
    await program.arrive('pages/order/index');
    await program.see('#order-stage >> 待收件');

    // 4. Staff sign, unpack and judge: one free, one with a quotation.
    const [parcel] = (await agent.order(orderId)).parcels;
    if (!parcel) throw new Error('no parcel');
    await agent.take(orderId, 'sign-parcel', { parcelId: parcel.id, waybillNumber: SENT_IN });
    const unpacking = await agent.attach('unpacking', await labelPhoto('JX4-UNPACKED'));
    await agent.take(orderId, 'unpack', {
      parcelId: parcel.id,
      serialsFound: [IN_WARRANTY, OUT_OF_WARRANTY],
      unlabelledMachineIds: [],
      photos: [unpacking],
    });
    const finding = await agent.attach('finding', await labelPhoto('JX4-FINDING'));
    await agent.take(orderId, 'judge-free', { machineIds: [free], findings: '风扇接口松动', photos: [finding] });
    await agent.take(orderId, 'quote', {
      machineIds: [paid],
      class: 'normal',
      lines: [{ text: '更换算力芯片 2 颗', amount: 128_000 }],
      note: '',
      findings: '两颗芯片击穿',
      photos: [finding],
      damageCause: 'none',
      voidReasons: [],
    });
    await sendWaiting(orderId);

    // 5. The customer pays; staff repair and ship; the customer confirms.
    await program.lookAway();
    await program.tap('#next-action');
    await program.arrive('pages/quotation/index');
    await program.see(`#amount-${paid} >> …1,280.00`);
    await takePhoto(program, '#voucher', await voucherPhoto('1280.00'));
    await program.tap('#submit-voucher');
    await program.see('#voucher-review');
    expectDrawn(program);
    const [voucher] = (await finance.order(orderId)).vouchers;
    await finance.take(orderId, 'approve-voucher', { voucherId: voucher?.id ?? '' });
    await agent.take(orderId, 'finish', { machineIds, testRecord: '满载 24 小时，算力正常', parts: '芯片 2 颗' });
    await agent.take(orderId, 'ship', { machineIds, carrier: 'sf', waybillNumber: SENT_BACK });
    await sendWaiting(orderId);
    program.back();
    await program.arrive('pages/order/index');
    await program.lookAway();
    await program.see(`#shipments >> ${SENT_BACK}`);
    expectDrawn(program);
    await program.tap('#confirm-delivered');
    await program.tap('#confirm-delivered-final');
    await program.see('#order-stage >> 已完成');

    const closed = await agent.order(orderId);
    expect(closed).toMatchObject({ stage: 'completed', stepBar: 'done' });
    expect(closed.machines.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['delivered', 'repaired'],
      ['delivered', 'repaired'],
    ]);

    // 6. Pushed as WeChat shows it, one for each credit the customer gave, and kept in the app: all of them.
    await day.wechat.inspect.runTimer('outbox');
    const pushed = (await day.wechat.inspect.messages()).filter(({ phone, errcode }) => phone === 'customer' && errcode === 0);
    expect(pushed.map(({ title }) => title)).toEqual(['设备寄回通知', '维修报价通知', '服务进度提醒', '服务进度提醒']);
    program.back();
    await program.tapTab('消息');
    await program.see('#unread-count');
    expectDrawn(program);
    expect(program.all('.notice-title').length).toBeGreaterThan(pushed.length);
  },
  STORY_MS,
);
