import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MINI, resetWechat, SERVICE, startWechat, type TestWechat } from '../a-wechat';

const MINUTE = 60_000;
let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(() => resetWechat(wechat));

const stable = (more: Record<string, unknown> = {}) =>
  wechat.call('/cgi-bin/stable_token', { method: 'POST', body: { grant_type: 'client_credential', ...MINI, ...more } });
const classic = () => wechat.call('/cgi-bin/token', { query: { grant_type: 'client_credential', ...MINI } });
const use = async (token: unknown) =>
  (await wechat.call('/wxaapi/newtmpl/gettemplate', { query: { access_token: String(token) } })).errcode;

describe('a stable token', () => {
  test('stays the same while it is good, and tells what is left of its two hours', async () => {
    const first = await stable();
    expect(first).toEqual({ access_token: expect.stringMatching(/^[\w-]{100,512}$/), expires_in: 7200 });
    await wechat.advance(60 * MINUTE);
    expect(await stable()).toEqual({ access_token: first.access_token, expires_in: expect.any(Number) });
    expect((await stable()).expires_in).toBeLessThanOrEqual(3600);
    expect(await use(first.access_token)).toBe(0);
  });

  test('is renewed in its last five minutes, in which both are good', async () => {
    const { access_token: old } = await stable();
    await wechat.advance(116 * MINUTE);
    const { access_token: next, expires_in: lasts } = await stable();
    expect([next === old, lasts]).toEqual([false, 7200]);
    expect([await use(old), await use(next)]).toEqual([0, 0]);
    await wechat.advance(5 * MINUTE);
    expect([await use(old), await use(next)]).toEqual([42001, 0]);
  });

  test('ends at once when a new one is forced, but not twice within 30 seconds', async () => {
    const { access_token: old } = await stable();
    const { access_token: forced } = await stable({ force_refresh: true });
    expect(await stable({ force_refresh: true })).toMatchObject({ access_token: forced });
    expect([await use(old), await use(forced)]).toEqual([40001, 0]);
    await wechat.advance(30_000);
    expect((await stable({ force_refresh: true })).access_token).not.toBe(forced);
  });

  test('is forced twenty times a day', async () => {
    await wechat.inspect('clock', { now: Date.UTC(2026, 10, 27, 4) });
    const codes: unknown[] = [];
    for (let time = 0; time < 21; time += 1) {
      codes.push((await stable({ force_refresh: true })).errcode);
      await wechat.advance(31_000);
    }
    expect(codes).toEqual([...Array<undefined>(20).fill(undefined), 45009]);
    // 24:00 in Beijing.
    await wechat.advance(12 * 60 * MINUTE);
    expect(await stable({ force_refresh: true })).toMatchObject({ expires_in: 7200 });
  });
});

test('a classic token is new each time, and the one before lasts five minutes more', async () => {
  const [{ access_token: first }, { access_token: second }] = [await classic(), await classic()];
  expect(first).not.toBe(second);
  expect([await use(first), await use(second)]).toEqual([0, 0]);
  await wechat.advance(5 * MINUTE);
  expect([await use(first), await use(second)]).toEqual([40001, 0]);
});

test('the two kinds of token leave each other alone', async () => {
  const { access_token: one } = await stable();
  const { access_token: other } = await classic();
  await classic();
  await stable({ force_refresh: true });
  await wechat.advance(4 * MINUTE);
  expect([await use(one), await use(other)]).toEqual([40001, 0]);
});

test('a token opens only the account it was made for', async () => {
  const service = await wechat.token('service-account');
  expect(await use(service)).toBe(48001);
  expect(await wechat.api('mini-program', '/cgi-bin/menu/get')).toMatchObject({
    errcode: 48001,
    errmsg: expect.stringMatching(/^api unauthorized rid: /),
  });
});

test.each([
  ['no appid', { appid: undefined }, 41002, 'appid missing'],
  ['an appid nobody has', { appid: 'wxnobody' }, 40013, 'invalid appid'],
  ['no secret', { secret: undefined }, 41004, 'appsecret missing'],
  ['the secret of another account', { secret: SERVICE.secret }, 40125, 'invalid appsecret'],
  ['another grant type', { grant_type: 'password' }, 40002, 'invalid grant_type'],
])('there is no token for %s', async (_what, change, errcode, text) => {
  const rid = '[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}';
  expect(await stable(change)).toEqual({ errcode, errmsg: expect.stringMatching(new RegExp(`^${text} rid: ${rid}$`)) });
});

test('tokens survive a restart', async () => {
  const first = await startWechat();
  const token = await first.token('mini-program');
  await first.cloud.stop();
  const again = await startWechat({}, {}, first.cloud.dataDir);
  expect(await again.call('/wxaapi/newtmpl/gettemplate', { query: { access_token: token } })).toMatchObject({ errcode: 0 });
  expect(await again.token('mini-program')).toBe(token);
});
