import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { serviceAccountGateway } from '../../../cloudfunctions/_runtime/service-account-gateway';

type Answer = { readonly status?: number; readonly type?: string; readonly body: string | Buffer };
type Asked = { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly body: string };

let server: Server;
let asked: Asked[] = [];
let answers: Record<string, (call: Asked) => Answer | 'silence'> = {};
let now = 1_700_000_000_000;
let token = 0;

const json = (fields: object): Answer => ({ body: JSON.stringify(fields) });
const FRESH = () => {
  token += 1;
  return json({ access_token: `T${token}`, expires_in: 7200 });
};
const last = () => asked.at(-1);
const paths = () => asked.map(({ path }) => path.split('/').at(-1));

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      const call = { path: url.pathname, query: Object.fromEntries(url.searchParams), body };
      asked.push(call);
      const answer = answers[url.pathname]?.(call) ?? { status: 404, body: '' };
      if (answer === 'silence') return void request.socket.destroy();
      response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/json; encoding=utf-8' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.WECHAT_API_BASE = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.SERVICE_ACCOUNT_APP_ID = 'wxservice1';
  process.env.SERVICE_ACCOUNT_SECRET = 'secret1';
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked = [];
  answers = { '/cgi-bin/stable_token': FRESH };
  token = 0;
  now = 1_700_000_000_000;
});

const TEMPLATE = {
  serviceOpenid: 'oSA_1',
  templateId: 'TPL',
  fields: { thing1: { value: '好' } },
  page: 'pages/order/index?id=1',
  clientMessageId: 'c-1',
};

test('a template message names whom, what, the page and itself; the id of 64 bits comes back digit by digit', async () => {
  answers['/cgi-bin/message/template/send'] = () => ({ body: '{"errcode":0,"errmsg":"ok","msgid":2400000000000000123}' });
  expect(await serviceAccountGateway(() => now).sendTemplate(TEMPLATE)).toEqual({ ok: true, messageId: '2400000000000000123' });
  expect(last()?.query).toEqual({ access_token: 'T1' });
  expect(JSON.parse(last()?.body ?? '')).toMatchObject({
    touser: 'oSA_1',
    template_id: 'TPL',
    data: { thing1: { value: '好' } },
    miniprogram: { pagepath: 'pages/order/index?id=1' },
    client_msg_id: 'c-1',
  });
});

test('the token is asked for once, and again shortly before its end', async () => {
  answers['/cgi-bin/message/custom/send'] = () => json({ errcode: 0 });
  const gateway = serviceAccountGateway(() => now);
  await Promise.all([gateway.sendText('o', '一'), gateway.sendText('o', '二')]);
  now += 6_800_000;
  await gateway.sendText('o', '三');
  expect(paths().filter((path) => path === 'stable_token')).toHaveLength(1);
  now += 100_000;
  await gateway.sendText('o', '四');
  expect(last()?.query).toEqual({ access_token: 'T2' });
});

test.each([40001, 40014, 42001])('a token that is refused with %i is replaced, once', async (errcode) => {
  answers['/cgi-bin/message/custom/send'] = ({ query }) =>
    json(query.access_token === 'T1' ? { errcode, errmsg: 'bad token' } : { errcode: 0 });
  expect(await serviceAccountGateway(() => now).sendText('o', '好')).toEqual({ ok: true, messageId: '' });
  expect(paths()).toEqual(['stable_token', 'send', 'stable_token', 'send']);
});

test('where WeChat would give the same token again, another one is forced, and whatever comes then is the answer', async () => {
  answers['/cgi-bin/stable_token'] = ({ body }) =>
    json({ access_token: body.includes('"force_refresh":true') ? 'T9' : 'T1', expires_in: 7200 });
  answers['/cgi-bin/message/custom/send'] = () => json({ errcode: 40001, errmsg: 'bad token' });
  expect(await serviceAccountGateway(() => now).sendText('o', '好')).toMatchObject({ ok: false, errCode: 40001 });
  expect(asked.filter(({ path }) => path.endsWith('send')).map(({ query }) => query.access_token)).toEqual(['T1', 'T9']);
});

test('what WeChat refuses is its code; what brings no answer is -2, and is not sent again', async () => {
  const gateway = serviceAccountGateway(() => now);
  answers['/cgi-bin/message/custom/send'] = () => json({ errcode: 45015, errmsg: 'response out of time limit' });
  expect(await gateway.sendText('o', '好')).toMatchObject({ ok: false, errCode: 45015 });
  for (const answer of ['silence', { status: 502, body: '' }, { body: 'no json' }, { body: '7' }] as const) {
    asked = [];
    answers['/cgi-bin/message/custom/send'] = () => answer;
    expect(await gateway.sendText('o', '好')).toMatchObject({ ok: false, errCode: -2 });
    expect(paths()).toEqual(['send']);
  }
});

test('without a token nothing is sent, and the reason is WeChat’s', async () => {
  answers['/cgi-bin/stable_token'] = () => json({ errcode: 40164, errmsg: 'invalid ip' });
  expect(await serviceAccountGateway(() => now).sendText('o', '好')).toMatchObject({ ok: false, errCode: 40164 });
  expect(paths()).toEqual(['stable_token']);
});

test('whoever does not follow has no unionid, and so has a follower of accounts that are not bound', async () => {
  const gateway = serviceAccountGateway(() => now);
  answers['/cgi-bin/user/info'] = ({ query }) =>
    json(query.openid === 'o-gone' ? { subscribe: 0, openid: 'o-gone' } : { subscribe: 1, unionid: query.openid === 'o-1' ? 'u-1' : '' });
  expect(await gateway.userInfo('o-gone')).toEqual({ ok: true, isFollower: false, unionid: null });
  expect(await gateway.userInfo('o-1')).toEqual({ ok: true, isFollower: true, unionid: 'u-1' });
  expect(await gateway.userInfo('o-2')).toEqual({ ok: true, isFollower: true, unionid: null });
});

test('a code of an invitation is a picture that anybody can open', async () => {
  answers['/cgi-bin/qrcode/create'] = () => json({ ticket: 'a b&c', expire_seconds: 1800, url: 'http://weixin.qq.com/q/1' });
  expect(await serviceAccountGateway(() => now).makeQrCode('scene', 1800)).toEqual({
    ok: true,
    pictureUrl: `${process.env.WECHAT_API_BASE}/cgi-bin/showqrcode?ticket=a%20b%26c`,
  });
});

test('a picture comes as its bytes, and one that is too large not at all', async () => {
  const gateway = serviceAccountGateway(() => now);
  const bytes = Buffer.from([255, 216, 255, 0, 128]);
  answers['/cgi-bin/media/get'] = () => ({ type: 'image/jpeg', body: bytes });
  const read = await gateway.readMedia('m', 5);
  expect(read.ok && Buffer.from(read.bytes).equals(bytes)).toBe(true);
  expect(await gateway.readMedia('m', 4)).toMatchObject({ ok: false, errCode: -3 });
  answers['/cgi-bin/media/get'] = () => json({ errcode: 40007, errmsg: 'invalid media_id' });
  expect(await gateway.readMedia('m', 5)).toMatchObject({ ok: false, errCode: 40007 });
});
