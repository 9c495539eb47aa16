import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Route, readBody } from '../../../emulator/http';
import { type RunningServer, startServer } from '../../../emulator/server';
import { type CloudProcess, startCloudProcess } from '../cloud-process';
import { callAdmin } from '../local-cloud';

let cloud: CloudProcess;
let impatient: RunningServer;

beforeAll(async () => {
  cloud = await startCloudProcess();
  const echo: Route = {
    host: 'cloud',
    method: 'POST',
    path: '/echo',
    handle: async ({ request, response }) => {
      response.end(await readBody(request, 2_000_000));
    },
  };
  impatient = await startServer([echo], [], 0, { headersMs: 100, requestMs: 200, checkMs: 20 });
});
afterAll(() => impatient.stop());

const INSERT = { action: 'database.insertDocument', collectionName: 'things', data: ['{}'] };
const isAlive = async () => expect(await callAdmin(cloud.url, INSERT)).toMatchObject({ data: { insertedIds: [expect.any(String)] } });

/** Everything that comes back until the other side closes the connection. */
async function untilClosed(port: number, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // Being cut off is an answer as well.
  socket.on('error', () => socket.destroy());
  const closed = new Promise((resolve) => socket.on('close', resolve));
  for (const piece of pieces) socket.write(piece);
  await closed;
  return Buffer.concat(chunks).toString('latin1');
}
const lines = (...parts: readonly string[]) => `${parts.join('\r\n')}\r\n\r\n`;
const post = (body: string, ...headers: readonly string[]) =>
  `${lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close', `Content-Length: ${Buffer.byteLength(body)}`, ...headers)}${body}`;

