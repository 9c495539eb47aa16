import { request } from 'node:http';
import { beforeAll, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from './local-cloud';

const SDK = `const cloud = require('wx-server-sdk'); cloud.init();`;
const functions = {
  echo: `exports.main = async (event) => ({ event });`,
  deeper: `exports.main = async ({ path }) => 'deeper ' + path;`,
  answers: `exports.main = async ({ body }) => JSON.parse(body);`,
  who: `${SDK} exports.main = async () => cloud.getWXContext();`,
  throws: `exports.main = async () => { throw new Error('a secret of the inside'); };`,
  sleeps: `exports.main = () => new Promise(() => {});`,
  big: `exports.main = async () => 'x'.repeat(1024 * 1024);`,
  sends: `${SDK} exports.main = async () => cloud.openapi.subscribeMessage.send({}).catch(({ errCode }) => errCode);`,
};
let local: TestCloud;
const at = (path: string) => `${local.url}/__http${path}`;

beforeAll(async () => {
  const settings: Record<string, object> = { sleeps: { timeoutSeconds: 1 }, sends: { openapi: ['subscribeMessage.send'] } };
  local = await startCloud({
    functions,
    config: {
      functions: Object.keys(functions).map((name) => ({
        name,
        timeoutSeconds: 10,
        httpPath: name === 'deeper' ? '/echo/deeper/' : `/${name}`,
        ...settings[name],
      })),
    },
  });
});

/** The event a request became. */
async function eventOf(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const response = await fetch(at(path), init);
  expect(response.status).toBe(200);
  return ((await response.json()) as { event: Record<string, unknown> }).event;
}

/** What a caller gets when the function returns `result`. */
async function answerFor(result: unknown): Promise<Response> {
  return fetch(at('/answers'), { method: 'POST', body: JSON.stringify(result), headers: { 'content-type': 'application/json' } });
}

test('a function gets the request as the platform describes it', async () => {
  const event = await eventOf('/echo/a%20b?signature=s%2B1&echostr=%E5%B7%A5%20%E5%8D%95&timestamp=1', {
    method: 'POST',
    body: '<xml><Content><![CDATA[你好 &]]></Content></xml>\n',
    headers: { 'Content-Type': 'text/xml', 'X-Own': 'One' },
  });
  expect(event).toEqual({
    path: '/a%20b',
    httpMethod: 'POST',
    headers: expect.objectContaining({ 'content-type': 'text/xml', 'x-own': 'One', 'x-cloudbase-request-id': expect.any(String) }),
    multiValueHeaders: expect.objectContaining({ 'x-own': ['One'] }),
    queryStringParameters: { signature: 's+1', echostr: '工 单', timestamp: '1' },
    requestContext: { requestId: expect.any(String), envId: 'dev-env', appId: 1250000000, uin: expect.any(Number) },
    body: '<xml><Content><![CDATA[你好 &]]></Content></xml>\n',
    isBase64Encoded: false,
  });
});

test('the path is what follows the function’s own, and the longest one leads', async () => {
  expect(await eventOf('/echo')).toMatchObject({ path: '/', httpMethod: 'GET', body: '', isBase64Encoded: false });
  expect(await eventOf('/echo/x/y')).toMatchObject({ path: '/x/y' });
  expect(await (await fetch(at('/echo/deeper/z'))).text()).toBe('deeper /z');
  expect(await eventOf('/echo/deepest')).toMatchObject({ path: '/deepest' });
});

test.each([
  ['a picture', 'image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['text that is no UTF-8', 'text/plain', Buffer.from([0xe4, 0xbd])],
])('%s arrives in base64', async (_name, type, bytes) => {
  const event = await eventOf('/echo', { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': type } });
  expect(event).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
});

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s reaches the function', async (method) => {
  expect(await eventOf('/echo', { method })).toMatchObject({ httpMethod: method });
});

test('HEAD gets the head of the answer alone', async () => {
  const response = await fetch(at('/echo'), { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  expect(await response.text()).toBe('');
});

test.each([
  ['text', 'success', 'success', 'text/plain; charset=utf-8'],
  ['a number', 7, '7', 'text/plain; charset=utf-8'],
  ['an object', { foo: '工单' }, '{"foo":"工单"}', 'application/json; charset=utf-8'],
  ['a list', [1], '[1]', 'application/json; charset=utf-8'],
  ['nothing', null, '', 'text/plain; charset=utf-8'],
  ['html', { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>' }, '<h1>', 'text/html; charset=utf-8'],
  ['a body without a type', { statusCode: 200, body: 'plain' }, 'plain', 'text/plain; charset=utf-8'],
])('a function that returns %s answers with it', async (_name, result, body, type) => {
  const response = await answerFor(result);
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, body, type]);
});

test('a function rules status, headers and bytes of its answer', async () => {
  const response = await answerFor({
    statusCode: 404,
    isBase64Encoded: true,
    headers: { 'content-type': 'image/png', 'x-count': 3, 'x-none': null, 'content-length': '99', 'set-cookie': ['a=1', 'b=2'] },
    multiValueHeaders: { 'x-many': ['1', '2'] },
    body: Buffer.from([0, 255, 1]).toString('base64'),
  });
  expect(response.status).toBe(404);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255, 1]));
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-count': '3',
    'x-many': '1, 2',
    'content-length': '3',
  });
  expect(response.headers.has('x-none')).toBe(false);
});

