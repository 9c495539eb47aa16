import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aLocalWechat, type SmallWechat } from './a-local-wechat';

let small: SmallWechat;
beforeAll(async () => {
  small = await aLocalWechat();
});
afterAll(() => small.stop());
beforeEach(() => small.ask('127.0.0.1', '/__inspect/reset', { method: 'POST', body: '{}' }));

const post = (host: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  small.ask(host, path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

test('a phone is known by its host', async () => {
  const reply = await small.ask('bert.localhost', '/__wechat/me');
  expect(reply.json()).toEqual({ phone: 'bert', title: { zh: '贝特', en: 'Bert' }, kind: 'staff' });
});

test('a phone framed by the page is the same phone', async () => {
  expect((await small.ask('bert.wechat.localhost', '/__wechat/me')).json()).toMatchObject({ phone: 'bert' });
  expect((await small.ask('wechat.localhost', '/__inspect/clock')).status).toBe(200);
});

test('a browser is led to the one site that page and phones share', async () => {
  const { status, headers } = await small.ask('127.0.0.1', '/', { headers: { 'sec-fetch-dest': 'document' } });
  expect([status, headers.location]).toEqual([302, `http://wechat.localhost:${small.wechat.port}/`]);
});

test('without a browser a header says which phone it is', async () => {
  expect((await small.ask('127.0.0.1', '/__wechat/me', { headers: { 'x-wechat-phone': 'anna' } })).json()).toMatchObject({ phone: 'anna' });
});

test('the header does not turn one phone into another', async () => {
  const reply = await small.ask('anna.localhost', '/__wechat/me', { headers: { 'x-wechat-phone': 'bert' } });
  expect(reply.json()).toMatchObject({ phone: 'anna' });
});

describe('nobody gets in', () => {
  test.each([
    ['for a phone that does not exist', 'carl.localhost', {}, 404],
    ['by another name for this machine', 'evil.example', {}, 421],
    ['from a page of another origin', 'anna.localhost', { origin: 'http://evil.example' }, 403],
    ['from the page of another phone', 'anna.localhost', { origin: 'http://bert.localhost' }, 403],
    ['from a page without origin', 'anna.localhost', { origin: 'null' }, 403],
  ])('%s', async (_what, host, headers, status) => {
    expect((await post(host, '/__wechat/subscribe', { tmplIds: ['TPL_PROGRESS'] }, headers)).status).toBe(status);
    expect((await small.ask('127.0.0.1', '/__inspect/credits')).json()).toEqual({ credits: [] });
  });

  test('into the inspector from a phone', async () => {
    expect((await post('anna.localhost', '/__inspect/reset', {})).status).toBe(405);
    expect((await small.ask('anna.localhost', '/__inspect/messages')).status).toBe(404);
    expect((await small.ask('127.0.0.1', '/__inspect/messages', { headers: { 'x-wechat-phone': 'anna' } })).status).toBe(404);
  });
});

describe('calling a function', () => {
  test('answers in the words of wx when the function fails', async () => {
    await post('127.0.0.1', '/__inspect/faults', {
      on: 'function',
      name: 'customer',
      effect: { kind: 'fail', errCode: -504003, errMsg: 'Invoking task timed out after 3 seconds' },
      times: 1,
    });
    const reply = await post('anna.localhost', '/__wechat/call-function', { name: 'customer', data: {} });
    expect(reply.json()).toEqual({
      errCode: -504003,
      errMsg: 'cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 3 seconds',
    });
  });

  test('refuses more than 100 KB of data', async () => {
    const large = await post('anna.localhost', '/__wechat/call-function', { name: 'customer', data: { text: 'x'.repeat(100 * 1024) } });
    expect(large.json()).toMatchObject({ errCode: -404001, errMsg: 'cloud.callFunction:fail Error: data exceed max size' });
    const huge = await post('anna.localhost', '/__wechat/call-function', { name: 'customer', data: { text: 'x'.repeat(2 * 1024 * 1024) } });
    expect(huge.json()).toEqual({ errCode: -404001, errMsg: 'cloud.callFunction:fail Error: data exceed max size' });
  });

  test.each([[{ data: {} }], [{ name: '', data: {} }], [{ name: 'customer', data: 'text' }], [{ name: 'customer', data: [1] }], [[]]])(
    'refuses %j',
    async (body) => {
      expect((await post('anna.localhost', '/__wechat/call-function', body)).json()).toMatchObject({ errCode: -401003 });
    },
  );

  test('refuses what is not JSON', async () => {
    expect((await small.ask('anna.localhost', '/__wechat/call-function', { method: 'POST', body: '{' })).status).toBe(400);
  });

  test('a lost reply ends the connection', async () => {
    await post('127.0.0.1', '/__inspect/faults', { on: 'function', name: '*', effect: { kind: 'lose-reply' }, times: 1 });
    await expect(post('anna.localhost', '/__wechat/call-function', { name: 'customer', data: {} })).rejects.toThrow('socket hang up');
  });
});

test('an upload past 50 MB is refused before its first byte', async () => {
  const reply = await small.ask('anna.localhost', '/__wechat/upload?cloudPath=a.jpg', {
    method: 'PUT',
    headers: { 'content-length': String(50 * 1024 * 1024 + 1) },
    body: Buffer.alloc(0),
  });
  expect(reply.json()).toMatchObject({ errCode: -403001 });
});

test('a phone sees the files it uploaded, and nobody else does by their id alone', async () => {
  const body = Buffer.from('a picture');
  const uploaded = await small.ask('anna.localhost', '/__wechat/upload?cloudPath=orders/1/a.jpg', {
    method: 'PUT',
    body,
    headers: { 'content-length': String(body.length) },
  });
  const { fileID } = uploaded.json() as { fileID: string };
  expect(fileID).toBe('cloud://test-env.test-bucket/orders/1/a.jpg');

  const mine = await post('anna.localhost', '/__wechat/temp-urls', {
    fileList: [{ fileID, maxAge: 60 }, 'cloud://test-env.test-bucket/none'],
  });
  expect(mine.json()).toMatchObject({
    fileList: [{ fileID, status: 0, tempFileURL: expect.stringMatching(/^http:/) }, { status: -503003 }],
  });
  const theirs = await post('bert.localhost', '/__wechat/temp-urls', { fileList: [fileID] });
  expect(theirs.json()).toEqual({ fileList: [{ fileID, tempFileURL: '', status: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY' }] });
});

test('an upload to a path WeChat refuses is refused in its words', async () => {
  const reply = await small.ask('anna.localhost', '/__wechat/upload?cloudPath=/a//b.jpg', {
    method: 'PUT',
    body: 'x',
    headers: { 'content-length': '1' },
  });
  expect(reply.json()).toMatchObject({ errCode: -503001, errMsg: expect.stringMatching(/^cloud\.uploadFile:fail -503001 /) });
});

test.each([[{}], [{ fileList: [] }], [{ fileList: [1] }], [{ fileList: Array.from({ length: 51 }, () => 'cloud://e.b/a') }]])(
  'temporary URLs are refused for %j',
  async (body) => {
    expect((await post('anna.localhost', '/__wechat/temp-urls', body)).json()).toMatchObject({ errCode: -401003 });
  },
);

test('without a page showing the phones every prompt is accepted', async () => {
  const reply = await post('anna.localhost', '/__wechat/subscribe', { tmplIds: ['TPL_PROGRESS', 'TPL_RETURN'] });
  expect(reply.json()).toEqual({ errMsg: 'requestSubscribeMessage:ok', TPL_PROGRESS: 'accept', TPL_RETURN: 'accept' });
  expect((await small.ask('127.0.0.1', '/__inspect/credits')).json()).toEqual({
    credits: [
      { openid: 'o-anna', templateId: 'TPL_PROGRESS', available: 1 },
      { openid: 'o-anna', templateId: 'TPL_RETURN', available: 1 },
    ],
  });
});

describe('the app on a phone', () => {
  test('goes by the clock of the local WeChat', async () => {
    await post('127.0.0.1', '/__inspect/clock', { advanceMs: 3_600_000 });
    expect((await small.ask('anna.localhost', '/')).text).toContain('<script src="/__wechat/clock.js"></script>');
    expect((await small.ask('anna.localhost', '/__wechat/clock.js')).text).toContain('(3600000)');
  });

  test('has a way back of its own, before any script of the app runs', async () => {
    expect((await small.ask('anna.localhost', '/')).text).toMatch(
      /<head>(<script src="[^"]+"><\/script>)?<script src="\/__wechat\/history.js">/,
    );
    expect((await small.ask('anna.localhost', '/__wechat/history.js')).text).toContain('popstate');
  });

  test('may be framed by the page with the phones alone', async () => {
    const { headers } = await small.ask('anna.localhost', '/');
    const { port } = small.wechat;
    expect(headers['content-security-policy']).toBe(
      `frame-ancestors http://wechat.localhost:${port} http://127.0.0.1:${port} http://localhost:${port}`,
    );
  });

  test('is one document for every page, and files have their type', async () => {
    expect((await small.ask('anna.localhost', '/pages/order/index')).text).toContain('<title>app</title>');
    expect((await small.ask('anna.localhost', '/js/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await small.ask('anna.localhost', '/js/none.js')).status).toBe(404);
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/js/..%2f..%2fsecret.txt', '/%00', '/%E0%A4%A'])(
    'does not lead out of its folder by %s',
    async (path) => {
      expect((await small.ask('anna.localhost', path)).text).not.toContain('not for phones');
    },
  );

  test('forgets what it kept after a reset', async () => {
    const { status, headers } = await small.ask('anna.localhost', '/__wechat/fresh');
    expect([status, headers.location, headers['clear-site-data']]).toEqual([302, '/', '"storage"']);
    const foreign = await small.ask('anna.localhost', '/__wechat/fresh', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([foreign.status, foreign.headers['clear-site-data']]).toEqual([403, undefined]);
  });
});

test('a phone without a built app says how to give it one', async () => {
  const bare = await aLocalWechat({ app: false });
  const reply = await bare.ask('anna.localhost', '/');
  await bare.stop();
  expect(reply.text).toContain('APP_DIR');
});

test('data nested without end made us run out of stack', async () => {
  const headers = { 'content-type': 'application/json' };
  const call = (payload: string) =>
    small.ask('anna.localhost', '/__wechat/call-function', {
      method: 'POST',
      headers,
      body: `{"name":"none","data":{"payload":${payload}}}`,
    });
  expect(await call('['.repeat(40_000) + ']'.repeat(40_000))).toMatchObject({ status: 400 });
  expect(await call(JSON.stringify('[{"'.repeat(2_000)))).toMatchObject({ status: 200 });
});

test('a phone reached the whole database through its own address', async () => {
  const body = JSON.stringify({ action: 'database.getDocument', collectionName: 'staff', queryType: 'WHERE', query: '{}' });
  const knock = (host: string, headers = {}) => small.ask(host, '/admin', { method: 'POST', headers, body });
  expect((await knock('anna.localhost')).status).toBe(405);
  expect((await knock('127.0.0.1', { 'x-wechat-phone': 'anna' })).status).toBe(405);
  expect((await knock('127.0.0.1')).status).toBe(200);
});
