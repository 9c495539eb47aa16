import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { downloadUpTo } from '../../../cloudfunctions/_runtime/limited-download';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
}

test('a file of 100 MB that was to be a photo was loaded whole before it was refused', async () => {
  let isCutOff: Promise<unknown> = Promise.resolve();
  const url = await serving((_request, response) => {
    isCutOff = once(response, 'close');
    response.writeHead(200, { 'content-length': String(100 * 1024 * 1024) });
    response.write(Buffer.alloc(1000));
  });
  expect(await downloadUpTo(url, 1_000_000)).toBe('too-large');
  await isCutOff;
});

test('a file that does not say how long it is was loaded for as long as it came', async () => {
  let isCutOff: Promise<unknown> = Promise.resolve();
  const url = await serving((_request, response) => {
    isCutOff = once(response, 'close');
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
    };
    response.on('drain', more);
    more();
  });
  expect(await downloadUpTo(url, 1_000_000)).toBe('too-large');
  await isCutOff;
});

test('what is there is read to its last byte, also when it is exactly as long as it may be', async () => {
  const url = await serving((_request, response) => response.end(Buffer.alloc(1000, 7)));
  expect(await downloadUpTo(url, 1000)).toEqual(Buffer.alloc(1000, 7));
  expect(await downloadUpTo(url, 999)).toBe('too-large');
});

test('nothing there is nothing; anything else is told as a failure', async () => {
  const url = await serving(({ url: path }, response) => response.writeHead(path === '/file' ? 404 : 503).end());
  expect(await downloadUpTo(url, 1000)).toBeNull();
  await expect(downloadUpTo(`${url}s`, 1000)).rejects.toThrow('HTTP 503');
});