test('an answer without content has none', async () => {
  const response = await answerFor({ statusCode: 204, body: 'not sent' });
  expect([response.status, await response.text()]).toEqual([204, '']);
});

test.each([
  ['a status of nowhere', { statusCode: 99 }],
  ['a status that is text', { statusCode: 'ok' }],
  ['a header that would split the answer', { statusCode: 200, headers: { 'x-a': 'b\r\nset-cookie: c=d' } }],
  ['a header that has no name', { statusCode: 200, headers: { '': 'b' } }],
])('%s is refused', async (_name, result) => {
  const response = await answerFor(result);
  expect({ status: response.status, reply: await response.json() }).toMatchObject({
    status: 400,
    reply: { code: 'FUNCTION_INVOCATION_FAILED' },
  });
});

test.each<[string, string, number, string]>([
  ['a path nobody has', '/ghost', 404, 'INVALID_PATH'],
  ['a function that throws', '/throws', 400, 'FUNCTION_INVOCATION_FAILED'],
  ['a function past its time', '/sleeps', 400, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  ['an answer past 1 MB', '/big', 400, 'EXCEED_MAX_RESPONSE_SIZE'],
])('%s', async (_name, path, status, code) => {
  const response = await fetch(at(path));
  const reply = (await response.json()) as { message: string; requestId: string };
  expect(response.status).toBe(status);
  expect(reply).toMatchObject({ code, requestId: response.headers.get('x-cloudbase-request-id') });
  expect(reply.message).toContain('https://docs.cloudbase.net/error-code/service');
  expect(reply.message).not.toContain('secret of the inside');
});

test.each<[string, string, number, number]>([
  ['100 KB of text go in', 'application/json', 100 * 1024, 200],
  ['more than 100 KB of text do not', 'application/json', 100 * 1024 + 1, 413],
  ['a picture of 4 MB goes in', 'image/png', 4 * 1024 * 1024, 200],
  ['one of 5 MB is an event of more than 6 MB', 'image/png', 5 * 1024 * 1024, 413],
  ['one of 7 MB is not read', 'image/png', 7 * 1024 * 1024, 413],
])('%s', async (_name, type, size, status) => {
  const response = await fetch(at('/echo/deeper'), { method: 'POST', body: 'x'.repeat(size), headers: { 'content-type': type } }).catch(
    () => undefined,
  );
  // A client may find its connection closed while it still sends.
  expect([status, status === 413 ? undefined : status]).toContain(response?.status);
  if (response?.status === 413) expect(await response.json()).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' });
});

test('an HTTP caller has no openid, and no cloud call goes out for it', async () => {
  const context = (await (await fetch(at('/who'))).json()) as Record<string, unknown>;
  expect(context).toMatchObject({ SOURCE: 'wx_http', ENV: 'dev-env', APPID: 'wxdev0000000000a1' });
  expect(context).not.toHaveProperty('OPENID');
  expect(await (await fetch(at('/sends'))).text()).toBe('-604104');
});

test('a page of another origin is refused before any function runs', async () => {
  const before = local.services.functions.invocations().length;
  const response = await fetch(at('/echo'), { method: 'POST', headers: { origin: 'https://example.org' } });
  expect(response.status).toBe(403);
  expect(local.services.functions.invocations()).toHaveLength(before);
});

test('a repeated header arrives joined, and each for itself', async () => {
  const event = await new Promise<string>((resolve, reject) => {
    const outgoing = request(at('/echo'), { headers: { 'x-many': ['1', '2'], cookie: ['a=1', 'b=2'] } }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      resolve(Buffer.concat(chunks).toString());
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
  expect(JSON.parse(event)).toMatchObject({
    event: { headers: { 'x-many': '1, 2', cookie: 'a=1; b=2' }, multiValueHeaders: { 'x-many': ['1', '2'] } },
  });
});

test.each([
  [[{ name: 'a', httpPath: 'no-slash' }], /the httpPath of a is no path/],
  [
    [
      { name: 'a', httpPath: '/x' },
      { name: 'b', httpPath: '/x/' },
    ],
    /the httpPath of b, \/x, is that of a, too/,
  ],
])('a path that cannot be is named at the start', async (wrong, words) => {
  await expect(startCloud({ config: { functions: wrong } })).rejects.toThrow(words);
});
