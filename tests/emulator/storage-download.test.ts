import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from './local-cloud';

const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(5000, 7)]);
let local: TestCloud;

beforeAll(async () => {
  local = await startCloud();
});

const put = (path: string, bytes: Buffer) => local.services.storage.put(Readable.from([bytes]), path, {});
const urlOf = (fileID: string, maxAge?: number) => local.services.storage.tempUrls([fileID], maxAge)[0]?.tempFileURL ?? '';

test('a temporary address serves the file by its content and ends with its time', async () => {
  await put('page.jpg', Buffer.from('<html><script>alert(1)</script>'));
  await put('photo', JPEG);
  const page = await fetch(urlOf('cloud://dev-env.6465-dev-env-1250000000/page.jpg'));
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });
  const url = urlOf('cloud://dev-env.6465-dev-env-1250000000/photo', 60);
  expect((await fetch(url)).headers.get('content-type')).toBe('image/jpeg');
  const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
  expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer()).toString('hex')]).toEqual([
    206,
    `bytes 2-4/${JPEG.length}`,
    'ffe000',
  ]);
  expect((await fetch(url, { headers: { range: 'bytes=99999-' } })).status).toBe(416);
  expect((await fetch(`${url.slice(0, -1)}x`)).status).toBe(403);
  local.services.clock.setOffset(61_000);
  expect((await fetch(url)).status).toBe(403);
  local.services.clock.setOffset(0);
});

describe('a download', () => {
  const bytes = Buffer.from('0123456789');
  let url = '';
  beforeAll(async () => {
    await put('digits', bytes);
    url = urlOf('cloud://dev-env.6465-dev-env-1250000000/digits');
  });
  const get = async (headers: Record<string, string>, method = 'GET') => {
    const response = await fetch(url, { method, headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  // RFC 9110, section 14.
  test.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['BYTES=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=99-, 0-1', 206, '01', 'bytes 0-1/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=3-1', 200, '0123456789', null],
    ['bytes=a-b', 200, '0123456789', null],
    ['bytes=-', 200, '0123456789', null],
    ['lines=0-1', 200, '0123456789', null],
    ['bytes=0-9,0-9', 200, '0123456789', null],
    [`bytes=${'0-0,'.repeat(20)}1-1`, 200, '0123456789', null],
    ['bytes=99999999999999999999-', 416, '', 'bytes */10'],
  ])('of the range %s', async (range, status, text, contentRange) => {
    const found = await get({ range });
    expect([found.status, found.text, found.headers.get('content-range')]).toEqual([status, text, contentRange]);
  });

  test('of several ranges comes in parts', async () => {
    const { status, headers, text } = await get({ range: 'bytes=0-1, 4-5, -1' });
    const boundary = /^multipart\/byteranges; boundary=(\w+)$/.exec(headers.get('content-type') ?? '')?.[1];
    const part = (range: string, content: string) =>
      `\r\n--${boundary}\r\ncontent-type: application/octet-stream\r\ncontent-range: bytes ${range}/10\r\n\r\n${content}`;
    expect([status, text]).toEqual([206, `${part('0-1', '01')}${part('4-5', '45')}${part('9-9', '9')}\r\n--${boundary}--\r\n`]);
    expect(Number(headers.get('content-length'))).toBe(text.length);
  });

  test('knows its version', async () => {
    const { headers } = await get({});
    const etag = headers.get('etag') as string;
    const modified = headers.get('last-modified') as string;
    // Object storage gives the MD5.
    expect(etag).toBe('"781e5e245d69b566979b86e28d23f2c7"');
    expect(await get({ 'if-none-match': `"x", W/${etag}` })).toMatchObject({ status: 304, text: '' });
    expect(await get({ 'if-match': '"x"' })).toMatchObject({ status: 412 });
    for (const same of [etag, modified])
      expect(await get({ range: 'bytes=0-0', 'if-range': same })).toMatchObject({ status: 206, text: '0' });
    for (const other of ['"x"', `W/${etag}`, 'Thu, 01 Jan 1970 00:00:00 GMT'])
      expect(await get({ range: 'bytes=0-0', 'if-range': other })).toMatchObject({ status: 200, text: '0123456789' });
  });

  test('of its head alone has no body', async () => {
    const whole = await get({}, 'HEAD');
    expect([whole.status, whole.headers.get('content-length'), whole.text]).toEqual([200, '10', '']);
    expect((await get({ range: 'bytes=0-3' }, 'HEAD')).headers.get('content-length')).toBe('4');
    expect((await fetch(`${url}x`, { method: 'HEAD' })).status).toBe(403);
  });

  test('of an empty file is empty', async () => {
    await put('empty', Buffer.alloc(0));
    const empty = await fetch(urlOf('cloud://dev-env.6465-dev-env-1250000000/empty'), { headers: { range: 'bytes=0-' } });
    expect(empty.status).toBe(416);
    expect((await fetch(urlOf('cloud://dev-env.6465-dev-env-1250000000/empty'))).status).toBe(200);
  });
});

test.each([
  ['image/jpeg', 'ffd8ffe000104a464946'],
  ['image/png', '89504e470d0a1a0a00000000'],
  ['image/heic', '000000186674797068656963'],
  ['image/avif', '0000001c6674797061766966'],
  ['video/quicktime', '0000001466747970717420200000'],
  ['video/mp4', '000000206674797069736f6d'],
  ['audio/mpeg', '494433040000000000000000'],
  ['application/zip', '504b0304140000000800'],
  ['application/octet-stream', Buffer.from('<svg onload="alert(1)">').toString('hex')],
  ['application/octet-stream', Buffer.from('<!doctype html>').toString('hex')],
  ['application/octet-stream', ''],
])('%s is told by its first bytes', async (type, hex) => {
  await put('kind.html', Buffer.from(hex, 'hex'));
  const response = await fetch(urlOf('cloud://dev-env.6465-dev-env-1250000000/kind.html'));
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
});