test.each<[name: string, bytes: string | Buffer, status: number]>([
  ['no HTTP at all', '\u0000\u0001nonsense\r\n\r\n', 400],
  ['a handshake of TLS', Buffer.from('16030100a5010000a1030358', 'hex'), 400],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['a method of its own making', lines('BREW /admin HTTP/1.1', 'Host: 127.0.0.1'), 400],
  ['HTTP of 1991', 'GET /\r\n\r\n', 421],
  ['no host', lines('GET / HTTP/1.1'), 400],
  ['a host elsewhere', lines('GET / HTTP/1.1', 'Host: example.com', 'Connection: close'), 421],
  ['a host that is none', lines('GET / HTTP/1.1', 'Host: ]][[', 'Connection: close'), 421],
  ['an address elsewhere', lines('GET http://example.com/ HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close'), 421],
  ['an address that is none', lines('GET http://[/ HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close'), 400],
  ['a path with a NUL', lines('GET /\u0000 HTTP/1.1', 'Host: 127.0.0.1'), 400],
  ['a path without its slash', lines('GET admin HTTP/1.1', 'Host: 127.0.0.1'), 400],
  ['a path longer than any', lines(`GET /${'a'.repeat(40_000)} HTTP/1.1`, 'Host: 127.0.0.1'), 431],
  ['a header larger than any', lines('GET / HTTP/1.1', 'Host: 127.0.0.1', `X-Bomb: ${'a'.repeat(40_000)}`), 431],
  ['more headers than anybody reads', lines('GET / HTTP/1.1', 'Host: 127.0.0.1', ...Array<string>(5000).fill('X-Bomb: 1')), 431],
  ['a broken header', lines('GET / HTTP/1.1', 'Host: 127.0.0.1', 'no colon'), 400],
  ['two lengths', lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: 1', 'Content-Length: 2'), 400],
  ['a length and chunks', lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: 1', 'Transfer-Encoding: chunked'), 400],
  ['a negative length', lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: -1'), 400],
  ['a length beyond all bounds', lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: 99999999999999999999'), 400],
  ['a tunnel', lines('CONNECT example.com:443 HTTP/1.1', 'Host: example.com:443'), 405],
  ['an upgrade', lines('GET /admin HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close, upgrade', 'Upgrade: websocket'), 405],
  ['a method that the door does not have', lines('TRACE /admin HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close'), 405],
  ['a question about the server itself', lines('OPTIONS * HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close'), 404],
  ['an expectation nobody has', lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', 'Expect: miracles', 'Connection: close'), 417],
  ['a body larger than any', lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', `Content-Length: ${30 * 1024 * 1024}`), 413],
  ['a compressed body', post('x', 'Content-Encoding: gzip'), 415],
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from(post('{"a":"__"}').slice(0, -4)), Buffer.from('fffe227d', 'hex')]), 200],
])('%s gets an answer and the connection ends', async (_name, bytes, status) => {
  const answer = await untilClosed(cloud.port, bytes);
  expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  if (status === 200) expect(answer).toContain('"code":"INVALID_PARAM"');
  await isAlive();
});

test('garbage behind a good request spoils neither its answer nor anybody else’s', async () => {
  const good =
    lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', `Content-Length: ${JSON.stringify(INSERT).length}`) + JSON.stringify(INSERT);
  const answers = await Promise.all(Array.from({ length: 20 }, () => untilClosed(cloud.port, good, '\u0000garbage\r\n\r\n')));
  // The answer may be lost with the connection; it may not be mixed with another.
  for (const answer of answers)
    expect(answer).toMatch(
      /^(HTTP\/1\.1 200 OK\r\n[^{]*\{"requestId":"[^"]*","data":\{"insertedIds":\["\w+"\]\}\})?(HTTP\/1\.1 400 [^{]*\{.*\})?$/s,
    );
  await isAlive();
});

test('requests one behind the other are answered one after the other', async () => {
  const ask = (collectionName: string, end = '') => {
    const body = JSON.stringify({ action: 'database.calculateDocument', collectionName });
    return `${lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', ...(end ? [end] : []), `Content-Length: ${body.length}`)}${body}`;
  };
  const answer = await untilClosed(cloud.port, ask('none1') + ask('none2') + ask('none3', 'Connection: close'));
  expect([...answer.matchAll(/none\d/g)].map(String)).toEqual(['none1', 'none2', 'none3']);
});

test.each([
  ['says nothing', []],
  ['begins a header and no more', ['POST /echo HTT']],
  ['never ends its headers', ['POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: 1\r\n']],
  ['never ends its body', [`${lines('POST /echo HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: 100')}half`]],
  ['never ends its chunks', [`${lines('POST /echo HTTP/1.1', 'Host: 127.0.0.1', 'Transfer-Encoding: chunked')}5\r\nhello\r\n`]],
])('a client that %s is cut off', async (_name, pieces) => {
  expect(await untilClosed(impatient.port, ...pieces)).toMatch(/^(HTTP\/1\.1 408 .*)?$/s);
});

test('a client that drips is cut off as well', async () => {
  const socket = connect(impatient.port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  socket.write(lines('POST /echo HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: 1000000'));
  const dripping = setInterval(() => socket.write('a'), 5);
  await new Promise((resolve) => socket.on('close', resolve));
  clearInterval(dripping);
});

test('two thousand connections at once are served, and let go', async () => {
  const sockets = async () => (await cloud.vitals()).handles.filter((kind) => kind === 'TCPSocketWrap').length;
  const before = await sockets();
  const body = JSON.stringify(INSERT);
  const open = async (): Promise<Socket> => {
    const socket = connect(cloud.port, '127.0.0.1');
    await once(socket, 'connect');
    // Half a request: each holds its connection until the other half comes.
    socket.write(lines('POST /admin HTTP/1.1', 'Host: 127.0.0.1', `Content-Length: ${body.length}`) + body.slice(0, 10));
    return socket;
  };
  const clients = await Promise.all(Array.from({ length: 2000 }, open));
  await isAlive();
  while ((await sockets()) < before + 2000) await new Promise(setImmediate);
  const answers = await Promise.all(
    clients.map(async (socket) => {
      const answer = once(socket, 'data');
      socket.write(body.slice(10));
      return String((await answer)[0]);
    }),
  );
  expect(answers.filter((answer) => answer.includes('"insertedIds"'))).toHaveLength(2000);
  for (const socket of clients) socket.destroy();
  while ((await sockets()) > before + 1) await new Promise(setImmediate);
});

test('nobody reaches it but this machine', async () => {
  const outside = Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).filter(({ internal }) => !internal));
  const addresses = outside.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
  // On Linux all of 127/8 leads here, but the cloud listens at one address only.
  if (process.platform === 'linux') addresses.push('127.0.0.2');
  expect(addresses).not.toHaveLength(0);
  for (const address of addresses) {
    const socket = connect(cloud.port, address);
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  }
});
