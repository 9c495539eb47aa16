import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CustomerInput } from '#core/contract/customer';
import type { OrderView } from '#core/contract/views/order-view';
import { openBrowser } from '../support/browser';
import { customerDesk, staffDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { PhoneScreen } from '../support/phone-screen';
import { labelPhoto, voucherPhoto } from '../support/photos';

/** What a customer may do beside the main path, on the customer's phone; staff act at their desks, directly. Each test has an order of its own. */
const JOURNEY_MS = 180_000;
const ADDRESS = { name: '收货处', phone: '13800138000', region: '广东省深圳市南山区', street: '科技园路 1 号', overseas: false };
const PACKED = { packingConfirmed: true, doorToDoor: true, freightPrepaid: true };

let wechat: TestWechat;
let browser: Browser;
let page: Page;
let phone: PhoneScreen;
let customer: ReturnType<typeof customerDesk>;
let agent: ReturnType<typeof staffDesk>;
let finance: ReturnType<typeof staffDesk>;
let waybills = 0;
const broken: string[] = [];

beforeAll(async () => {
  wechat = await openLocalWechat();
  customer = customerDesk(wechat.phone('customer'));
  agent = staffDesk(wechat.phone('agent'), 'agent');
  finance = staffDesk(wechat.phone('finance'), 'finance');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1320, height: 1000 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(wechat.url);
  phone = new PhoneScreen(page, 'customer');
}, JOURNEY_MS);

afterAll(async () => {
  await browser?.close();
  await wechat?.stop();
});

const nextWaybill = () => {
  waybills += 1;
  return `SF40000000${String(waybills).padStart(5, '0')}`;
};

async function submit(...serials: readonly string[]): Promise<OrderView> {
  const machines: CustomerInput<'submit-order'>['machines'] = [];
  for (const serialNumber of serials) {
    const labelPhotos = [await customer.attach('label', await labelPhoto(serialNumber))];
    machines.push({
      itemType: 'whole-machine',
      model: 'JASMINER X4',
      serialNumber,
      symptoms: [],
      faultDescription: '无法开机',
      labelPhotos,
    });
  }
  return customer.ask('submit-order', { commandId: customer.nextCommandId(), contact: { name: '值班室', phone: '13800138000' }, machines });
}
async function confirmed(...serials: readonly string[]): Promise<OrderView> {
  const { orderId, machines } = await submit(...serials);
  return agent.take(orderId, 'confirm-return', { machineIds: machines.map(({ id }) => id), note: '' });
}
/** Sent in, signed for and unpacked. */
async function arrived(order: OrderView, machineIds: string[]): Promise<OrderView> {
  const { orderId } = order;
  const { version, textHash } = await customer.ask('policy', {});
  const waybillNumber = nextWaybill();
  const consent = { policyVersion: version, textHash };
  const parcel = { machineIds, carrier: 'sf' as const, waybillNumber };
  await customer.take(orderId, 'send-in', { ...parcel, ...PACKED, consent, receivingAddress: ADDRESS });
  await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber });
  const serialsFound = order.machines.filter(({ id }) => machineIds.includes(id)).flatMap(({ serialNumber }) => serialNumber ?? []);
  const photos = [await agent.attach('unpacking', await labelPhoto('UNPACKED'))];
  return agent.take(orderId, 'unpack', { parcelId: 'p1', serialsFound, unlabelledMachineIds: [], photos });
}
async function quoted(orderId: string, machineIds: string[], quotationClass: 'normal' | 'scrap'): Promise<OrderView> {
  const found = {
    findings: '芯片烧毁',
    photos: [await agent.attach('finding', await labelPhoto('FINDING'))],
    damageCause: 'none' as const,
  };
  const lines = [{ text: '更换芯片', amount: 50_000 }];
  const scrapCodes: 'burned-board'[] = quotationClass === 'scrap' ? ['burned-board'] : [];
  return agent.take(orderId, 'quote', { machineIds, class: quotationClass, lines, note: '', ...found, voidReasons: [], scrapCodes });
}

