import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { fillSendIn } from '../support/browser-day';
import { customerDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { PhoneScreen } from '../support/phone-screen';
import { labelPhoto, notAPhoto, voucherPhoto } from '../support/photos';
import { IN_WARRANTY, INBOUND_WAYBILL, OUT_OF_WARRANTY, RETURN_WAYBILL } from '../support/repair-job';

/**
 * The whole main job in the browser, on the phones page: real picture files, WeChat's sheet answered by a tap, messages dropping in.
 * One story in several tests: each goes on where the one before ended.
 */
/** `SCREENSHOTS=docs/images` renews the README's picture. */
const SCREENSHOTS = process.env.SCREENSHOTS ?? 'dist/screenshots';
const VIEWPORT = { width: 1320, height: 1000 };
const STORY_MS = 240_000;
const MINUTE_MS = 60_000;
const MACHINES = [IN_WARRANTY, OUT_OF_WARRANTY] as const;

let wechat: TestWechat;
let browser: Browser;
let page: Page;
let customer: PhoneScreen;
let staff: PhoneScreen;
let finance: PhoneScreen;
const broken: string[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  wechat = await openLocalWechat();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: VIEWPORT, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'light' });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(wechat.url);
  customer = new PhoneScreen(page, 'customer');
  staff = new PhoneScreen(page, 'agent');
  finance = new PhoneScreen(page, 'finance');
}, STORY_MS);

afterAll(async () => {
  await browser?.close();
  await wechat?.stop();
});

const shot = (name: string) => page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: 'disabled' });

/** Staff open the order from the queue and the step's form from the order. */
async function openStep(phone: PhoneScreen, stepId: string): Promise<void> {
  await phone.tap(`step-${stepId}`);
}
async function take(phone: PhoneScreen, step: string, isIrreversible: boolean): Promise<void> {
  await phone.tap(`take-${step}`);
  if (isIrreversible) await phone.tap(`confirm-${step}`);
  await phone.sees('step-done');
}

let orderId: string;
const readOrder = async () => customerDesk(wechat.phone('customer')).order(orderId);

test(
  'R1 R3 R26 the first screen offers to apply, says whom to ask, and answers for a warranty without logging in',
  async () => {
    await customer.sees('apply');
    await customer.type('warranty-serial', IN_WARRANTY);
    await customer.tap('warranty-check');
    await customer.sees('warranty-result', /保修期内/);
    await customer.sees('contact', 'jasminer2021');
  },
  STORY_MS,
);

test(
  'a draft is there again after leaving halfway, and only real pictures are taken',
  async () => {
    await customer.tap('apply');
    for (const [index, serialNumber] of MACHINES.entries()) {
      if (index > 0) await customer.tap('add-machine');
      await customer.tap(`m${index}-model-JASMINER X4`);
      await customer.type(`m${index}-serial`, serialNumber);
      await customer.sees(`m${index}-warranty`, index === 0 ? /保修期内/ : /已过保修期/);
    }
    await customer.tap('next');
    await customer.pick('m0-label', await labelPhoto(IN_WARRANTY));
    await customer.type('m0-description', '开机后无法联网，风扇正常');

    await customer.reenter();
    await customer.tap('apply');
    await customer.sees('m1-serial');
    await customer.tap('next');
    await customer.sees('m0-description');
    await customer.pickRefused('m1-label', notAPhoto());
    await customer.pick('m1-label', await labelPhoto(OUT_OF_WARRANTY));
    await customer.type('m1-description', '无法开机');
    await shot('create-fault');
  },
  STORY_MS,
);

test(
  'R12 the order is submitted, and staff see it with its photos',
  async () => {
    await customer.tap('next');
    await customer.type('contact-name', '机房值班');
    await customer.type('contact-phone', '１３８００１３８０００');
    await customer.tap('next');
    await customer.sees('review-clauses');
    await shot('create-review');
    await customer.tapTwice('submit'); // asks once, submits once
    await customer.allowMessages();
    await customer.sees('order-stage', '待确认');
    expect(await customer.isAsked()).toBe(false);

    const { orders } = await customerDesk(wechat.phone('customer')).ask('list-orders', { filter: 'open' });
    orderId = orders[0]?.orderId ?? '';
    await staff.tap('refresh');
    await staff.tap(`queue-${orderId}`);
    await staff.sees('staff-machine-m1-photos');
    await shot('staff-triage');
    await staff.back(); // the way back of one phone leaves the other where it is
    await staff.tap(`queue-${orderId}`);
    await customer.sees('order-stage', '待确认');
  },
  STORY_MS,
);

test(
  'R14 both machines are to come in, and the customer is told',
  async () => {
    await openStep(staff, 'confirm-return');
    await take(staff, 'confirm-return', false);
    await customer.openNotification(/待寄出/);
    await customer.sees('factory');
  },
  STORY_MS,
);

