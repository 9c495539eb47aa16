import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { PhoneScreen } from '../support/phone-screen';

const SCREENSHOTS = process.env.SCREENSHOTS ?? 'dist/screenshots';
const STORY_MS = 240_000;
/** How long an instance of the functions may go on with what it read of the settings. */
const CACHE_MS = 60_000;
/** Of the seed: a hash board of a JASMINER X16-Q, shipped 300 days ago. */
const TEN_MONTHS_OLD = 'JX16Q-20003-OUT';

let wechat: TestWechat;
let browser: Browser;
let page: Page;
const broken: string[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  wechat = await openLocalWechat();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1320, height: 1000 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(wechat.url);
}, STORY_MS);

afterAll(async () => {
  await browser?.close();
  await wechat?.stop();
});

test(
  'R24 the supervisor gives a model twelve months from today, and the customer’s warranty query answers by them',
  async () => {
    const customer = new PhoneScreen(page, 'customer');
    await customer.type('warranty-serial', TEN_MONTHS_OLD);
    await customer.tap('warranty-check');
    await customer.sees('warranty-result', /已过保修期/);

    await page.getByRole('tab', { name: '主管' }).click();
    const supervisor = new PhoneScreen(page, 'supervisor');
    await supervisor.tap('open-settings');
    await supervisor.tap('setting-warrantyExceptions');
    await supervisor.sees('setting-now', '没有');
    await supervisor.tap('setting-edit');
    await supervisor.tap('setting-value-add');
    await supervisor.type('setting-value-0-model', 'JASMINER X16-Q');
    await supervisor.type('setting-value-0-months', '1200');

    // What is missing or wrong is told next to its field, and what was typed stays.
    await supervisor.tap('setting-check');
    await supervisor.sees('setting-reason-error');
    await supervisor.type('setting-reason', '业主来信');
    await supervisor.tap('setting-check');
    await supervisor.sees('setting-value-0-months-error', '不能大于 120');
    await supervisor.type('setting-value-0-months', '12');
    await supervisor.tap('setting-check');
    await supervisor.sees('setting-preview', /JASMINER X16-Q · 全部类别 · 12 个月.*R24/s);
    await page.screenshot({ path: `${SCREENSHOTS}/setting-preview.png`, animations: 'disabled' });
    await supervisor.tap('setting-save');
    await supervisor.sees('setting-saved');
    await supervisor.sees('setting-now', 'JASMINER X16-Q · 全部类别 · 12 个月');
    await supervisor.sees('history-1', /主管.*业主来信/s);

    await wechat.inspect.advance(CACHE_MS);
    await customer.tap('warranty-check');
    await customer.sees('warranty-result', /保修 12 个月.*在保修期内/s);
    expect(broken).toEqual([]);
  },
  STORY_MS,
);

test(
  'a change planned for a day shows as planned and can be withdrawn',
  async () => {
    const supervisor = new PhoneScreen(page, 'supervisor');
    await supervisor.back();
    await supervisor.tap('setting-largeQuantity');
    await supervisor.tap('setting-edit');
    await supervisor.type('setting-value', '20');
    await supervisor.tap('setting-when-day');
    await supervisor.type('setting-reason', '春节前备货');
    await supervisor.tap('setting-check');
    await supervisor.sees('setting-when-error');
    await supervisor.tap('setting-day');
    await supervisor.confirmPicker();
    await supervisor.tap('setting-check');
    await supervisor.tap('setting-save');
    await supervisor.sees('setting-now', '10 台');
    await supervisor.sees('planned', '20 台');

    await supervisor.tap('withdraw-2');
    await supervisor.type('withdraw-reason', '不用了');
    await supervisor.tap('withdraw-confirm');
    await supervisor.sees('setting-withdrawn');
    await supervisor.sees('history-3', /撤销计划.*不用了/s);
    expect(broken).toEqual([]);
  },
  STORY_MS,
);
