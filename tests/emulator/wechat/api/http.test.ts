import { beforeAll, describe, expect, test } from '@jest/globals';
import { callFrom, MINI, SERVICE, startWechat, type TestWechat } from '../a-wechat';

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});

const SEND = '/cgi-bin/message/subscribe/send';

describe('a call is refused', () => {
  test.each([
    [
      'to a path nobody knows, by its name',
      '/cgi-bin/nothing/here',
      {},
      40066,
      'invalid url: the local WeChat does not know /cgi-bin/nothing/here',
    ],
    ['without a token', SEND, { method: 'POST', body: {} }, 41001, 'access_token missing'],
    [
      'with a token of no token’s form',
      SEND,
      { method: 'POST', body: {}, query: { access_token: '{"a":1}' } },
      40014,
      'invalid access_token',
    ],
    [
      'with a token nobody issued',
      SEND,
      { method: 'POST', body: {}, query: { access_token: 'fake_token_00000000000000000000' } },
      40001,
      'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r',
    ],
  ])('%s', async (_what, path, init, errcode, text) => {
    expect(await wechat.call(path, init)).toEqual({
      errcode,
      errmsg: expect.stringMatching(new RegExp(`^${text.replace(/[.?]/g, '\\$&')} rid: `)),
    });
  });

  test.each([
    ['GET where POST belongs', 'GET', undefined, 43002, 'require POST method'],
    ['DELETE where POST belongs', 'DELETE', undefined, 43002, 'require POST method'],
    ['nothing in the body', 'POST', '', 44002, 'empty post data'],
    ['no JSON', 'POST', '{"touser":', 47001, 'data format error'],
    ['JSON that is no object', 'POST', '[1]', 47001, 'data format error'],
    ['JSON far too deep', 'POST', `${'['.repeat(5000)}${']'.repeat(5000)}`, 47001, 'data format error'],
  ])('with %s', async (_what, method, body, errcode, text) => {
    const query = { access_token: await wechat.token('mini-program') };
    expect(await wechat.call(SEND, { method, query, ...(body === undefined ? {} : { body }) })).toEqual({
      errcode,
      errmsg: expect.stringMatching(new RegExp(`^${text} rid: `)),
    });
  });

  test('by POST where GET belongs', async () => {
    expect(await wechat.api('service-account', '/cgi-bin/menu/get', {})).toMatchObject({ errcode: 43001 });
  });
});

test('the addresses of WeChat are this machine’s', async () => {
  expect(await wechat.api('mini-program', '/cgi-bin/getcallbackip')).toEqual({ ip_list: ['127.0.0.1'] });
  expect(await wechat.api('service-account', '/cgi-bin/get_api_domain_ip')).toEqual({ ip_list: ['127.0.0.1'] });
});

test('JSON is read whatever the content type says', async () => {
  const access_token = await wechat.token('mini-program');
  const response = await fetch(`${wechat.cloud.url}${SEND}?access_token=${access_token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: JSON.stringify({ touser: 'o-nobody' }),
  });
  expect(await response.json()).toMatchObject({ errcode: 40003 });
});

describe('the allow-list', () => {
  test('lets nobody else have a token or use one', async () => {
    const guarded = await startWechat({ miniProgram: { secret: MINI.secret, ipAllowList: ['127.0.0.1', '10.0.0.0/8'] } });
    const ask = `${guarded.cloud.url}/cgi-bin/token?grant_type=client_credential&appid=${MINI.appid}&secret=${MINI.secret}`;
    const refused = {
      errcode: 40164,
      errmsg: expect.stringMatching(/^invalid ip 127\.0\.0\.2 ipv6 ::ffff:127\.0\.0\.2, not in whitelist rid: [0-9a-f-]{26}$/),
    };
    expect(await callFrom('127.0.0.2', ask)).toEqual(refused);
    expect(await callFrom('127.0.0.1', ask)).toMatchObject({ expires_in: 7200 });

    const use = `${guarded.cloud.url}/wxaapi/newtmpl/gettemplate?access_token=${await guarded.token('mini-program')}`;
    expect(await callFrom('127.0.0.2', use)).toEqual(refused);
    expect(await callFrom('127.0.0.1', use)).toMatchObject({ errcode: 0 });
  });

  test('takes ranges', async () => {
    const guarded = await startWechat({
      serviceAccount: { appId: SERVICE.appid, name: '服务号', secret: SERVICE.secret, ipAllowList: ['127.0.0.0/30'] },
    });
    const ask = `${guarded.cloud.url}/cgi-bin/token?grant_type=client_credential&appid=${SERVICE.appid}&secret=${SERVICE.secret}`;
    expect(await callFrom('127.0.0.3', ask)).toMatchObject({ expires_in: 7200 });
    expect(await callFrom('127.0.0.4', ask)).toMatchObject({ errcode: 40164 });
  });
});

describe('faults strike calls by HTTP as they do cloud calls', () => {
  const ask = (effect: object) => wechat.inspect('faults', { on: 'api', name: '/wxaapi/newtmpl/gettemplate', effect, times: 1 });
  const call = () => wechat.api('mini-program', '/wxaapi/newtmpl/gettemplate');

  test('with a chosen code, once', async () => {
    await ask({ kind: 'fail', errCode: 45009, errMsg: 'reach max api daily quota limit' });
    expect(await call()).toEqual({ errcode: 45009, errmsg: expect.stringMatching(/^reach max api daily quota limit rid: /) });
    expect(await call()).toMatchObject({ errcode: 0 });
  });

  test('by losing the answer', async () => {
    await ask({ kind: 'lose-reply' });
    await expect(call()).rejects.toThrow();
    expect(await call()).toMatchObject({ errcode: 0 });
  });
});
