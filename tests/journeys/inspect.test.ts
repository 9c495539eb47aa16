import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { OrderView } from '#core/contract/views/order-view';
import { openBrowser } from '../support/browser';
import { openServiceDay } from '../support/service-day';

/**
 * A developer at the inspector in the midst of a job. One story in several tests: each goes on where the one before ended.
 * What is written in the tests is what stands on the page.
 */
const STORY_MS = 240_000;
const day = openServiceDay();
/** Up to the quotation of the second machine. */
const QUOTED = 6;

let browser: Browser;
let page: Page;
let order: OrderView;
const broken: string[] = [];

beforeAll(async () => {
  order = await day.repair(QUOTED);
  browser = await openBrowser();
  page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(`${day.wechat.url}/__inspect/`);
}, STORY_MS);
afterAll(async () => {
  expect(broken).toEqual([]);
  await browser?.close();
});

const view = (name: string) => page.getByRole('navigation', { name: '视图' }).getByRole('link', { name });
const detail = () => page.locator('article');
const row = (text: string | RegExp): Locator => page.locator('.row').filter({ hasText: text });

/** Types into the search that `/` leads to. */
async function search(text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
}

test('the overview tells what happened lately, and leads to it', async () => {
  await page.locator('.happening').filter({ hasText: 'staff take-step' }).first().click();
  await detail().getByRole('heading', { name: 'staff take-step' }).waitFor();
  await detail().getByText('oDEV_agent').first().waitFor();
});

test('an order is found by its number, and its document opens', async () => {
  await search(order.orderNumber);
  await page
    .locator('.hit')
    .filter({ hasText: `work_orders / ${order.orderId}` })
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('.hit:focus').waitFor();
  await page
    .locator('.hit')
    .filter({ hasText: `work_orders / ${order.orderId}` })
    .click();
  await detail().getByRole('heading', { name: order.orderId }).waitFor();
});

test('a query says what is wrong with it, then what it found and how', async () => {
  const filter = page.getByLabel(/条件/);
  await filter.fill('{"stage": ');
  await page.getByText(/不是有效的 JSON/).waitFor();
  await filter.fill('{"orderNumber": {"$nothing": 1}}');
  await page.keyboard.press('Enter');
  await page
    .getByText(/\$nothing/)
    .last()
    .waitFor();
  await filter.fill(`{"_id": "${order.orderId}"}`);
  await page.keyboard.press('Enter');
  await page.getByText('按 _id · 看了 1 条').waitFor();
  expect(await page.locator('.entry').count()).toBe(1);
});

test('the run that wrote the quotation is found among all runs, with what it asked of the cloud', async () => {
  await view('云函数').click();
  await page.getByPlaceholder('在参数、结果和日志中查找').fill('"quote"');
  await page.locator('.entry').filter({ hasText: 'staff take-step' }).first().click();
  await detail().getByText('database.commitTransaction').waitFor();
  await detail().getByRole('button', { name: '全部展开' }).first().click();
  await detail().getByText('更换供电芯片').first().waitFor();
});

test('the keyboard changes the view, steps through a list and goes back to it', async () => {
  await page.locator('h1').click();
  await page.keyboard.press('3');
  await page.getByPlaceholder('在参数、结果和日志中查找').waitFor();
  await page.locator('.entry').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('.entry').nth(0).and(page.locator('[aria-current]')).waitFor();
  await page.keyboard.press('j');
  await page.locator('.entry').nth(1).and(page.locator('[aria-current]')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('选择一项').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
});

test('a moment can be kept', async () => {
  await view('快照').click();
  await page.getByPlaceholder(/名称/).fill('quoted');
  await page.getByRole('button', { name: '保存快照' }).click();
  await row('quoted').waitFor();
});

test('a commit that conflicts twice is armed, strikes, and is seen to have struck', async () => {
  await view('故障').click();
  await page.getByRole('button', { name: '提交冲突两次' }).click();
  await row('database.commitTransaction').waitFor();

  const { customer } = day.people;
  const attachmentId = await customer.attach('voucher', day.photo, 'voucher');
  const paid = await customer.take(
    order.orderId,
    'submit-voucher',
    { machineIds: ['m2'], amount: 120_000, attachmentId },
    'pay-with-conflicts-00',
  );
  expect(paid.version).toBeGreaterThan(order.version);

  await row('database.commitTransaction').filter({ hasText: '命中 2' }).waitFor();
  await page.getByRole('button', { name: '全部移除' }).click();
  await page.getByRole('heading', { name: '没有故障' }).waitFor();
});

test('the clock goes on by a day, and the timers that came due have run', async () => {
  await view('时钟').click();
  await page.getByRole('button', { name: '+1 天' }).click();
  await page.getByText(/比这台电脑快 1 天/).waitFor();
  await row('outbox').getByRole('button', { name: '立即运行' }).click();
  await row('outbox').getByRole('link', { name: '查看这次调用' }).click();
  await detail()
    .getByRole('heading', { name: /outbox/ })
    .waitFor();
  await detail().getByText('wx_trigger').waitFor();
});

test('the moment that was kept comes back, clock and all', async () => {
  await view('快照').click();
  await row('quoted').getByRole('button', { name: '恢复' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await page.getByText('已恢复到“quoted”').waitFor();

  expect((await day.people.agent.order(order.orderId)).version).toBe(order.version);
  await page.goto(`${day.wechat.url}/__inspect/#/data/work_orders/${order.orderId}`);
  await detail().getByRole('heading', { name: order.orderId }).waitFor();
});

test('while the cloud does not answer the page says so, and goes on by itself', async () => {
  await page.context().setOffline(true);
  await page.getByRole('alert').filter({ hasText: '没有回应' }).waitFor();
  await detail().getByRole('heading', { name: order.orderId }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('alert').waitFor({ state: 'detached' });
});