let entries = 0;
/** As a card or a code leads to it. */
async function open({ orderId }: Pick<OrderView, 'orderId'>): Promise<void> {
  entries += 1;
  await phone.enterAt(`pages/order/index?id=${orderId}`, entries);
  await phone.sees('order-stage');
}

test(
  'R1 R2 whom to ask is one tap away from an order, with the hours',
  async () => {
    await open(await submit('JX4-50001-A'));
    await phone.tap('open-contact');
    await phone.sees('contact', 'jasminer2021');
    await phone.sees('contact-hours', '9:00–18:00');
  },
  JOURNEY_MS,
);

test(
  'R22 R58 an order is cancelled after a warning, says why, and is created again with the same machines',
  async () => {
    const order = await submit('JX4-50002-A', 'JX4-50003-A');
    await open(order);
    await phone.tap('more-cancel');
    await phone.tap('take-cancel');
    await phone.sees('reason-error');
    await phone.tap('reason-address');
    await phone.sees('ask-first');
    await phone.tap('take-cancel');
    await phone.sees('confirm-sheet', /不能恢复/);
    await phone.tap('confirm-cancel');
    await phone.sees('order-stage', '已取消');
    await phone.sees('cancelled', '收货地址填错了');

    await phone.tap('create-again');
    await phone.sees('m1-serial');
    await phone.tap('next');
    await phone.sees('m0-description');
    await phone.tap('next');
    await phone.tap('next');
    await phone.sees('review-m1', 'JX4-50003-A');
    await phone.tap('submit');
    await phone.refuseMessagesBefore('order-stage');
    await phone.sees('order-stage', '待确认');
  },
  JOURNEY_MS,
);

test(
  'R8 R15 R18 one machine is sent with a picture of its packing, its waybill corrected, and the rest goes later',
  async () => {
    const order = await confirmed('JX4-50004-A', 'JX4-50005-A');
    await open(order);
    await phone.tap('next-action');
    await phone.tickAll('packing');
    await phone.tap('parcel-machine-m2'); // not in this parcel
    await phone.pick('packing-photo', await labelPhoto('PACKED'));
    await phone.tap('policy-agree');
    await phone.type('waybill-number', nextWaybill());
    await phone.tap('freight-prepaid');
    await phone.tap('door-to-door');
    await phone.type('address-region', ADDRESS.region);
    await phone.type('address-street', ADDRESS.street);
    await phone.tap('submit-logistics');
    await phone.sees('read-back', /科技园路 1 号/);
    await phone.tap('read-back-confirm');
    await phone.refuseMessagesBefore('order-next');
    await phone.sees('order-next', /还有 1 台设备等您寄出/);

    const corrected = nextWaybill();
    await phone.tap('more-correct-waybill-p1');
    await phone.type('waybill-number', corrected);
    await phone.tap('take-correct-waybill');
    await phone.sees('waybill-p1', corrected);
    const { parcels } = await customer.order(order.orderId);
    expect(parcels).toMatchObject([{ machineIds: ['m1'], waybillNumber: corrected, packingPhotos: [expect.any(String)] }]);
  },
  JOURNEY_MS,
);

test(
  'R22 R54 once a machine is here cancelling is explained, and the one that was not sent can be withdrawn',
  async () => {
    const order = await arrived(await confirmed('JX4-50006-A', 'JX4-50007-A'), ['m1']);
    await open(order);
    await phone.tap('why-not-cancel');
    await phone.sees('refused-cancel', /R22/);
    await phone.tap('more-withdraw');
    await phone.tap('reason-solved');
    await phone.tap('take-withdraw');
    await phone.tap('confirm-withdraw');
    await phone.sees('machine-m2', '已撤回');
  },
  JOURNEY_MS,
);

