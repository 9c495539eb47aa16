import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pointSdkAt, startCloud, type TestCloud } from '../local-cloud';
import { refusalOf } from '../sdk';
import { CLIENTS, type Client, databaseOf, openClient } from './clients';

let local: TestCloud;

beforeAll(async () => {
  local = await startCloud({ config: { collections: [{ name: 'things' }] } });
});
beforeEach(() => {
  pointSdkAt(local.url);
});

/** The part of the environment that would lead an SDK here is taken away. */
const nothingInTheEnvironment = () => {
  delete process.env.TCB_CONTEXT_CNFG;
};
type Way = {
  readonly way: string;
  readonly reads: (client: Client) => boolean;
  readonly options: () => object;
  readonly environment: () => object;
};
const isBefore2 = ({ name }: Client) => name.startsWith('wx-server-sdk 1') || name.startsWith('tcb-admin-node');
const isOfNow = ({ name }: Client) => name.startsWith('wx-server-sdk 4') || name.startsWith('@cloudbase/node-sdk');

// How each published SDK can be led here without a change to it.
const WAYS: readonly Way[] = [
  { way: 'serviceUrl', reads: () => true, options: () => ({ serviceUrl: `${local.url}/admin` }), environment: () => ({}) },
  {
    way: 'TCB_CONTEXT_CNFG in the environment',
    reads: (client) => !isBefore2(client),
    options: () => ({}),
    environment: () => ({ TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${local.url}/admin` }) }),
  },
  {
    way: 'proxy, inside of a function (plain http there)',
    reads: () => true,
    options: () => ({ proxy: local.url }),
    environment: () => ({}),
  },
  {
    way: 'http_proxy in the environment, inside of a function',
    reads: (client) => !isOfNow(client),
    options: () => ({}),
    environment: () => ({ http_proxy: local.url }),
  },
];

describe.each(CLIENTS.map((client) => ({ ...client, client })))('$name is led here by', ({ client, name }) => {
  test.each(WAYS.filter(({ reads }) => reads(client)))('$way', async ({ options, environment }) => {
    nothingInTheEnvironment();
    Object.assign(process.env, environment());
    try {
      const db = databaseOf(client, (await openClient(client, options())).database());
      const id = await db.add('things', { name });
      expect(await db.get('things', id)).toEqual({ _id: id, name });
    } finally {
      delete process.env.http_proxy;
    }
  });
});

test.each(CLIENTS.map((client) => ({ ...client, client })))(
  '$name is told of an environment that is not here',
  async ({ client, isWx }) => {
    const app = await openClient(client, { env: 'other-env', serviceUrl: `${local.url}/admin` });
    const refusal = await refusalOf(databaseOf(client, app.database()).find('things', (query) => query));
    expect(isWx ? refusal.errCode : refusal.code).toBe(isWx ? -501005 : 'INVALIID_ENV');
  },
);

test('a proxy is none to other hosts, and no tunnel', async () => {
  const { request } = await import('node:http');
  const ask = (path: string, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ port: local.port, path, method, headers: { host: 'tcb-api.tencentcloudapi.com' } });
      asked.on('response', (response) => resolve(response.resume().statusCode));
      asked.on('connect', ({ statusCode }, socket) => {
        socket.destroy();
        resolve(statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });
  expect(await ask('http://example.com/admin')).toBe(421);
  expect(await ask('http://tcb-api.tencentcloudapi.com.example.com/admin')).toBe(421);
  // Not in absolute form: a page could have got here by a name of its own.
  expect(await ask('/admin')).toBe(421);
  expect(await ask('tcb-api.tencentcloudapi.com:443', 'CONNECT')).toBe(405);
});
