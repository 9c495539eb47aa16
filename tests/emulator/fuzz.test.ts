import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runs } from '../support/runs';
import { type CloudProcess, startCloudProcess } from './cloud-process';
import { diceOf } from './fuzz/dice';
import { type Addresses, type FuzzRequest, hostileRequest } from './fuzz/requests';
import { callAdmin } from './local-cloud';

const COUNT = runs(20_000);
/** A failure names the request; FUZZ_SEED=<n> asks for others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_127);
const AT_ONCE = 16;
const KEPT = Array.from({ length: 50 }, (_unused, n) => ({ _id: `kept-${n}`, n, text: '不可丢失' }));

let cloud: CloudProcess;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

beforeAll(async () => {
  cloud = await startCloudProcess();
  await callAdmin(cloud.url, { action: 'database.addCollection', collectionName: 'kept' });
  await insert('kept', KEPT);
  await insert('things', [
    { _id: 'a', n: 1, s: 'x', l: [1, 2, { k: 1 }] },
    { _id: 'b', n: null, l: [], o: { p: 1 } },
  ]);
});
afterAll(() => agent.destroy());

const insert = (collectionName: string, documents: readonly object[]) =>
  callAdmin(cloud.url, { action: 'database.insertDocument', collectionName, data: documents.map((document) => JSON.stringify(document)) });

/** The status line and what follows the head. `cut off` when the connection ended without an answer. */
function ask(what: FuzzRequest): Promise<string> {
  if (what.kind === 'raw') return askRaw(what.bytes);
  return new Promise((resolve) => {
    const { method, path, headers, body } = what;
    const asked = request(
      { port: cloud.port, agent, method, path, headers: { 'content-length': Buffer.byteLength(body), ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('close', () => resolve(`${response.statusCode} ${Buffer.concat(chunks).toString('latin1')}`));
      },
    );
    asked.on('error', () => resolve('cut off'));
    asked.end(body);
  });
}

function askRaw(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(cloud.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(answer || 'cut off'));
    socket.end(bytes);
  });
}

async function addressesOf(): Promise<Addresses> {
  const upload = (await callAdmin(cloud.url, { action: 'storage.getUploadMetadata', path: 'fuzz.bin' })).data as Record<string, string>;
  const grant = {
    authorization: upload.authorization ?? '',
    'x-cos-security-token': upload.token ?? '',
    'x-cos-meta-fileid': upload.cosFileId ?? '',
  };
  await fetch(upload.url ?? '', { method: 'PUT', headers: grant, body: 'fuzz' });
  const download = await callAdmin(cloud.url, { action: 'storage.batchGetDownloadUrl', file_list: [upload.fileId] });
  const [file] = (download.data as { download_list: { tempFileURL: string }[] }).download_list;
  return { upload: new URL(upload.url ?? '').pathname, grant, download: new URL(file?.tempFileURL ?? '').pathname };
}

test(`${COUNT} malformed requests leave it serving`, async () => {
  const addresses = await addressesOf();
  const sockets = async () => (await cloud.vitals()).handles.filter((kind) => kind === 'TCPSocketWrap').length;
  const before = await sockets();
  let next = 0;
  let answered = 0;
  const worker = async () => {
    while (next < COUNT) {
      const number = next;
      next += 1;
      const what = hostileRequest(diceOf(SEED + number), addresses);
      const answer = await ask(what);
      if (/"code":"INTERNAL"|^(HTTP\/1\.1 )?500/.test(answer))
        throw new Error(`seed ${SEED + number}: ${describe(what)} → ${answer.slice(0, 300)}`);
      if (answer !== 'cut off') answered += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  // Whoever sends nonsense on a bare connection may be cut off; most requests are answered.
  expect(answered).toBeGreaterThan(COUNT * 0.8);
  expect(cloud.complaints()).not.toMatch(/ failed:|Unhandled|FATAL/);
  await callAdmin(cloud.url, { action: 'database.insertDocument', collectionName: 'things', data: ['{"_id":"after"}'] });
  const kept = await callAdmin(cloud.url, { action: 'database.getDocument', collectionName: 'kept', limit: 1000 });
  expect((kept.data as { list: string[] }).list.map((json) => JSON.parse(json) as unknown)).toEqual(KEPT);
  agent.destroy();
  while ((await sockets()) > before) await new Promise(setImmediate);
});

function describe(what: FuzzRequest): string {
  if (what.kind === 'raw') return JSON.stringify(what.bytes.toString('latin1').slice(0, 500));
  return `${what.method} ${what.path} ${JSON.stringify(what.headers)} ${JSON.stringify(String(what.body).slice(0, 1000))}`;
}
