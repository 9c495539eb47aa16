import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { customerDesk, staffDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { PhoneScreen } from '../support/phone-screen';
import { labelPhoto, voucherPhoto } from '../support/photos';
import { type Desks, orderAt, REPAIR_FEE } from '../support/side-path';

/**
 * What staff do when an order leaves the ordinary path, in the browser on the phones page. Each story has an order of its own, brought to its beginning by the
 * people whose steps those are.
 */
const VIEWPORT = { width: 1320, height: 1000 };
const STORY_MS = 240_000;
const FREIGHT = 4_500;

let wechat: TestWechat;
let browser: Browser;
let page: Page;
let desks: Desks;
let photo: string;
let customer: PhoneScreen;
const staffPhones = { agent: '客服与维修', finance: '财务', supervisor: '主管' } as const;
const broken: string[] = [];

beforeAll(async () => {
  wechat = await openLocalWechat();
  await allowAnotherAddress();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: VIEWPORT, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'light' });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(wechat.url);
  customer = new PhoneScreen(page, 'customer');
  desks = {
    customer: customerDesk(wechat.phone('customer')),
    agent: staffDesk(wechat.phone('agent'), 'agent'),
    finance: staffDesk(wechat.phone('finance'), 'finance'),
  };
  photo = await labelPhoto('EVIDENCE');
}, STORY_MS);

/** The owner decided that a parcel sent again may go elsewhere (R22, R49): before any function has read the settings. */
async function allowAnotherAddress(): Promise<void> {
  const supervisor = staffDesk(wechat.phone('supervisor'), 'supervisor');
  const key = 'allowReshipAddress';
  const { version } = await supervisor.ask('get-setting', { key });
  const commandId = supervisor.nextCommandId();
  await supervisor.ask('change-setting', { key, value: true, effectiveFrom: 'now', version, reason: '业主决定', commandId });
}

afterAll(async () => {
  expect(broken).toEqual([]);
  await browser?.close();
  await wechat?.stop();
});

/** A member of staff at an order, from the start of their Mini Program. */
async function staffAt(role: keyof typeof staffPhones, orderId: string): Promise<PhoneScreen> {
  await page.getByRole('tab', { name: staffPhones[role] }).click();
  const phone = new PhoneScreen(page, role);
  await phone.reenter();
  await phone.tap('queue-group-all');
  await phone.tap(`queue-${orderId}`);
  await phone.sees('staff-steps');
  return phone;
}

async function take(phone: PhoneScreen, step: string): Promise<void> {
  await phone.tap(`take-${step}`);
  await phone.tap(`confirm-${step}`);
  await phone.sees('step-done');
}

const statesOf = async (orderId: string) => (await desks.agent.order(orderId)).machines.map(({ state }) => state);

