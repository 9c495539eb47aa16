import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { cloud } from '../../config/cloud';
import type { CloudConfig } from '../../emulator/cloud-config';
import { type LocalWechat, startLocalWechat } from '../../emulator/local-wechat';
import { openBrowser } from '../support/browser';
import { labelPhoto } from '../support/photos';

/** A customer and the service account, on the phones page. One story in several tests: each goes on where the one before ended. */
const STORY_MS = 120_000;
const DIST = path.resolve(__dirname, '../../dist');
const ACCOUNT = { appId: 'wxdev00000000sa1', secret: 'local-secret', originalId: 'gh_dev', name: 'JASMINER 服务' };
const OPENID = 'oDEV_sa_customer';
const config: CloudConfig = {
  ...cloud,
  pages: ['pages/home/index', 'pages/order/index'],
  serviceAccount: {
    ...ACCOUNT,
    templates: [{ id: 'SA_PROGRESS', title: '维修进度提醒', fields: [{ key: 'thing1', type: 'thing', label: '进度' }] }],
  },
  phones: cloud.phones.map((phone) => ({ ...phone, serviceOpenid: phone.openid.replace('oDEV_', 'oDEV_sa_') })),
};

const dataDir = mkdtempSync(path.join(tmpdir(), 'service-chat-'));
let wechat: LocalWechat;
let browser: Browser;
let page: Page;
let phone: Locator;
const broken: string[] = [];

beforeAll(async () => {
  wechat = await startLocalWechat(config, {
    dataDir,
    port: 0,
    functionsDir: path.join(DIST, 'cloudfunctions'),
    functionHost: path.join(DIST, 'emulator/function-host.js'),
    appDir: path.join(DIST, 'h5'),
    pageDir: path.join(DIST, 'emulator/page'),
  });
  // The account's callback: it knows its menu, answers what it is asked, and has nothing to say to "?".
  wechat.services.events.on('outgoing', (account, { MsgType, FromUserName, Content, EventKey }) => {
    const text = MsgType === 'event' ? (EventKey === 'ORDERS' ? '您有 1 个进行中的工单' : undefined) : `已收到：${String(Content)}`;
    if (Content === '?') wechat.services.events.emit('no-reply', account, FromUserName);
    else if (text !== undefined) wechat.services.events.emit('passive-reply', account, FromUserName, { MsgType: 'text', Content: text });
  });
  await api('/cgi-bin/menu/create', {
    button: [
      { type: 'click', name: '我的工单', key: 'ORDERS' },
      {
        name: '售后',
        sub_button: [
          { type: 'miniprogram', name: '去小程序', appid: cloud.appId, pagepath: 'pages/home/index', url: 'http://example.com' },
        ],
      },
    ],
  });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(wechat.url);
  phone = page.locator('[data-phone="customer"]');
}, STORY_MS);

afterAll(async () => {
  await browser?.close();
  await wechat?.stop();
  rmSync(dataDir, { recursive: true, force: true });
  expect(broken).toEqual([]);
});

/** Calls WeChat's API as the account's server would. */
async function api(address: string, body: object): Promise<Record<string, unknown>> {
  const ask = async (url: string, sent: object) => {
    const response = await fetch(new URL(url, wechat.url), { method: 'POST', body: JSON.stringify(sent) });
    return (await response.json()) as Record<string, unknown>;
  };
  const { appId: appid, secret } = ACCOUNT;
  const { access_token } = await ask('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
  const reply = await ask(`${address}?access_token=${String(access_token)}`, body);
  expect(reply.errcode ?? 0).toBe(0);
  return reply;
}

const button = (name: string) => phone.getByRole('button', { name, exact: true });
const line = (text: string) => phone.locator('.chat-line').filter({ hasText: text });

async function write(text: string): Promise<void> {
  await phone.getByRole('textbox', { name: '输入消息' }).fill(text);
  await button('发送').click();
}

test('whoever does not follow yet finds the account in the list of chats, and follows it', async () => {
  await button('关闭小程序').click();
  await phone.locator('[data-account="service-account"]').filter({ hasText: '还没有关注' }).click();
  await button('关注').click();
  await button('我的工单').waitFor();
});

test('a tap on the menu is answered in the chat', async () => {
  await button('我的工单').click();
  await line('您有 1 个进行中的工单').waitFor();
});

test('what the person writes and what the account replies stand on their sides', async () => {
  await button('切换到键盘').click();
  await write('修好了吗');
  await line('已收到：修好了吗').waitFor();
  expect(await line('修好了吗').first().getAttribute('class')).toContain('mine');
  expect(await line('已收到：修好了吗').getAttribute('class')).toContain('theirs');
});

test('when nobody answers, WeChat says so', async () => {
  await write('?');
  await phone.getByText('该公众号暂时无法提供服务，请稍后再试').waitFor();
});

test(
  'a picture from the album is sent',
  async () => {
    await button('更多').click();
    const chooser = page.waitForEvent('filechooser');
    await button('相册').click();
    await (await chooser).setFiles(await labelPhoto('JX4-10001-IN'));
    const picture = phone.locator('.chat-line.mine img');
    await picture.waitFor();
    await picture.evaluate((image: HTMLImageElement) => image.decode());
  },
  STORY_MS,
);

test('a template message drops in, and its card in the chat opens the page of the mini program', async () => {
  await phone.getByRole('button', { name: '返回' }).click();
  await api('/cgi-bin/message/template/send', {
    touser: OPENID,
    template_id: 'SA_PROGRESS',
    miniprogram: { appid: cloud.appId, pagepath: 'pages/order/index?id=1' },
    data: { thing1: { value: '维修完成' } },
  });
  await phone.locator('.drop').filter({ hasText: '维修进度提醒' }).getByRole('button').last().click();
  await line('维修完成').getByRole('button').click();
  await expectPage('pages/order/index?id=1');
});

test('a sub-menu leads to the mini program too', async () => {
  await button('关闭小程序').click();
  await phone.locator('[data-account="service-account"]').click();
  await button('售后').click();
  await button('去小程序').click();
  await expectPage('pages/home/index');
});

test('after unfollowing, a scanned code follows again and leads to the chat', async () => {
  await button('关闭小程序').click();
  await phone.locator('[data-account="service-account"]').click();
  await button('账号资料').click();
  await button('取消关注').click();
  await phone.getByRole('dialog').getByRole('button', { name: '取消关注' }).click();
  await button('关注').waitFor();
  await phone.getByRole('button', { name: '返回' }).click();

  const scene = { action_name: 'QR_STR_SCENE', expire_seconds: 600, action_info: { scene: { scene_str: 'counter-1' } } };
  await api('/cgi-bin/qrcode/create', scene);
  await button('扫一扫').click();
  await phone.getByRole('textbox', { name: '二维码内容' }).fill('no such code');
  await button('识别').click();
  await phone.getByRole('alert').filter({ hasText: '二维码已过期' }).waitFor();
  await button('扫二维码 counter-1').click();
  await button('我的工单').waitFor();
});

async function expectPage(name: string): Promise<void> {
  await phone.locator(`iframe[src*="${name}"]`).waitFor();
  await button('关闭小程序').waitFor();
}
