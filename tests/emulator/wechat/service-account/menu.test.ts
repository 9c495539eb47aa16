import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MenuTap } from '../../../../emulator/phone/protocol';
import { MINI, resetWechat, SERVICE, startWechat, type TestWechat } from '../a-wechat';

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(() => resetWechat(wechat));

const create = (...button: unknown[]) => wechat.api('service-account', '/cgi-bin/menu/create', { button });
const click = (more: Record<string, unknown> = {}) => ({ type: 'click', name: '我的工单', key: 'orders', ...more });
const page = (more: Record<string, unknown> = {}) => ({
  type: 'miniprogram',
  name: '小程序',
  url: 'https://example.com',
  appid: MINI.appid,
  pagepath: 'pages/home/index',
  ...more,
});
const below = (...sub_button: unknown[]) => ({ name: '更多', sub_button });

test('a menu is created, shown, read and deleted', async () => {
  expect(await wechat.api('service-account', '/cgi-bin/menu/get')).toMatchObject({ errcode: 46003 });
  expect(await create(click(), below(page()))).toEqual({ errcode: 0, errmsg: 'ok' });
  expect(await wechat.api('service-account', '/cgi-bin/menu/get')).toMatchObject({
    menu: {
      button: [
        { type: 'click', name: '我的工单', key: 'orders', sub_button: [] },
        { name: '更多', sub_button: [{ type: 'miniprogram', pagepath: 'pages/home/index' }] },
      ],
    },
  });
  expect((await wechat.readChat('anna')).menu).toHaveLength(2);
  expect(await wechat.api('service-account', '/cgi-bin/menu/delete')).toMatchObject({ errcode: 0 });
  expect(await wechat.readChat('anna')).not.toHaveProperty('menu');
});

describe('a menu is refused', () => {
  test.each([
    ['without buttons', [], 40016],
    ['with four', [click(), click(), click(), click()], 40016],
    ['with six below one', [below(...Array.from({ length: 6 }, () => click()))], 40023],
    ['of a type nobody knows', [click({ type: 'jump' })], 40017],
    ['of such a type below', [below(click({ type: 'jump' }))], 40024],
    ['with a name of more than 16 bytes', [click({ name: '我的售后工单' })], 40018],
    ['with a name of more than 60 bytes below', [below(click({ name: '单'.repeat(21) }))], 40025],
    ['without a key', [click({ key: undefined })], 40019],
    ['with a key of more than 128 bytes below', [below(click({ key: 'k'.repeat(129) }))], 40026],
    ['without an address', [{ type: 'view', name: '官网' }], 40020],
    ['with an address of more than 1024 bytes below', [below({ type: 'view', name: '官网', url: `https://a/${'x'.repeat(1024)}` })], 40027],
    ['with an address that is none', [{ type: 'view', name: '官网', url: 'javascript:1' }], 40055],
    ['with an address that is none below', [below({ type: 'view', name: '官网', url: 'example.com' })], 40054],
    ['with a mini program that is not linked', [page({ appid: 'wxother' })], 45064],
    ['with a page it has not', [page({ pagepath: 'pages/none/index' })], 40165],
  ])('%s', async (_what, button, errcode) => {
    expect(await create(...button)).toMatchObject({ errcode });
    expect(await wechat.api('service-account', '/cgi-bin/menu/get')).toMatchObject({ errcode: 46003 });
  });
});

describe('a tap', () => {
  const tap = async (path: number[], more: Record<string, unknown> = {}): Promise<MenuTap> =>
    (await wechat.chat('anna', 'tap-menu', { path, ...more })) as unknown as MenuTap;
  beforeEach(async () => {
    await wechat.chat('anna', 'follow');
    const scan = { type: 'scancode_waitmsg', name: '扫码', key: 'scan' };
    await create(
      click(),
      { type: 'view', name: '官网', url: 'https://example.com/a' },
      below(page(), scan, { type: 'pic_weixin', name: '发图', key: 'p' }),
    );
  });

  test.each([
    ['on click', [0], {}, { Event: 'CLICK', EventKey: 'orders' }, {}],
    [
      'on a link',
      [1],
      {},
      { Event: 'VIEW', EventKey: 'https://example.com/a', MenuId: expect.any(Number) },
      { url: 'https://example.com/a' },
    ],
    [
      'on a page',
      [2, 0],
      {},
      { Event: 'view_miniprogram', EventKey: 'pages/home/index', MenuId: expect.any(Number) },
      { pagePath: 'pages/home/index' },
    ],
    [
      'on scan',
      [2, 1],
      { scanResult: 'SN123' },
      { Event: 'scancode_waitmsg', EventKey: 'scan', ScanCodeInfo: { ScanType: 'qrcode', ScanResult: 'SN123' } },
      {},
    ],
  ])('%s is pushed', async (_what, path, more, fields, opens) => {
    expect((await tap(path, more)).opens).toEqual(opens);
    expect(wechat.pushes.at(-1)?.message).toMatchObject({ FromUserName: 's-anna', MsgType: 'event', ...fields });
  });

  test.each([
    ['beside the buttons', [3], 'NO_BUTTON'],
    ['on what only opens others', [2], 'NO_BUTTON'],
    ['nowhere', [], 'NO_BUTTON'],
    ['on a kind that is not played', [2, 2], 'NOT_PLAYED'],
  ])('%s does nothing', async (_what, path, code) => {
    const before = wechat.pushes.length;
    expect(await tap(path)).toMatchObject({ code });
    expect(wechat.pushes).toHaveLength(before);
  });

  test('of who does not follow does nothing', async () => {
    await wechat.chat('anna', 'unfollow');
    expect(await tap([0])).toMatchObject({ status: 409, code: 'NOT_FOLLOWING' });
  });
});

describe('a menu of the configuration', () => {
  const account = { appId: SERVICE.appid, name: '售后服务号', secret: SERVICE.secret };

  test('is there from the start, until the API makes another or deletes it, and again after a reset', async () => {
    const other = await startWechat({ serviceAccount: { ...account, menu: [click()] } });
    const names = async () => (await other.readChat('anna')).menu?.map(({ name }) => name);
    expect(await names()).toEqual(['我的工单']);
    await other.api('service-account', '/cgi-bin/menu/create', { button: [click({ name: '进度' })] });
    expect(await names()).toEqual(['进度']);
    await other.api('service-account', '/cgi-bin/menu/delete');
    expect(await names()).toBeUndefined();
    await resetWechat(other);
    expect(await names()).toEqual(['我的工单']);
  });

  test('that WeChat would refuse stops the start', async () => {
    await expect(startWechat({ serviceAccount: { ...account, menu: [click({ key: '' })] } })).rejects.toThrow(
      /menu of the service account.*40019/,
    );
  });
});