test(
  'R11 a freight-collect parcel is refused at the door with a photo; its customer reads why, puts it right and sends again',
  async () => {
    const { orderId } = await orderAt('in-transit', desks, 'SF3000000000010', photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('step-refuse-parcel-p1');
    await agent.tap('take-refuse-parcel');
    await agent.sees('missing');
    await agent.tap('refusal-collect-freight');
    await agent.sees('refusal-field', /寄付（现付）/);
    await agent.pick('step-photos', photo);
    await agent.type('step-note', '面单写明到付 86 元');
    await take(agent, 'refuse-parcel');
    expect(await statesOf(orderId)).toEqual(['expected']);

    await customer.reenter();
    await customer.tapTab('工单');
    await customer.tap(`order-${orderId}`);
    await customer.sees('turned-away', /已拒收：运费到付。寄修运费请选寄付/);
    // What to do is said once, at the top.
    await customer.sees('parcels', /运费到付 · R11(?!.*请选寄付)/s);
    await customer.tap('next-action');
    await customer.tickAll('packing');
    await customer.tap('carrier-sf');
    await customer.type('waybill-number', 'SF3000000000028');
    await customer.tap('freight-prepaid');
    await customer.tap('door-to-door');
    await customer.tap('submit-logistics');
    await customer.allowMessages();
    await customer.sees('order-stage', '待收件');
    expect(await statesOf(orderId)).toEqual(['in-transit']);
  },
  STORY_MS,
);

test(
  'R28 what cannot be repaired after payment is found unrepairable only once finance has recorded the refund',
  async () => {
    const { orderId } = await orderAt('paid', desks, 'SF3000000000036', photo);
    let agent = await staffAt('agent', orderId);
    await agent.tap('steps-more');
    await agent.tap('step-give-up');
    await agent.type('step-reason', '更换芯片后仍短路');
    await agent.pick('step-photos', photo);
    await take(agent, 'give-up');
    await agent.tap('back-to-order');
    await agent.sees('refused-refund-first', /退款/);

    const finance = await staffAt('finance', orderId);
    await finance.tap('step-refund');
    await finance.sees('choose', /可退 ¥800\.00/);
    await finance.type('step-amount', '800.01');
    await finance.tap('take-refund');
    await finance.sees('step-amount-error');
    await finance.type('step-amount', '800');
    await finance.pick('step-photos', await voucherPhoto('800.00'));
    await take(finance, 'refund');

    agent = await staffAt('agent', orderId);
    await agent.sees('refunds', /800\.00/);
    await agent.tap('step-declare-unrepairable');
    await agent.tap('unrepairable-no-value');
    await agent.type('step-findings', '板层内部短路');
    await agent.pick('step-photos', photo);
    await take(agent, 'declare-unrepairable');
    expect((await desks.agent.order(orderId)).machines[0]).toMatchObject({ state: 'ready', outcome: 'unrepaired', paid: REPAIR_FEE });
  },
  STORY_MS,
);

test(
  'R49 a return the consignee refused is sent again once its freight is paid, to another address by a supervisor’s word',
  async () => {
    const { orderId } = await orderAt('shipped', desks, 'SF3000000000044', photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('steps-more');
    await agent.tap('step-note-refused-return-s1');
    await agent.type('step-reason', '收件人称近期不在，拒绝签收');
    await agent.type('step-amount', '45');
    await agent.pick('step-photos', photo);
    await take(agent, 'note-refused-return');

    const attachmentId = await desks.customer.attach('voucher', await voucherPhoto('45.00'));
    await desks.customer.take(orderId, 'submit-voucher', { machineIds: ['m1'], amount: FREIGHT, attachmentId });
    const finance = await staffAt('finance', orderId);
    await finance.tap('step-approve-voucher-v2');
    await finance.sees('voucher-quoted', /45\.00/);
    await take(finance, 'approve-voucher');

    const supervisor = await staffAt('supervisor', orderId);
    await supervisor.tap('step-ship');
    await supervisor.tap('ship-elsewhere');
    await supervisor.type('other-name', '二号机房');
    await supervisor.type('other-phone', '13900139000');
    await supervisor.type('other-region', '浙江省杭州市余杭区');
    await supervisor.type('other-street', '仓前路 8 号');
    await supervisor.tap('carrier-deppon');
    await supervisor.type('step-waybill', 'DPK300000000001');
    await take(supervisor, 'ship');

    const order = await desks.agent.order(orderId);
    expect(order.shipments).toMatchObject([{ ended: { as: 'refused' } }, { carrier: 'deppon', address: { street: '仓前路 8 号' } }]);
    expect(order.receivingAddress?.address.street).toBe('科技园路 1 号');
  },
  STORY_MS,
);

test(
  'R53 a voucher is sent back with its reason, and the next one is approved',
  async () => {
    const { orderId } = await orderAt('quoted', desks, 'SF3000000000051', photo);
    const pay = async () => {
      const attachmentId = await desks.customer.attach('voucher', await voucherPhoto('800.00'));
      await desks.customer.take(orderId, 'submit-voucher', { machineIds: ['m1'], amount: REPAIR_FEE, attachmentId });
    };
    await pay();
    let finance = await staffAt('finance', orderId);
    await finance.tap('step-approve-voucher-v1');
    await finance.tap('voucher-reject');
    await finance.tap('reason-unclear');
    await finance.tap('take-reject-voucher');
    await finance.sees('step-done');
    expect((await desks.customer.order(orderId)).promise).toBeUndefined();

    await pay();
    finance = await staffAt('finance', orderId);
    await finance.sees('voucher-v1', /凭证看不清/);
    await finance.tap('step-approve-voucher-v2');
    await take(finance, 'approve-voucher');
    expect(await statesOf(orderId)).toEqual(['repairing']);
  },
  STORY_MS,
);

test(
  'R55 an agent is told which machine a return waits for; a supervisor sends the order back in two batches',
  async () => {
    const { orderId } = await orderAt('paid', desks, 'SF3000000000069', photo, 2);
    await desks.agent.take(orderId, 'finish', { machineIds: ['m1'], testRecord: '满载运行 24 小时正常', parts: '' });
    const agent = await staffAt('agent', orderId);
    await agent.sees('refused-split-needs-reason', /#2/);

    const supervisor = await staffAt('supervisor', orderId);
    await supervisor.tap('step-ship');
    await supervisor.tap('split-approved');
    await supervisor.tap('carrier-sf');
    await supervisor.type('step-waybill', 'SF3000000000077');
    await take(supervisor, 'ship');
    expect(await statesOf(orderId)).toEqual(['shipped', 'repairing']);
  },
  STORY_MS,
);

test(
  'R52 a promise moves to a later working day with a reason, and its history stays',
  async () => {
    const { orderId } = await orderAt('paid', desks, 'SF3000000000085', photo);
    const before = (await desks.agent.order(orderId)).promise?.dueAt ?? 0;
    const { forms } = await desks.agent.ask('start', {});
    const later = forms.promiseDays.filter(({ dueAt }) => dueAt > before)[1];
    const agent = await staffAt('agent', orderId);
    await agent.tap('steps-more');
    await agent.tap('step-extend-promise');
    await agent.tap(`day-${later?.date}`);
    await agent.type('step-reason', '等待供电芯片到货');
    await agent.tap('take-extend-promise');
    await agent.sees('step-done');
    expect((await desks.customer.order(orderId)).promise).toMatchObject({
      dueAt: later?.dueAt,
      extensions: [{ reason: '等待供电芯片到货' }],
    });
  },
  STORY_MS,
);

test(
  'R48 a supervisor sees that an unpaid machine cannot be held before the ninety days are over, and under which clause',
  async () => {
    const { orderId } = await orderAt('quoted', desks, 'SF3000000000093', photo);
    const supervisor = await staffAt('supervisor', orderId);
    await supervisor.tap('steps-more');
    await supervisor.sees('refused-day-not-reached', /R48/);
    await supervisor.sees('refused-hold');
  },
  STORY_MS,
);

test(
  'R13 an order is handed to a colleague, and its customer is asked for what is missing',
  async () => {
    const { orderId } = await orderAt('submitted', desks, '', photo);
    const agent = await staffAt('agent', orderId);
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
    expect(await desks.customer.order(orderId)).toMatchObject({
      stage: 'info-needed',
      infoRequests: [{ question: '请拍一张开机后的指示灯照片' }],
    });
  },
  STORY_MS,
);

test(
  'of two members of staff at one form the slower one is told, keeps what was typed, and submits it to the order as it is now',
  async () => {
    const { orderId } = await orderAt('repaired', desks, 'SF3000000000101', photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('step-ship');
    await agent.tap('carrier-sf');
    await agent.type('step-waybill', 'SF3000000000119');
    await staffDesk(wechat.phone('supervisor'), 'faster').take(orderId, 'message', { text: '今天寄出', photos: [] });
    await agent.tap('take-ship');
    await agent.tap('confirm-ship');
    await agent.sees('step-stale');
    await take(agent, 'ship');
    expect((await desks.agent.order(orderId)).shipments).toMatchObject([{ waybillNumber: 'SF3000000000119' }]);
  },
  STORY_MS,
);
