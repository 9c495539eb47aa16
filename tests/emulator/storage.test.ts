import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, expect, test } from '@jest/globals';
import cloud from 'wx-server-sdk';
import { startCloud, type TestCloud, temporaryDir } from './local-cloud';
import { openSdk } from './sdk';

const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(5000, 7)]);
let local: TestCloud;

beforeAll(async () => {
  local = await startCloud();
  openSdk(local.url);
});

const put = (path: string, bytes: Buffer, ownerOpenid = '') => local.services.storage.put(Readable.from([bytes]), path, { ownerOpenid });
const urlOf = (fileID: string, maxAge?: number) => local.services.storage.tempUrls([fileID], maxAge)[0]?.tempFileURL ?? '';

test('the SDK uploads, downloads and deletes', async () => {
  const source = join(temporaryDir(), 'photo.jpg');
  writeFileSync(source, JPEG);
  const { fileID } = await cloud.uploadFile({ cloudPath: 'orders/工单 1/照片.jpg', fileContent: createReadStream(source) });
  expect(fileID).toBe('cloud://dev-env.6465-dev-env-1250000000/orders/工单 1/照片.jpg');
  expect((await cloud.downloadFile({ fileID })).fileContent.equals(JPEG)).toBe(true);
  const addresses = await cloud.getTempFileURL({ fileList: [fileID, 'cloud://dev-env.6465-dev-env-1250000000/none'] });
  expect(addresses).toMatchObject({
    fileList: [
      { status: 0, fileID },
      { status: -503003, tempFileURL: '' },
    ],
  });
  expect(await cloud.deleteFile({ fileList: [fileID] })).toMatchObject({ fileList: [{ status: 0 }] });
  expect(await cloud.deleteFile({ fileList: [fileID] })).toMatchObject({ fileList: [{ status: -503003 }] });
});

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

test('nobody overwrites the file of somebody else', async () => {
  expect(await put('mine.jpg', JPEG, 'oDEV_a')).toMatchObject({ sizeBytes: JPEG.length });
  expect(await put('mine.jpg', JPEG, 'oDEV_b')).toMatchObject({ errCode: -503002 });
  expect(await put('mine.jpg', Buffer.from('new'), 'oDEV_a')).toMatchObject({ sizeBytes: 3 });
  await put('of-the-cloud.jpg', JPEG);
  expect(await put('of-the-cloud.jpg', JPEG, 'oDEV_a')).toMatchObject({ errCode: -503002 });
});

test.each(['', '/a', 'a//b', '../a', 'a/../b', 'a\u001ab', 'a/', '工'.repeat(300)])('the path %j is refused', async (path) => {
  expect(await put(path, JPEG)).toMatchObject({ errCode: -503001 });
});

test('a file too large or broken off leaves nothing', async () => {
  const before = readdirSync(join(local.dataDir, 'files')).length;
  const chunk = Buffer.alloc(1024 * 1024);
  const tooLarge = Readable.from(
    (function* () {
      for (let i = 0; i < 51; i += 1) yield chunk;
    })(),
  );
  expect(await local.services.storage.put(tooLarge, 'large', {})).toMatchObject({ errCode: -403001 });
  const broken = new Readable({
    read() {
      this.push(JPEG);
      this.destroy(new Error('gone'));
    },
  });
  expect(await local.services.storage.put(broken, 'broken', {})).toMatchObject({ errCode: -503001 });
  expect(readdirSync(join(local.dataDir, 'files'))).toHaveLength(before);
  expect(urlOf('cloud://dev-env.6465-dev-env-1250000000/broken')).toBe('');
});

test('an upload without a valid address is refused', async () => {
  const refused = await fetch(`${local.url}/__storage/upload/abc.99999999999.0123`, { method: 'PUT', body: 'x' });
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('<TraceId>')]);
});

test('files are there after a restart; leftovers of a broken upload are not', async () => {
  await put('kept.jpg', JPEG);
  await local.stop();
  writeFileSync(join(local.dataDir, 'files', 'leftover'), 'half');
  const again = await startCloud({ dataDir: local.dataDir });
  const [url] = again.services.storage.tempUrls(['cloud://dev-env.6465-dev-env-1250000000/kept.jpg']);
  expect(Buffer.from(await (await fetch(url?.tempFileURL ?? '')).arrayBuffer()).equals(JPEG)).toBe(true);
  expect(readdirSync(join(local.dataDir, 'files'))).not.toContain('leftover');
});
