import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MINI, resetWechat, SERVICE, startWechat, type TestWechat } from '../a-wechat';

const MINUTES_5 = 5 * 60_000;
let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(() => resetWechat(wechat));

describe('a login', () => {
  const login = async () => String((await wechat.onPhone('anna', 'login')).code);
  const session = (js_code: string, more: Record<string, string> = {}) =>
    wechat.call('/sns/jscode2session', { query: { ...MINI, js_code, grant_type: 'authorization_code', ...more } });

  test('tells who it is, once', async () => {
    const code = await login();
    expect(await session(code)).toEqual({ openid: 'o-anna', unionid: 'u-anna', session_key: expect.stringMatching(/^[\w+/]{22}==$/) });
    expect(await session(code)).toEqual({ errcode: 40163, errmsg: expect.stringMatching(/^code been used, rid: /) });
  });

  test('gives no unionid while the accounts belong to no Open Platform account', async () => {
    await wechat.inspect('wechat/switches', { openPlatform: false });
    expect(await session(await login())).not.toHaveProperty('unionid');
  });

  test('is no longer good after five minutes', async () => {
    const code = await login();
    await wechat.advance(MINUTES_5 + 1000);
    expect(await session(code)).toEqual({ errcode: 40029, errmsg: expect.stringMatching(/^invalid code, rid: /) });
  });

  test.each([
    ['a code nobody minted', {}, 40029],
    ['an empty code', { js_code: '' }, 41008],
    ['a wrong secret', { secret: 'wrong' }, 40125],
    ['an app nobody has', { appid: 'wxnobody' }, 40013],
    ['the service account', SERVICE, 40013],
  ])('is refused for %s', async (_what, more, errcode) => {
    expect(await session('0abcdefabcdefabcdefabcdefabcdef12', more)).toMatchObject({ errcode });
  });
});

describe('a phone number', () => {
  const ask = async (phone = 'anna') => (await wechat.onPhone(phone, 'phone-number')).code;
  const number = (code: unknown, more: Record<string, unknown> = {}) =>
    wechat.api('mini-program', '/wxa/business/getuserphonenumber', { code, ...more });
  const invalid = { errcode: 40029, errmsg: expect.stringMatching(/^invalid code hint: \[[\w-]+\] rid: /) };

  test('is told once for a code', async () => {
    const code = await ask();
    expect(await number(code)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800000000',
        purePhoneNumber: '13800000000',
        countryCode: '86',
        watermark: { timestamp: expect.any(Number), appid: MINI.appid },
      },
    });
    expect(await number(code)).toEqual(invalid);
  });

  test('of another country comes with it', async () => {
    expect(await number(await ask('bert'))).toMatchObject({
      phone_info: { phoneNumber: '85251234567', purePhoneNumber: '51234567', countryCode: '852' },
    });
  });

  test('is not told after five minutes', async () => {
    const code = await ask();
    await wechat.advance(MINUTES_5 + 1000);
    expect(await number(code)).toEqual(invalid);
  });

  test('is not told for the code of a login, nor of somebody else', async () => {
    const { code } = await wechat.onPhone('anna', 'login');
    expect(await number(code)).toEqual(invalid);
    expect(await number(await ask(), { openid: 'o-bert' })).toMatchObject({ errcode: 40003 });
    expect(await number('')).toMatchObject({ errcode: 44002 });
  });

  test('is not asked of who has none', async () => {
    expect(await wechat.onPhone('carl', 'phone-number')).toEqual({ status: 200, errMsg: 'getPhoneNumber:fail user deny' });
  });
});
