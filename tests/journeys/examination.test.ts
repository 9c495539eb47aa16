import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { customerDesk, staffDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { PhoneScreen } from '../support/phone-screen';
import { labelPhoto } from '../support/photos';
import { type Desks, orderAt } from '../support/side-path';

/** What a verdict rests on, and what staff ask a supervisor, in the browser on the phones page; each story has an order of its own. */
const VIEWPORT = { width: 1320, height: 1000 };
const STORY_MS = 240_000;
const phones = { agent: '客服与维修', supervisor: '主管' } as const;

let wechat: TestWechat;
let browser: Browser;
let page: Page;
let desks: Desks;
let photo: string;
let customer: PhoneScreen;
const broken: string[] = [];

beforeAll(async () => {
  wechat = await openLocalWechat();
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

afterAll(async () => {
  expect(broken).toEqual([]);
  await browser?.close();
  await wechat?.stop();
});

/** A member of staff at an order, from the start of their Mini Program by way of a group of the queue. */
async function staffAt(role: keyof typeof phones, orderId: string, group = 'all'): Promise<PhoneScreen> {
  await page.getByRole('tab', { name: phones[role] }).click();
  const phone = new PhoneScreen(page, role);
  await phone.reenter();
  await phone.tap(`queue-group-${group}`);
  await phone.tap(`queue-${orderId}`);
  await phone.sees('staff-steps');
  return phone;
}

async function customerAt(orderId: string): Promise<PhoneScreen> {
  await customer.reenter();
  await customer.tapTab('工单');
  await customer.tap(`order-${orderId}`);
  return customer;
}

const openRare = async (phone: PhoneScreen, step: string): Promise<void> => {
  await phone.tap('steps-more');
  await phone.tap(`step-${step}`);
};
async function take(phone: PhoneScreen, step: string): Promise<void> {
  await phone.tap(`take-${step}`);
  await phone.sees('step-done');
}
async function takeForGood(phone: PhoneScreen, step: string): Promise<void> {
  await phone.tap(`take-${step}`);
  await phone.tap(`confirm-${step}`);
  await phone.sees('step-done');
}
const machineOf = async (orderId: string) => (await desks.agent.order(orderId)).machines[0];

async function quoteLine(phone: PhoneScreen): Promise<void> {
  await phone.tap('class-normal');
  await phone.type('line-0-text', '更换外壳');
  await phone.type('line-0-amount', '300');
}

test(
  'R6 R7 damage seen at unpacking is shown to the customer before the verdict, and the quotation says why it is not free',
  async () => {
    const { orderId } = await orderAt('received', desks, 'SF3100000000011', photo);
    let agent = await staffAt('agent', orderId);
    await agent.tap('step-report-damage');
    await agent.tap('take-report-damage');
    await agent.sees('missing');
    await agent.tap('damageCause-logistics');
    await agent.type('step-text', '外箱破损，外壳右角压裂');
    await agent.pick('step-photos', photo);
    await take(agent, 'report-damage');

    await customerAt(orderId);
    await customer.sees('damage-m1', /外壳右角压裂/);
    expect((await machineOf(orderId))?.verdict).toBeUndefined();

    agent = await staffAt('agent', orderId);
    await agent.sees('damage-m1', /外壳右角压裂/);
    await agent.tap('step-quote');
    await agent.type('step-findings', '外壳变形，风扇碰壳');
    await agent.pick('step-finding-photos', photo);
    await quoteLine(agent);
    await takeForGood(agent, 'quote');

    await customerAt(orderId);
    await customer.sees('quotation-summary', /300\.00/);
    await customer.sees('machine-m1', /物流/);
    expect((await machineOf(orderId))?.verdict).toMatchObject({ damageCause: 'logistics' });
  },
  STORY_MS,
);

test(
  'R41 natural wear is a reason only once a supervisor, asked in a queue of their own, agrees',
  async () => {
    const { orderId } = await orderAt('received', desks, 'SF3100000000029', photo);
    let agent = await staffAt('agent', orderId);
    await openRare(agent, 'request-approval');
    await agent.tap('approvalCode-N2');
    await agent.type('step-text', '风扇轴承磨损，运行约三万小时');
    await agent.pick('step-photos', photo);
    await take(agent, 'request-approval');

    const supervisor = await staffAt('supervisor', orderId, 'to-approve');
    await supervisor.sees('approval-m1-0', /等主管答复/);
    await supervisor.tap('step-decide-approval');
    await supervisor.sees('choose', /风扇轴承磨损/);
    await supervisor.tap('isApproved-yes');
    await supervisor.type('step-reason', '磨损均匀，没有外力痕迹');
    await take(supervisor, 'decide-approval');

    agent = await staffAt('agent', orderId);
    await agent.sees('approval-m1-0', /磨损均匀/);
    await agent.tap('step-quote');
    await agent.type('step-findings', '风扇轴承磨损');
    await agent.tap('void-add');
    await agent.tap('void-pick-N2');
    await agent.type('void-0-text', '轴承磨损');
    await agent.pick('void-0-photos', photo);
    await quoteLine(agent);
    await takeForGood(agent, 'quote');
    expect(await machineOf(orderId)).toMatchObject({ state: 'quoted', verdict: { voidReasons: [{ code: 'N2' }] } });
  },
  STORY_MS,
);

test(
  'R55 an agent asks to send one machine ahead, a supervisor agrees, and the agent ships it',
  async () => {
    const { orderId } = await orderAt('paid', desks, 'SF3100000000037', photo, 2);
    await desks.agent.take(orderId, 'finish', { machineIds: ['m1'], testRecord: '满载运行 24 小时正常', parts: '' });
    let agent = await staffAt('agent', orderId);
    await agent.sees('refused-split-needs-reason', /#2/);
    await agent.tap('step-request-split');
    await agent.type('step-reason', '客户急用，另一台还要等配件');
    await take(agent, 'request-split');

    const supervisor = await staffAt('supervisor', orderId, 'to-approve');
    await supervisor.tap('step-decide-split');
    await supervisor.sees('choose', /客户急用/);
    await supervisor.tap('isApproved-yes');
    await supervisor.type('step-reason', '另一台还要两周');
    await take(supervisor, 'decide-split');

    agent = await staffAt('agent', orderId);
    await agent.tap('step-ship');
    await agent.tap('carrier-sf');
    await agent.type('step-waybill', 'SF3100000000045');
    await takeForGood(agent, 'ship');
    expect((await desks.agent.order(orderId)).machines.map(({ state }) => state)).toEqual(['shipped', 'repairing']);
  },
  STORY_MS,
);

test(
  'R24 a label that the customer could not read is read at the bench, and the registry decides on the warranty',
  async () => {
    const { orderId } = await orderAt('received', desks, 'SF3100000000052', photo);
    let agent = await staffAt('agent', orderId);
    await openRare(agent, 'read-label');
    await agent.type('step-serial-number', 'jx16q-10003-in');
    await agent.pick('step-photos', photo);
    await takeForGood(agent, 'read-label');
    expect(await machineOf(orderId)).toMatchObject({ serialNumber: 'JX16Q-10003-IN', warranty: { result: 'in-warranty' } });

    agent = await staffAt('agent', orderId);
    await agent.tap('step-judge-free');
    await agent.type('step-findings', '电源接口虚焊');
    await takeForGood(agent, 'judge-free');
    expect((await machineOf(orderId))?.state).toBe('repairing');
  },
  STORY_MS,
);

test(
  'R39 a proof of purchase establishes the warranty of a machine that the registry does not know, and its repair is free',
  async () => {
    const { orderId } = await orderAt('received', desks, 'SF3100000000060', photo);
    let agent = await staffAt('agent', orderId);
    await agent.sees('staff-machine-m1', /无法判断/);
    await openRare(agent, 'establish-warranty');
    await agent.tap('take-establish-warranty');
    await agent.sees('missing');
    await agent.tap('step-shipped-date');
    await agent.confirmPicker();
    await agent.type('step-reason', '购买发票，写有型号');
    await agent.pick('step-photos', photo);
    await take(agent, 'establish-warranty');

    agent = await staffAt('agent', orderId);
    await agent.sees('staff-machine-m1', /按购买凭证核定/);
    await agent.tap('step-judge-free');
    await agent.type('step-findings', '电源接口虚焊');
    await takeForGood(agent, 'judge-free');
    await customerAt(orderId);
    await customer.sees('machine-m1', /维修中/);
    await customer.tap('more-evidence');
    await customer.tap('evidence-export');
    await customer.sees('evidence-fingerprint');
  },
  STORY_MS,
);