test(
  'R8 R19 R21 R22 the customer sends them in with packing list, policy and a whole address, which is read back and locked',
  async () => {
    await fillSendIn(customer, INBOUND_WAYBILL);
    await customer.tap('submit-logistics');
    await customer.sees('address-street-error');
    await customer.type('address-street', '科技园路 1 号');
    await customer.tap('submit-logistics');
    await customer.sees('read-back', /科技园路 1 号/);
    await shot('logistics-read-back');
    await customer.tap('read-back-confirm');
    await customer.allowMessages();
    await customer.sees('order-stage', '待收件');
    const order = await readOrder();
    expect(order.receivingAddress?.address.street).toBe('科技园路 1 号');
  },
  STORY_MS,
);

test(
  'R5 R6 staff sign for the parcel by its waybill and unpack it',
  async () => {
    await staff.tap('back-to-queue');
    await staff.tap('sign-open');
    await staff.type('sign-waybill', INBOUND_WAYBILL);
    await staff.tap('sign-find');
    await take(staff, 'sign-parcel', true);
    await customer.getsNotification(/待检测/);

    await openStep(staff, 'unpack-p1');
    await staff.pick('step-unpacking', await labelPhoto('UNPACKED'));
    for (const id of ['m1', 'm2']) await staff.tap(`presence-${id}-found`);
    await take(staff, 'unpack', true);
  },
  STORY_MS,
);

test(
  'R24 R51 one machine is in warranty by its dates and repaired free of charge; the promised date explains itself',
  async () => {
    await openStep(staff, 'judge-free');
    await staff.type('step-findings', '电源接口虚焊');
    await take(staff, 'judge-free', true);
    const order = await readOrder();
    expect(order.machines[0]?.state).toBe('repairing');
    expect(order.promise?.days.filter(({ counted }) => counted)).toHaveLength(5);
  },
  STORY_MS,
);

test(
  'R25 R27 the other is out of warranty and quoted',
  async () => {
    await openStep(staff, 'quote');
    await staff.type('step-findings', '主板供电芯片损坏');
    await staff.pick('step-finding-photos', await labelPhoto('FINDING'));
    await staff.tap('damage-none');
    await staff.tap('class-normal');
    await staff.type('line-0-text', '更换供电芯片与人工');
    await staff.type('line-0-amount', '1200');
    await shot('staff-quote');
    await take(staff, 'quote', true);
    await customer.openNotification(/1200/);
    await customer.sees('pay-sum', /1,200\.00/);
    await shot('quotation');
  },
  STORY_MS,
);

test(
  'R53 the customer pays and uploads the voucher, finance approves it',
  async () => {
    await customer.pick('voucher', await voucherPhoto('1200.00'));
    await customer.tap('submit-voucher');
    await customer.sees('voucher-review');

    await page.getByRole('tab', { name: '财务' }).click();
    await finance.tap(`queue-${orderId}`);
    await openStep(finance, 'approve-voucher-v1');
    await finance.sees('voucher-photo');
    await take(finance, 'approve-voucher', true);
    // What happens within a minute is told together.
    await wechat.inspect.advance(MINUTE_MS);
    await customer.getsNotification(/维修中/);
  },
  STORY_MS,
);

test(
  'R54 both are repaired and shipped back together',
  async () => {
    await page.getByRole('tab', { name: '客服与维修' }).click();
    for (const record of ['第一台满载运行 24 小时正常', '第二台满载运行 24 小时正常']) {
      await openStep(staff, 'finish');
      await staff.type('step-test-record', record);
      await take(staff, 'finish', false);
    }
    // What happens within a minute is told together, if nobody has looked meanwhile.
    await wechat.inspect.advance(2 * MINUTE_MS);
    await openStep(staff, 'ship');
    await staff.sees('ship-to', /科技园路 1 号/);
    await staff.tap('carrier-sf');
    await staff.type('step-waybill', RETURN_WAYBILL);
    await take(staff, 'ship', true);
  },
  STORY_MS,
);

test(
  'the customer confirms the delivery and the order is complete',
  async () => {
    await customer.getsNotification(new RegExp(RETURN_WAYBILL));
    await shot('phones');
    await customer.openNotification(new RegExp(RETURN_WAYBILL));
    await customer.sees('shipments', new RegExp(RETURN_WAYBILL));
    await customer.tap('confirm-delivered');
    await customer.tap('confirm-delivered-final');
    await customer.sees('order-stage', '已完成');
    expect((await readOrder()).stage).toBe('completed');
  },
  STORY_MS,
);

test(
  'R29 every status change stands in the record and was pushed, but for what the customer did',
  async () => {
    // What followed within a minute waits until it is over, and then for the next timer.
    await wechat.inspect.advance(2 * MINUTE_MS);
    const record = await customerDesk(wechat.phone('customer')).ask('list-notices', {});
    const inRecord = record.notices.map(({ title }) => title);
    expect(inRecord.length).toBeGreaterThanOrEqual(9);
    expect(record.notices.filter(({ push }) => push !== 'sent').map(({ title, pushText }) => [title, pushText])).toEqual([
      ['设备已送达', '您自己的操作，不再推送'],
      ['寄修物流已登记', '您自己的操作，不再推送'],
    ]);
    expect(broken).toEqual([]);
  },
  STORY_MS,
);
