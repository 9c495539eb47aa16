import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { customerDesk, staffDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { PhoneScreen } from '../support/phone-screen';
import { labelPhoto } from '../support/photos';

/**
 * R16 in the browser: a parcel comes without an order, is registered, its owner is told and creates the order, the parcel is linked and unpacked.
 * One story in several tests: each goes on where the one before ended.
 */
const SCREENSHOTS = process.env.SCREENSHOTS ?? 'dist/screenshots';
const STORY_MS = 240_000;
const SERIAL = 'JX4-10001-IN';
/** As it stands on the slip, and as it is typed at first. */
const WAYBILL = 'SF7312345678901';
const MISTYPED = 'SF7312345678910';
const ORPHAN = `sf-${WAYBILL}`;

let wechat: TestWechat;
let browser: Browser;
let page: Page;
let customer: PhoneScreen;
let staff: PhoneScreen;
const broken: string[] = [];

/** The customer's order of a machine, as the app would make it. */
async function submit(): Promise<string> {
  const desk = customerDesk(wechat.phone('customer'));
  const machine = {
    itemType: 'whole-machine' as const,
    model: 'JASMINER X4',
    serialNumber: SERIAL,
    symptoms: [],
    faultDescription: '不通电',
    labelPhotos: [await desk.attach('label', await labelPhoto(SERIAL))],
  };
  const commandId = `submit-${Date.now()}-0000`;
  return (await desk.ask('submit-order', { commandId, contact: { name: '机房值班', phone: '13800138000' }, machines: [machine] })).orderId;
}

let pastOrder: string;
let newOrder: string;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  wechat = await openLocalWechat();
  // The machine was looked at before, from afar: that order has ended.
  pastOrder = await submit();
  await staffDesk(wechat.phone('agent')).take(pastOrder, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' });
  await wechat.inspect.runTimer('outbox'); // its serial is free again
  browser = await openBrowser();
  page = await browser.newPage({
    viewport: { width: 1320, height: 1000 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(wechat.url);
  customer = new PhoneScreen(page, 'customer');
  staff = new PhoneScreen(page, 'agent');
}, STORY_MS);

afterAll(async () => {
  await browser?.close();
  await wechat?.stop();
});

test(
  'R16 a parcel whose waybill no order expects is registered with its photo',
  async () => {
    await staff.tap('sign-open');
    await staff.type('sign-waybill', MISTYPED);
    await staff.tap('sign-find');
    await staff.sees('sign-not-found', /没有工单登记过这个运单号/);
    await staff.tap('sign-orphan');
    await staff.pick('orphan-photos', await labelPhoto('SLIP'));
    await staff.type('orphan-place', '门口');
    await staff.type('orphan-serial', SERIAL);
    await staff.tap('orphan-serial-add');
    await staff.tap('register');
    await staff.sees('orphan-state', '待处理');
  },
  STORY_MS,
);

test(
  'R16 the serial leads to the customer who sent the machine before, and they are told',
  async () => {
    await staff.sees(`suggestion-${pastOrder}`, /以前修过这台设备/);
    await page.screenshot({ path: `${SCREENSHOTS}/orphan-suggestion.png`, animations: 'disabled' });
    await staff.tap(`tell-${pastOrder}`);
    await staff.sees('tell-sheet', /请确认是这位客户/);
    await staff.tap('confirm-tell');
    await staff.sees('step-done', /已通知主人/);
    await staff.tap('do-take-in');
    await staff.type('sheet-place', 'A-3 货架');
    await staff.tap('confirm-take-in');
    await staff.sees('orphan-state', '待认领');

    await customer.tapTab('消息');
    const [notice] = (await customerDesk(wechat.phone('customer')).ask('list-notices', {})).notices;
    expect(notice).toMatchObject({ title: '收到一个没有工单的包裹', page: 'create' });
    await customer.tap(`notice-${(notice?.noticeId ?? '').replace(/[^A-Za-z0-9_-]/g, '-')}`);
    await customer.sees('create-machines');
  },
  STORY_MS,
);

test(
  'R18 a slip that was typed wrongly is corrected, and the parcel goes on under its own waybill',
  async () => {
    await staff.tap('do-correct-slip');
    await staff.type('orphan-waybill', '12');
    await staff.tap('confirm-correct-slip');
    await staff.sees('sheet-correct-slip', /运单号是 6–32 位/);
    await staff.type('orphan-waybill', WAYBILL);
    await page.screenshot({ path: `${SCREENSHOTS}/orphan-correct-slip.png`, animations: 'disabled' });
    await staff.tap('confirm-correct-slip');
    await staff.sees('orphan-state', '已更正');
    await page.screenshot({ path: `${SCREENSHOTS}/orphan-corrected.png`, animations: 'disabled' });
    await staff.tap('orphan-to-corrected');
    await staff.sees('orphan-state', '待认领');
    await staff.sees('orphan-waybill-number', WAYBILL);
  },
  STORY_MS,
);

test(
  'R16 once the customer has created the order it stands first, and the parcel is linked to it',
  async () => {
    newOrder = await submit();
    await staffDesk(wechat.phone('agent'), 'triage').take(newOrder, 'confirm-return', { machineIds: ['m1'], note: '' });
    await staff.back();
    await staff.tap('orphans-open');
    await staff.tap('orphan-group-waiting');
    await staff.tap(`orphan-${ORPHAN}`);
    await staff.sees(`suggestion-${newOrder}`, /工单里有这台设备/);
    await staff.tap(`link-${newOrder}`);
    await staff.sees('link-sheet', /接下来照常开箱/);
    await staff.tap('confirm-link');
    await staff.sees('orphan-state', '已关联');
  },
  STORY_MS,
);

test(
  'R16 a linked parcel is unpacked like any other, and the customer is asked for the address',
  async () => {
    await staff.tap('orphan-to-order');
    await staff.tap('step-unpack-p1');
    await staff.pick('step-unpacking', await labelPhoto('UNPACKED'));
    await staff.tap('presence-m1-found');
    await staff.tap('take-unpack');
    await staff.tap('confirm-unpack');
    await staff.sees('step-done');
    const order = await customerDesk(wechat.phone('customer')).order(newOrder);
    expect(order).toMatchObject({ stage: 'in-service', nextAction: 'give-address', parcels: [{ waybillNumber: WAYBILL }] });
    expect(order.parcels[0]?.unpackedAt).toBeDefined();
    // The customer sees how it came.
    await customer.reenter();
    await customer.tapTab('工单');
    await customer.tap(`order-${newOrder}`);
    await customer.sees('parcels', /到达时的照片/);
    await page.screenshot({ path: `${SCREENSHOTS}/orphan-arrived.png`, animations: 'disabled' });
    expect(broken).toEqual([]);
  },
  STORY_MS,
);
