import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DAY_MS } from '#core/domain/money-and-time';
import { openBrowser } from './browser';
import { customerDesk, staffDesk } from './desk';
import { openLocalWechat, type TestWechat } from './local-wechat';
import { PhoneScreen } from './phone-screen';
import { labelPhoto } from './photos';
import type { Desks } from './side-path';

/** A story in the browser takes as long as a busy machine needs. */
export const STORY_MS = 240_000;
const VIEWPORT = { width: 1320, height: 1000 };
/** The tab of each member of staff's phone on the phones page. */
const PHONES = { agent: '客服与维修', finance: '财务', supervisor: '主管' } as const;
type Role = keyof typeof PHONES;

/** The phones page of a local WeChat, and everybody at their desks besides; one for all tests of a file, each of which has an order of its own. */
export class BrowserDay {
  #browser: Browser | undefined;
  readonly #broken: string[] = [];
  wechat!: TestWechat;
  page!: Page;
  customer!: PhoneScreen;
  desks!: Desks & { readonly supervisor: Desks['agent'] };
  /** A real picture in a file. */
  photo!: string;

  /** `prepare`: what is decided before any page has asked for anything. */
  async open(prepare?: (desks: BrowserDay['desks']) => Promise<void>): Promise<void> {
    this.wechat = await openLocalWechat();
    this.desks = {
      customer: customerDesk(this.wechat.phone('customer')),
      agent: staffDesk(this.wechat.phone('agent'), 'agent'),
      finance: staffDesk(this.wechat.phone('finance'), 'finance'),
      supervisor: staffDesk(this.wechat.phone('supervisor'), 'supervisor'),
    };
    await prepare?.(this.desks);
    this.#browser = await openBrowser();
    this.page = await this.#browser.newPage({ viewport: VIEWPORT, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'light' });
    this.page.on('pageerror', (error) => this.#broken.push(error.message));
    await this.page.goto(this.wechat.url);
    this.customer = new PhoneScreen(this.page, 'customer');
    this.photo = await labelPhoto('EVIDENCE');
  }

  /** @throws where a page broke down during the day */
  async close(): Promise<void> {
    await this.#browser?.close();
    await this.wechat?.stop();
    expect(this.#broken).toEqual([]);
  }

  /** So many days go by, and the clock has looked at everything that came due. */
  async daysGoBy(days: number): Promise<void> {
    await this.wechat.inspect.advance(days * DAY_MS);
    await this.wechat.inspect.runTimer('clock');
  }

  /** From one reminder to the next (R48): a machine may be held only once all of them were sent. */
  async ninetyDaysGoBy(): Promise<void> {
    for (const days of [3, 4, 23, 30, 20, 9, 2]) await this.daysGoBy(days);
  }

  /** The phone of a member of staff, in front. */
  async phoneOf(role: Role): Promise<PhoneScreen> {
    await this.page.getByRole('tab', { name: PHONES[role] }).click();
    return new PhoneScreen(this.page, role);
  }

  /** A member of staff at an order, from the start of their Mini Program by way of a group of the queue. */
  async staffAt(role: Role, orderId: string, group = 'all'): Promise<PhoneScreen> {
    const phone = await this.phoneOf(role);
    await phone.reenter();
    await phone.tap(`queue-group-${group}`);
    await phone.tap(`queue-${orderId}`);
    await phone.sees('staff-steps');
    return phone;
  }

  /** The customer at an order, from the start of the Mini Program by way of the list. */
  async customerAt(orderId: string): Promise<PhoneScreen> {
    await this.customer.reenter();
    await this.customer.tapTab('工单');
    await this.customer.tap(`order-${orderId}`);
    return this.customer;
  }
}

/** Opens it before the file's first test and closes it after the last; read the parts inside tests. */
export function openBrowserDay(prepare?: (desks: BrowserDay['desks']) => Promise<void>): BrowserDay {
  const day = new BrowserDay();
  beforeAll(() => day.open(prepare), STORY_MS);
  afterAll(() => day.close());
  return day;
}

/** A step that is not among the usual ones. */
export async function openRare(phone: PhoneScreen, step: string): Promise<void> {
  await phone.tap('steps-more');
  await phone.tap(`step-${step}`);
}

/** The form's button, where nothing asks back. */
export async function take(phone: PhoneScreen, step: string): Promise<void> {
  await phone.tap(`take-${step}`);
  await phone.sees('step-done');
}

/** The form's button, and the question before what cannot be undone. */
export async function takeForGood(phone: PhoneScreen, step: string): Promise<void> {
  await phone.tap(`take-${step}`);
  await phone.tap(`confirm-${step}`);
  await phone.sees('step-done');
}

/** Everything that the page for sending in asks for, but the street. */
export async function fillSendIn(phone: PhoneScreen, waybillNumber: string): Promise<void> {
  await phone.tickAll('packing');
  await phone.tap('policy-agree');
  await phone.tap('carrier-sf');
  await phone.type('waybill-number', waybillNumber);
  await phone.tap('freight-prepaid');
  await phone.tap('door-to-door');
  await phone.type('address-name', '收货处');
  await phone.type('address-phone', '13800138000');
  await phone.type('address-region', '广东省深圳市南山区');
}
