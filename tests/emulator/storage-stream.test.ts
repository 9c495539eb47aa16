import { type IncomingMessage, request } from 'node:http';
import { beforeAll, expect, test } from '@jest/globals';
import { type CloudProcess, startCloudProcess } from './cloud-process';
import { callAdmin } from './local-cloud';

const MEGABYTE = 1024 * 1024;
const FILE_BYTES = 50 * MEGABYTE;
/** Files that are on their way at once, and what a process may grow by for them: buffers and garbage, but not the files. */
const AT_ONCE = 4;
const ROOM_BYTES = FILE_BYTES;
const fileId = 'cloud://dev-env.b/large.bin';
let cloud: CloudProcess;

beforeAll(async () => {
  cloud = await startCloudProcess();
  // Whatever is loaded on the first use has been before anything is measured.
  await upload('large.bin', FILE_BYTES);
});

async function upload(path: string, sizeBytes: number): Promise<number | undefined> {
  const { data } = (await callAdmin(cloud.url, { action: 'storage.getUploadMetadata', path })) as { data: Record<string, string> };
  const headers = { authorization: data.authorization, 'x-cos-security-token': data.token, 'x-cos-meta-fileid': data.cosFileId };
  const chunk = Buffer.alloc(64 * 1024, 7);
  return new Promise((resolve, reject) => {
    const put = request(data.url as string, { method: 'PUT', headers }, (response) => resolve(response.resume().statusCode));
    put.on('error', reject);
    let sent = 0;
    const send = () => {
      while (sent < sizeBytes) {
        sent += chunk.length;
        if (!put.write(chunk)) return void put.once('drain', send);
      }
      put.end();
    };
    send();
  });
}

async function addressOf(id: string): Promise<string> {
  const reply = await callAdmin(cloud.url, { action: 'storage.batchGetDownloadUrl', file_list: [id] });
  return (reply.data as { download_list: { tempFileURL: string }[] }).download_list[0]?.tempFileURL ?? '';
}

const each = Array.from({ length: AT_ONCE }, (_unused, i) => i);

test('files of fifty megabytes go in and out without being held in memory', async () => {
  const before = (await cloud.vitals()).maxRssBytes;
  expect(await Promise.all(each.map((i) => upload(`large-${i}.bin`, FILE_BYTES)))).toEqual(each.map(() => 200));
  const sizes = each.map(async (i) => {
    let received = 0;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      addressOf(`cloud://dev-env.b/large-${i}.bin`).then((address) => request(address, resolve).on('error', reject).end(), reject);
    });
    for await (const chunk of response) received += (chunk as Buffer).length;
    return received;
  });
  expect(await Promise.all(sizes)).toEqual(each.map(() => FILE_BYTES));
  expect((await cloud.vitals()).maxRssBytes - before).toBeLessThan(ROOM_BYTES);
});

test('a reader that takes nothing costs no memory, and its going away is noticed', async () => {
  const address = await addressOf(fileId);
  const before = (await cloud.vitals()).maxRssBytes;
  const socketsOpen = async () => (await cloud.vitals()).handles.filter((kind) => kind === 'TCPSocketWrap').length;
  const socketsBefore = await socketsOpen();
  const readers = await Promise.all(
    Array.from(
      { length: 10 },
      // Paused: nothing is read but the head.
      () =>
        new Promise<IncomingMessage>((resolve, reject) => {
          request(address, { agent: false }, (response) => resolve(response.pause()))
            .on('error', reject)
            .end();
        }),
    ),
  );
  expect((await cloud.vitals()).maxRssBytes - before).toBeLessThan(ROOM_BYTES);
  for (const reader of readers) reader.destroy();
  while ((await socketsOpen()) > socketsBefore) await new Promise(setImmediate);
});

test('a byte more than fifty megabytes is refused', async () => {
  const refused = await upload('larger.bin', FILE_BYTES + 64 * 1024).catch(() => 'cut off');
  expect([400, 'cut off']).toContain(refused);
  expect(await addressOf('cloud://dev-env.b/larger.bin')).toBe('');
});
