import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { qrPicture } from '../../../../emulator/wechat/service-account/qr-picture';
import { resetWechat, startWechat, type TestWechat } from '../a-wechat';
import { readQr } from './read-qr';

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(() => resetWechat(wechat));

const info = (openid: string) => wechat.api('service-account', '/cgi-bin/user/info', undefined, { openid, lang: 'zh_CN' });
const createQr = (body: Record<string, unknown>) => wechat.api('service-account', '/cgi-bin/qrcode/create', body);
const textScene = (scene_str: string, more: Record<string, unknown> = {}) =>
  createQr({ action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str } }, ...more });

describe('following', () => {
  test('is pushed, and tells who somebody is across the accounts', async () => {
    await wechat.inspect('clock', { now: 1_795_342_767_549 });
    expect(await wechat.chat('anna', 'follow')).toMatchObject({ follows: true });
    expect(wechat.pushes).toEqual([
      {
        account: 'service-account',
        message: { ToUserName: 'gh_service', FromUserName: 's-anna', CreateTime: 1_795_342_767, MsgType: 'event', Event: 'subscribe' },
      },
    ]);
    expect(await info('s-anna')).toMatchObject({
      subscribe: 1,
      openid: 's-anna',
      unionid: 'u-anna',
      subscribe_time: 1_795_342_767,
      subscribe_scene: 'ADD_SCENE_SEARCH',
      nickname: '',
    });
  });

  test('twice is followed once', async () => {
    await wechat.chat('anna', 'follow');
    await wechat.chat('anna', 'follow');
    expect(wechat.pushes).toHaveLength(1);
  });

  test('ends with an event and with all that was known', async () => {
    await wechat.chat('anna', 'follow');
    await wechat.chat('anna', 'unfollow');
    expect(wechat.pushes.at(-1)?.message).toMatchObject({ FromUserName: 's-anna', Event: 'unsubscribe' });
    expect(await info('s-anna')).toEqual({ subscribe: 0, openid: 's-anna', tagid_list: [] });
  });

  test('gives no unionid while the accounts belong to no Open Platform account', async () => {
    await wechat.chat('anna', 'follow');
    await wechat.inspect('wechat/switches', { openPlatform: false });
    expect(await info('s-anna')).not.toHaveProperty('unionid');
  });
});

test('a mini program openid is nobody at the service account', async () => {
  expect(await info('o-anna')).toMatchObject({ errcode: 40003 });
});

test('followers are listed page by page, and told about by the hundred', async () => {
  await wechat.chat('anna', 'follow');
  await wechat.chat('bert', 'follow');
  expect(await wechat.api('service-account', '/cgi-bin/user/get')).toEqual({
    total: 2,
    count: 2,
    data: { openid: ['s-anna', 's-bert'] },
    next_openid: 's-bert',
  });
  expect(await wechat.api('service-account', '/cgi-bin/user/get', undefined, { next_openid: 's-bert' })).toEqual({
    total: 2,
    count: 0,
    next_openid: '',
  });
  const user_list = [{ openid: 's-anna' }, { openid: 's-bert', lang: 'en' }];
  expect(await wechat.api('service-account', '/cgi-bin/user/info/batchget', { user_list })).toMatchObject({
    user_info_list: [{ openid: 's-anna' }, { openid: 's-bert', language: 'en' }],
  });
  const many = Array.from({ length: 101 }, () => ({ openid: 's-anna' }));
  expect(await wechat.api('service-account', '/cgi-bin/user/info/batchget', { user_list: many })).toMatchObject({ errcode: 40032 });
});

