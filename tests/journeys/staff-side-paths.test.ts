import { expect, test } from '@jest/globals';
import { type BrowserDay, openBrowserDay, STORY_MS, takeForGood } from '../support/browser-day';
import { staffDesk } from '../support/desk';
import { voucherPhoto } from '../support/photos';
import { orderAt, REPAIR_FEE } from '../support/side-path';

/**
 * What staff do when an order leaves the ordinary path, in the browser on the phones page. Each story has an order of its own, brought to its beginning by the
 * people whose steps those are.
 */
const FREIGHT = 4_500;
const day = openBrowserDay(allowAnotherAddress);

/** The owner decided that a parcel sent again may go elsewhere (R22, R49): before any function has read the settings. */
async function allowAnotherAddress({ supervisor }: BrowserDay['desks']): Promise<void> {
  const key = 'allowReshipAddress';
  const { version } = await supervisor.ask('get-setting', { key });
  const commandId = supervisor.nextCommandId();
  await supervisor.ask('change-setting', { key, value: true, effectiveFrom: 'now', version, reason: '业主决定', commandId });
}

const statesOf = async (orderId: string) => (await day.desks.agent.order(orderId)).machines.map(({ state }) => state);

test(
  'R11 a freight-collect parcel is refused at the door with a photo; its customer reads why, puts it right and sends again',
  async () => {
    const { orderId } = await orderAt('in-transit', day.desks, 'SF3000000000010', day.photo);
    const agent = await day.staffAt('agent', orderId);
    await agent.tap('step-refuse-parcel-p1');
    await agent.tap('take-refuse-parcel');
    await agent.sees('missing');
    await agent.tap('refusal-collect-freight');
    await agent.sees('refusal-field', /寄付（现付）/);
    await agent.pick('step-photos', day.photo);
    await agent.type('step-note', '面单写明到付 86 元');
    await takeForGood(agent, 'refuse-parcel');
    expect(await statesOf(orderId)).toEqual(['expected']);

    await day.customer.reenter();
    await day.customer.tapTab('工单');
    await day.customer.tap(`order-${orderId}`);
    await day.customer.sees('turned-away', /已拒收：运费到付。寄修运费请选寄付/);
    // What to do is said once, at the top.
    await day.customer.sees('parcels', /运费到付 · R11(?!.*请选寄付)/s);
    await day.customer.tap('next-action');
    await day.customer.tickAll('packing');
    await day.customer.tap('carrier-sf');
    await day.customer.type('waybill-number', 'SF3000000000028');
    await day.customer.tap('freight-prepaid');
    await day.customer.tap('door-to-door');
    await day.customer.tap('submit-logistics');
    await day.customer.allowMessages();
    await day.customer.sees('order-stage', '待收件');
    expect(await statesOf(orderId)).toEqual(['in-transit']);
  },
  STORY_MS,
);

