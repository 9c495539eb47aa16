import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { PhoneScreen } from '../support/phone-screen';
import { workbookOf } from '../support/tables/xlsx';

/** A supervisor imports a list of machines in the browser, and takes it back. One story in several tests. */
const SCREENSHOTS = process.env.SCREENSHOTS ?? 'dist/screenshots';
const STORY_MS = 180_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let wechat: TestWechat;
let browser: Browser;
let page: Page;
let supervisor: PhoneScreen;
let customer: PhoneScreen;
const broken: string[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  wechat = await openLocalWechat();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1320, height: 1000 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(wechat.url);
  supervisor = new PhoneScreen(page, 'supervisor');
  customer = new PhoneScreen(page, 'customer');
}, STORY_MS);
afterAll(async () => {
  await browser?.close();
  await wechat?.stop();
});

const HEAD = ['序列号', '型号', '类别', '出厂日期', '保修月数'];
const file = workbookOf([
  HEAD,
  ...Array.from({ length: 1500 }, (_, index) => [`NEW-${100_000 + index}`, 'JASMINER X4', '整机', '2026-06-30', 12]),
  ['短', 'JASMINER X4', '整机', '2026-06-30', 12],
  ['NEW-900000', '没有的型号', '整机', '2026-02-30', null],
]);

test(
  'R24 a supervisor chooses a workbook and sees what it would do, and every row that is not right',
  async () => {
    await page.getByRole('tab', { name: '主管' }).click();
    await supervisor.tap('registry-open');
    await supervisor.sees('registry-file');
    await supervisor.chooseFile('registry-choose', { name: '六月出厂.xlsx', mimeType: XLSX, buffer: file });
    await supervisor.sees('import-counts', /新登记1,500 行/);
    await supervisor.sees('problems-bad', /第 1502 行 · 序列号/);
    await supervisor.sees('problems-bad', /没有这个型号/);
    await page.screenshot({ path: `${SCREENSHOTS}/registry-checked.png`, animations: 'disabled' });
  },
  STORY_MS,
);

test(
  'R26 after the import a customer is told the warranty of a new machine',
  async () => {
    await supervisor.tap('import-apply');
    await supervisor.sees('import-done', /1,500 台机器已写入登记/);
    await customer.type('warranty-serial', 'NEW-100000');
    await customer.tap('warranty-check');
    await customer.sees('warranty-result', /保修期内/);
    await supervisor.type('machine-serial', 'new-100000');
    await supervisor.tap('machine-find');
    await supervisor.sees('machine-found', /六月出厂\.xlsx/);
  },
  STORY_MS,
);

test(
  'the import is taken back, and the machine is unknown again',
  async () => {
    await supervisor.tap('import-undo');
    await supervisor.tap('undo-confirm');
    await supervisor.sees('import-undone', /1,500 台机器已恢复到导入前/);
    await supervisor.tap('machine-find');
    await supervisor.sees('machine-none');
    await supervisor.sees('registry-imports', /已撤销/);
    expect(broken).toEqual([]);
  },
  STORY_MS,
);