test(
  'R45 R46 R56 a scrap quotation is declined, a normal one is explained and objected to, and the page names who keeps the others waiting',
  async () => {
    const order = await arrived(await confirmed('JX4-50008-A', 'JX4-50009-A'), ['m1', 'm2']);
    await quoted(order.orderId, ['m1'], 'normal');
    await quoted(order.orderId, ['m2'], 'scrap');
    await open(order);
    await phone.tap('next-action');
    await phone.sees('decline-m1', /R46/);
    await phone.tap('decline-m2-action');
    await phone.tap('take-decline');
    await phone.sees('confirm-sheet', /JX4-50009-A/);
    await phone.tap('confirm-decline');
    await phone.sees('machine-m2', '待寄回');
    await phone.sees('blockers', /等待 SN JX4-50008-A 付款/);

    await phone.tap('next-action');
    await phone.sees('decline-m1', /R46/);
    await phone.tap('dispute-m1');
    await phone.type('ask-text', '芯片没有烧毁');
    await phone.tap('ask-send');
    await phone.sees('ask-sent');
    expect((await agent.order(order.orderId)).messages.at(-1)?.text).toMatch(/对报价有异议 JX4-50008-A.*芯片没有烧毁/);
  },
  JOURNEY_MS,
);

test(
  'R53 a voucher that was sent back says why, and a new one is uploaded',
  async () => {
    const order = await arrived(await confirmed('JX4-50010-A'), ['m1']);
    await quoted(order.orderId, ['m1'], 'normal');
    const attachmentId = await customer.attach('voucher', await voucherPhoto('5.00'));
    await customer.take(order.orderId, 'submit-voucher', { machineIds: ['m1'], amount: 50_000, attachmentId });
    await finance.take(order.orderId, 'reject-voucher', { voucherId: 'v1', reason: '金额不对' });
    await open(order);
    await phone.tap('next-action');
    await phone.sees('voucher-rejected', /金额不对/);
    await phone.pick('voucher', await voucherPhoto('500.00'));
    await phone.tap('submit-voucher');
    await phone.refuseMessagesBefore('voucher-review');
  },
  JOURNEY_MS,
);

test(
  'R20 a link shows the progress to another person, and nothing once it is revoked',
  async () => {
    const order = await confirmed('JX4-50011-A');
    await open(order);
    await phone.tap('more-share');
    await phone.tap('share-create');
    await phone.sees('share-link');
    const { shareToken } = await customer.order(order.orderId);
    const other = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    const link = `${wechat.url.replace('127.0.0.1', 'customer-2.wechat.localhost')}/#/more/shared/index?id=${order.orderId}&token=${shareToken}`;
    await other.goto(link);
    await other.locator('#shared-stage').filter({ hasText: '待寄出' }).waitFor();
    await other.locator('#shared-machines').filter({ hasText: 'JX****1-A' }).waitFor();

    await phone.tap('share-revoke');
    await phone.sees('share-create');
    await other.reload();
    await other.locator('#shared-gone').waitFor();
    await other.close();
  },
  JOURNEY_MS,
);

test(
  'R29 what was solved from afar is rated, and the stars stay on the page',
  async () => {
    const { orderId } = await submit('JX4-50012-A');
    await agent.take(orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件' });
    await open({ orderId });
    await phone.tap('rate');
    await phone.tap('star-4');
    await phone.type('rate-text', '很快');
    await phone.tap('take-rate');
    await phone.sees('rating-stars', '★★★★☆');
    await phone.sees('rating', '很快');
  },
  JOURNEY_MS,
);

test(
  'somebody else was first: the form keeps what was entered, and sending it again does it',
  async () => {
    const order = await submit('JX4-50013-A');
    await open(order);
    await phone.tap('more-cancel');
    await phone.tap('reason-noNeed');
    await agent.take(order.orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
    await phone.tap('take-cancel');
    await phone.tap('confirm-cancel');
    await phone.sees('step-failed', /刚被更新过/);
    await phone.sees('look-at-order');
    await phone.tap('take-cancel');
    await phone.tap('confirm-cancel');
    await phone.sees('cancelled', '不需要维修了');
  },
  JOURNEY_MS,
);

test(
  'an order left open moves on by itself',
  async () => {
    const order = await submit('JX4-50014-A');
    await open(order);
    await phone.sees('order-stage', '待确认');
    await agent.take(order.orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
    await phone.sees('order-stage', '待寄出');
    expect(broken).toEqual([]);
  },
  JOURNEY_MS,
);