test(
  'R28 what cannot be repaired after payment is found unrepairable only once finance has recorded the refund',
  async () => {
    const { orderId } = await orderAt('paid', day.desks, 'SF3000000000036', day.photo);
    let agent = await day.staffAt('agent', orderId);
    await agent.tap('steps-more');
    await agent.tap('step-give-up');
    await agent.type('step-reason', '更换芯片后仍短路');
    await agent.pick('step-photos', day.photo);
    await takeForGood(agent, 'give-up');
    await agent.tap('back-to-order');
    await agent.sees('refused-refund-first', /退款/);

    const finance = await day.staffAt('finance', orderId);
    await finance.tap('step-refund');
    await finance.sees('choose', /可退 ¥800\.00/);
    await finance.type('step-amount', '800.01');
    await finance.tap('take-refund');
    await finance.sees('step-amount-error');
    await finance.type('step-amount', '800');
    await finance.pick('step-photos', await voucherPhoto('800.00'));
    await takeForGood(finance, 'refund');

    agent = await day.staffAt('agent', orderId);
    await agent.sees('refunds', /800\.00/);
    await agent.tap('step-declare-unrepairable');
    await agent.tap('unrepairable-no-value');
    await agent.type('step-findings', '板层内部短路');
    await agent.pick('step-photos', day.photo);
    await takeForGood(agent, 'declare-unrepairable');
    expect((await day.desks.agent.order(orderId)).machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired', paid: REPAIR_FEE });
  },
  STORY_MS,
);

test(
  'R49 a return the consignee refused is sent again once its freight is paid, to another address by a supervisor’s word',
  async () => {
    const { orderId } = await orderAt('shipped', day.desks, 'SF3000000000044', day.photo);
    const agent = await day.staffAt('agent', orderId);
    await agent.tap('steps-more');
    await agent.tap('step-note-refused-return-s1');
    await agent.type('step-reason', '收件人称近期不在，拒绝签收');
    await agent.type('step-amount', '45');
    await agent.pick('step-photos', day.photo);
    await takeForGood(agent, 'note-refused-return');

    const attachmentId = await day.desks.customer.attach('voucher', await voucherPhoto('45.00'));
    await day.desks.customer.take(orderId, 'submit-voucher', { machineIds: ['m1'], amount: FREIGHT, attachmentId });
    const finance = await day.staffAt('finance', orderId);
    await finance.tap('step-approve-voucher-v2');
    await finance.sees('voucher-quoted', /45\.00/);
    await takeForGood(finance, 'approve-voucher');

    const supervisor = await day.staffAt('supervisor', orderId);
    await supervisor.tap('step-ship');
    await supervisor.tap('ship-elsewhere');
    await supervisor.type('other-name', '二号机房');
    await supervisor.type('other-phone', '13900139000');
    await supervisor.type('other-region', '浙江省杭州市余杭区');
    await supervisor.type('other-street', '仓前路 8 号');
    await supervisor.tap('carrier-deppon');
    await supervisor.type('step-waybill', 'DPK300000000001');
    await takeForGood(supervisor, 'ship');

    const order = await day.desks.agent.order(orderId);
    expect(order.shipments).toMatchObject([{ ended: { as: 'refused' } }, { carrier: 'deppon', address: { street: '仓前路 8 号' } }]);
    expect(order.receivingAddress?.address.street).toBe('科技园路 1 号');
  },
  STORY_MS,
);

test(
  'R53 a voucher is sent back with its reason, and the next one is approved',
  async () => {
    const { orderId } = await orderAt('quoted', day.desks, 'SF3000000000051', day.photo);
    const pay = async () => {
      const attachmentId = await day.desks.customer.attach('voucher', await voucherPhoto('800.00'));
      await day.desks.customer.take(orderId, 'submit-voucher', { machineIds: ['m1'], amount: REPAIR_FEE, attachmentId });
    };
    await pay();
    let finance = await day.staffAt('finance', orderId);
    await finance.tap('step-approve-voucher-v1');
    await finance.tap('voucher-reject');
    await finance.tap('reason-unclear');
    await finance.tap('take-reject-voucher');
    await finance.sees('step-done');
    expect((await day.desks.customer.order(orderId)).promise).toBeUndefined();

    await pay();
    finance = await day.staffAt('finance', orderId);
    await finance.sees('voucher-v1', /凭证看不清/);
    await finance.tap('step-approve-voucher-v2');
    await takeForGood(finance, 'approve-voucher');
    expect(await statesOf(orderId)).toEqual(['repairing']);
  },
  STORY_MS,
);

test(
  'R55 an agent is told which machine a return waits for; a supervisor sends the order back in two batches',
  async () => {
    const { orderId } = await orderAt('paid', day.desks, 'SF3000000000069', day.photo, 2);
    await day.desks.agent.take(orderId, 'finish', { machineIds: ['m1'], testRecord: '满载运行 24 小时正常', parts: '' });
    const agent = await day.staffAt('agent', orderId);
    await agent.sees('refused-split-needs-reason', /#2/);

    const supervisor = await day.staffAt('supervisor', orderId);
    await supervisor.tap('step-ship');
    await supervisor.tap('split-approved');
    await supervisor.tap('carrier-sf');
    await supervisor.type('step-waybill', 'SF3000000000077');
    await takeForGood(supervisor, 'ship');
    expect(await statesOf(orderId)).toEqual(['shipped', 'repairing']);
  },
  STORY_MS,
);

test(
  'R52 a promise moves to a later working day with a reason, and its history stays',
  async () => {
    const { orderId } = await orderAt('paid', day.desks, 'SF3000000000085', day.photo);
    const before = (await day.desks.agent.order(orderId)).promise?.dueAt ?? 0;
    const { forms } = await day.desks.agent.ask('start', {});
    const later = forms.promiseDays.filter(({ dueAt }) => dueAt > before)[1];
    const agent = await day.staffAt('agent', orderId);
    await agent.tap('steps-more');
    await agent.tap('step-extend-promise');
    await agent.tap(`day-${later?.date}`);
    await agent.type('step-reason', '等待供电芯片到货');
    await agent.tap('take-extend-promise');
    await agent.sees('step-done');
    expect((await day.desks.customer.order(orderId)).promise).toMatchObject({
      dueAt: later?.dueAt,
      extensions: [{ reason: '等待供电芯片到货' }],
    });
  },
  STORY_MS,
);

test(
  'R48 a supervisor sees that an unpaid machine cannot be held before the ninety days are over, and under which clause',
  async () => {
    const { orderId } = await orderAt('quoted', day.desks, 'SF3000000000093', day.photo);
    const supervisor = await day.staffAt('supervisor', orderId);
    await supervisor.tap('steps-more');
    await supervisor.sees('refused-day-not-reached', /R48/);
    await supervisor.sees('refused-hold');
  },
  STORY_MS,
);

test(
  'R13 an order is handed to a colleague, and its customer is asked for what is missing',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const agent = await day.staffAt('agent', orderId);
    await agent.tap('step-assign');
    await agent.tap('person-oDEV_supervisor');
    await agent.tap('take-assign');
    await agent.sees('step-done');
    await agent.tap('back-to-order');
    await agent.sees('staff-assignee', /主管/);
    await agent.tap('step-ask-info');
    await agent.type('step-text', '请拍一张开机后的指示灯照片');
    await agent.tap('take-ask-info');
    await agent.sees('step-done');
    await agent.tap('back-to-order');
    await agent.sees('staff-open-question', /指示灯/);
    expect(await day.desks.customer.order(orderId)).toMatchObject({
      stage: 'info-needed',
      infoRequests: [{ question: '请拍一张开机后的指示灯照片' }],
    });
  },
  STORY_MS,
);

test(
  'of two members of staff at one form the slower one is told, keeps what was typed, and submits it to the order as it is now',
  async () => {
    const { orderId } = await orderAt('repaired', day.desks, 'SF3000000000101', day.photo);
    const agent = await day.staffAt('agent', orderId);
    await agent.tap('step-ship');
    await agent.tap('carrier-sf');
    await agent.type('step-waybill', 'SF3000000000119');
    await staffDesk(day.wechat.phone('supervisor'), 'faster').take(orderId, 'message', { text: '今天寄出', photos: [] });
    await agent.tap('take-ship');
    await agent.tap('confirm-ship');
    await agent.sees('step-stale');
    await takeForGood(agent, 'ship');
    expect((await day.desks.agent.order(orderId)).shipments).toMatchObject([{ waybillNumber: 'SF3000000000119' }]);
  },
  STORY_MS,
);
