import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, expect, test } from '@jest/globals';
import cloud from 'wx-server-sdk';
import { callAdmin, startCloud, type TestCloud, temporaryDir } from './local-cloud';
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

/** What `storage.getUploadMetadata` hands out, as @cloudbase/node-sdk 3.18.3 sends it back. */
async function uploadTo(path: string) {
  const { data } = (await callAdmin(local.url, { action: 'storage.getUploadMetadata', path, method: 'put' })) as {
    data: { url: string; token: string; authorization: string; fileId: string; cosFileId: string };
  };
  const headers: Record<string, string> = {
    authorization: data.authorization,
    signature: data.authorization,
    'x-cos-security-token': data.token,
    'x-cos-meta-fileid': data.cosFileId,
    key: encodeURIComponent(path),
  };
  const form: Record<string, string> = {
    Signature: data.authorization,
    'x-cos-security-token': data.token,
    'x-cos-meta-fileid': data.cosFileId,
    key: path,
  };
  return { url: data.url, headers, form };
}

test.each([
  ['authorization', 'SignatureDoesNotMatch'],
  ['x-cos-security-token', 'InvalidAccessKeyId'],
  ['x-cos-meta-fileid', 'AccessDenied'],
])('an upload with another %s than was handed out is refused and leaves nothing', async (header, code) => {
  const { url, headers } = await uploadTo('granted.txt');
  const other = await uploadTo('other.txt');
  const swapped = { ...headers, [header]: other.headers[header] as string };
  const refused = await fetch(url, { method: 'PUT', headers: swapped, body: 'x' });
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining(`<Code>${code}</Code>`)]);
  expect((await fetch(url, { method: 'PUT', headers: {}, body: 'x' })).status).toBe(403);
  expect(urlOf('cloud://dev-env.6465-dev-env-1250000000/granted.txt')).toBe('');
  const accepted = await fetch(url, { method: 'PUT', headers, body: 'x' });
  expect([accepted.status, await accepted.text()]).toEqual([200, '']);
  await local.services.storage.remove('cloud://dev-env.6465-dev-env-1250000000/granted.txt');
});

test('an upload address is good for a quarter of an hour by the movable clock', async () => {
  const { url, headers } = await uploadTo('late.txt');
  local.services.clock.setOffset(901_000);
  expect((await fetch(url, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
  local.services.clock.setOffset(0);
});

// Source of the form: tcb-admin-node 1.23.0, storage.
test.each<[name: string, change: (form: FormData) => void, status: number]>([
  ['as it was handed out', () => {}, 204],
  ['without a signature', (form) => form.delete('Signature'), 403],
  ['with the key of another file', (form) => form.set('key', 'other.txt'), 403],
  ['without a file', (form) => form.delete('file'), 400],
])('a form %s', async (_name, change, status) => {
  const { url, form } = await uploadTo('by-form.txt');
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, value);
  body.append('file', new Blob(['by form']), 'file');
  change(body);
  expect((await fetch(url, { method: 'POST', body })).status).toBe(status);
  const stored = urlOf('cloud://dev-env.6465-dev-env-1250000000/by-form.txt');
  expect(stored === '' ? '' : await (await fetch(stored)).text()).toBe(status === 204 ? 'by form' : '');
  await local.services.storage.remove('cloud://dev-env.6465-dev-env-1250000000/by-form.txt');
});

test('a form that is none, or whose file comes before its fields, is refused', async () => {
  const { url, form } = await uploadTo('order.txt');
  expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(400);
  expect((await fetch(url, { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=b' } })).status).toBe(
    400,
  );
  const backwards = new FormData();
  backwards.append('file', new Blob(['x']), 'file');
  for (const [name, value] of Object.entries(form)) backwards.append(name, value);
  expect((await fetch(url, { method: 'POST', body: backwards })).status).toBe(403);
});

test('a file is copied and moved', async () => {
  await put('from/a.txt', Buffer.from('first'));
  const copy = async (more: object) =>
    (
      (await callAdmin(local.url, {
        action: 'storage.batchCopyFile',
        file_list: [{ src_path: 'from/a.txt', dst_path: 'to/a.txt', ...more }],
      })) as {
        data: { copy_list: object[] };
      }
    ).data.copy_list[0];
  const fileId = 'cloud://dev-env.6465-dev-env-1250000000/to/a.txt';
  expect(await copy({})).toEqual({ fileId });
  expect(await copy({ overwrite: false })).toMatchObject({ code: 'STORAGE_REQUEST_FAIL' });
  expect(await copy({ overwrite: true, remove_original: true })).toEqual({ fileId });
  expect(await (await fetch(urlOf(fileId))).text()).toBe('first');
  expect(await copy({})).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
});

test('an overwritten or deleted file leaves no bytes behind, and is read to its end by whoever has begun', async () => {
  const large = Buffer.alloc(8 * 1024 * 1024, 1);
  await put('replaced', large);
  const count = readdirSync(join(local.dataDir, 'files')).length;
  const reading = await fetch(urlOf('cloud://dev-env.6465-dev-env-1250000000/replaced'));
  await put('replaced', Buffer.from('new'));
  expect(readdirSync(join(local.dataDir, 'files'))).toHaveLength(count);
  expect(Buffer.from(await reading.arrayBuffer()).equals(large)).toBe(true);
  await local.services.storage.remove('cloud://dev-env.6465-dev-env-1250000000/replaced');
  expect(readdirSync(join(local.dataDir, 'files'))).toHaveLength(count - 1);
});

test('files of other environments and ids of other forms do not exist', async () => {
  await put('here.txt', Buffer.from('x'));
  const ids = [
    'cloud://other.6465-dev-env-1250000000/here.txt',
    'cloud://dev-env.other/here.txt',
    'here.txt',
    '/here.txt',
    'https://example.com/here.txt',
  ];
  expect(await callAdmin(local.url, { action: 'storage.batchGetDownloadUrl', file_list: ids })).toMatchObject({
    data: { download_list: ids.map((fileID) => ({ fileID, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' })) },
  });
  expect(await callAdmin(local.url, { action: 'storage.batchDeleteFile', fileid_list: ids })).toMatchObject({
    data: { delete_list: ids.map((fileID) => ({ fileID, code: 'STORAGE_FILE_NONEXIST' })) },
  });
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