describe('a code with a scene', () => {
  test('makes whoever scans it follow, with the scene behind qrscene_', async () => {
    const { ticket } = await textScene('bind-7K3QX');
    expect(await wechat.chat('anna', 'scan', { code: ticket })).toMatchObject({ scanned: 'followed', follows: true });
    expect(wechat.pushes.at(-1)?.message).toMatchObject({ Event: 'subscribe', EventKey: 'qrscene_bind-7K3QX', Ticket: ticket });
    expect(await info('s-anna')).toMatchObject({ subscribe_scene: 'ADD_SCENE_QR_CODE', qr_scene: 0, qr_scene_str: 'bind-7K3QX' });
  });

  test('tells the bare scene of a follower, by what the picture holds as well', async () => {
    await wechat.chat('anna', 'follow');
    const { ticket, url } = await createQr({ action_name: 'QR_SCENE', action_info: { scene: { scene_id: 4294967295 } } });
    expect(await wechat.chat('anna', 'scan', { code: url })).toMatchObject({ scanned: 'scanned' });
    expect(wechat.pushes.at(-1)?.message).toMatchObject({ Event: 'SCAN', EventKey: '4294967295', Ticket: ticket });
  });

  test('lasts a minute unless told otherwise, thirty days at most', async () => {
    const short = await textScene('a');
    const long = await textScene('b', { expire_seconds: 9_999_999 });
    expect([short.expire_seconds, long.expire_seconds]).toEqual([60, 2_592_000]);
    await wechat.advance(60_000);
    expect(await wechat.chat('anna', 'scan', { code: short.ticket })).toMatchObject({ status: 400, code: 'QR_EXPIRED' });
    expect(await wechat.chat('anna', 'scan', { code: long.ticket })).toMatchObject({ scanned: 'followed' });
  });

  test('has a picture, which says what a scan reads; nobody needs a token for it', async () => {
    const { ticket, url } = await textScene('bind/7K3QX?');
    const address = `${wechat.cloud.url}/cgi-bin/showqrcode?ticket=${encodeURIComponent(String(ticket))}`;
    const response = await fetch(address);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(readQr(Buffer.from(await response.arrayBuffer()))).toBe(url);
    expect(await wechat.chat('anna', 'scan', { code: address })).toMatchObject({ scanned: 'followed' });
    await wechat.advance(60_000);
    for (const gone of [address, `${wechat.cloud.url}/cgi-bin/showqrcode?ticket=none`, `${wechat.cloud.url}/cgi-bin/showqrcode`])
      expect((await fetch(gone)).status).toBe(404);
  });

  test.each(['x', '售后服务 😀', 'y'.repeat(100)])('would be readable whatever it held: %s', (text) => {
    expect(readQr(qrPicture(text))).toBe(text);
  });

  test('is offered to phones to scan, the newest first, as long as it lives', async () => {
    const codes = async () => ((await (await fetch(`${wechat.cloud.url}/__phones/qr-codes`)).json()) as { codes: unknown[] }).codes;
    expect(await codes()).toEqual([]);
    const lasting = await createQr({ action_name: 'QR_LIMIT_SCENE', action_info: { scene: { scene_id: 7 } } });
    const short = await textScene('short');
    expect(await codes()).toEqual([
      { ticket: short.ticket, url: short.url, scene: { text: 'short' }, expiresAt: expect.any(Number) },
      { ticket: lasting.ticket, url: lasting.url, scene: { id: 7 } },
    ]);
    await wechat.advance(60_000);
    expect(await codes()).toMatchObject([{ scene: { id: 7 } }]);
  });

  test('is the same for good where it is permanent', async () => {
    const permanent = { action_name: 'QR_LIMIT_SCENE', action_info: { scene: { scene_id: 100_000 } } };
    const first = await createQr(permanent);
    expect(first).toEqual({ ticket: expect.any(String), url: expect.stringMatching(/^http:\/\/weixin\.qq\.com\/q\//) });
    expect(await createQr(permanent)).toEqual(first);
  });

  test.each([
    ['an action nobody knows', { action_name: 'QR_CODE', action_info: {} }, 40052],
    ['no scene', { action_name: 'QR_STR_SCENE' }, 40053],
    ['an empty text', { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: '' } } }, 40053],
    ['a text of 65', { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'x'.repeat(65) } } }, 40053],
    ['number 0', { action_name: 'QR_SCENE', action_info: { scene: { scene_id: 0 } } }, 40053],
    ['a number of 33 bits', { action_name: 'QR_SCENE', action_info: { scene: { scene_id: 2 ** 32 } } }, 40053],
    ['a permanent number past 100,000', { action_name: 'QR_LIMIT_SCENE', action_info: { scene: { scene_id: 100_001 } } }, 40053],
  ])('is not made of %s', async (_what, body, errcode) => {
    expect(await createQr(body)).toMatchObject({ errcode });
  });
});
