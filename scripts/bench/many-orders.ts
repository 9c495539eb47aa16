import path from 'node:path';
import { cloud } from '../../config/cloud';
import { openClock } from '../../emulator/clock';
import { takeDataDir } from '../../emulator/data-dir';
import { openDatabase } from '../../emulator/database/database';
import { openStore } from '../../emulator/store';
import { startOwnCloud } from '../demo/own-cloud';
import { type Figure, inMs } from './figure';
import { type Copies, orphanIdOf, sampleOrder, serialOf } from './order-samples';
import { type RawClient, rawClient } from './raw-client';
import { takeTurns } from './rounds';

const FEW = 1_000;
const ROUNDS = 30;
const WARM_UP = 15;
/** What is being worked on does not grow with the years: the same number in both. */
const OPEN = 200;
const SHIPPED = 100;
const BATCH = 2_000;
/** The parcel that waits for its owner: its serial number, phone tail and name stand in open orders, the last two in all of them. */
const LOST = 7;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Lists, search and sweeps with many orders (`BENCH_ORDERS`, default 100,000) against 1,000, in two clouds that take turns. */
export async function measureManyOrders(folder: string): Promise<readonly Figure[]> {
  const many = Number(process.env.BENCH_ORDERS ?? 100_000);
  const dataDirs = { few: path.join(folder, 'few'), many: path.join(folder, 'many') };
  const copies = await sampleOrder(folder);
  const documents = (index: number, now: number) => ({
    order: orderOf(copies, index, now),
    notice: noticeOf(copies, index, now),
    parcel: copies.orphan(index, { at: now - 80 * DAY_MS, ...(index === LOST ? { dueAt: now + 30 * DAY_MS } : {}) }),
  });
  fill(dataDirs.few, FEW, documents);
  const began = performance.now();
  fill(dataDirs.many, many, documents);
  console.error(`Filled a database with ${many} orders in ${((performance.now() - began) / 1000).toFixed(1)} s`);

  const clouds = [await startOwnCloud(dataDirs.few), await startOwnCloud(dataDirs.many)] as const;
  const clients = clouds.map(({ url }) => rawClient(url)) as [RawClient, RawClient];
  const figures: Figure[] = [];
  for (const [what, ask] of Object.entries(questions)) {
    const times = await takeTurns({ few: () => ask(clients[0]), many: () => ask(clients[1]) }, ROUNDS, WARM_UP);
    const note = `${many} orders ${inMs(times.many)} against ${FEW} ${inMs(times.few)}`;
    figures.push({ what, value: times.many / times.few, unit: '×', budget: { atMost: 2 }, note });
  }
  for (const client of clients) client.close();
  for (const own of clouds) await own.stop();
  return figures;
}

async function ask(client: RawClient, phone: string, name: string, action: string, payload: object): Promise<void> {
  const answer = await client.post(
    '/__wechat/call-function',
    { name, data: { action, lang: 'zh-CN', payload } },
    { 'x-wechat-phone': phone },
  );
  if (!(JSON.parse(answer) as { result?: { ok?: boolean } }).result?.ok) throw new Error(`${action}: ${answer}`);
}

const questions: Readonly<Record<string, (client: RawClient) => Promise<unknown>>> = {
  'order list of a customer': (client) => ask(client, 'customer', 'customer', 'list-orders', { filter: 'all' }),
  'queue of staff': (client) => ask(client, 'agent', 'staff', 'list-queue', {}),
  'search by serial number': (client) => ask(client, 'agent', 'staff', 'search', { text: serialOf(FEW / 2) }),
  'orders behind an orphan parcel': (client) => ask(client, 'agent', 'staff', 'suggest-orders', { orphanId: orphanIdOf(LOST) }),
  'orphan parcels that wait': (client) => ask(client, 'agent', 'staff', 'list-orphans', { group: 'waiting' }),
  'settings of a supervisor': (client) => ask(client, 'supervisor', 'staff', 'list-settings', {}),
  'sweep of the outbox': (client) => client.post('/__inspect/timers/outbox/run', {}),
  'sweep of the clock': (client) => client.post('/__inspect/timers/clock/run', {}),
};

type Document = Readonly<Record<string, unknown>>;

type Documents = { readonly order: Document; readonly notice?: Document; readonly parcel?: Document };

/** Puts `count` orders, and a notice and a parcel of each where there is one, into a new data directory, the way the local cloud itself inserts its seed. */
export function fill(directory: string, count: number, documentsOf: (index: number, now: number) => Documents): void {
  const dataDir = takeDataDir(directory);
  const store = openStore(dataDir.databaseFile);
  const clock = openClock(store, () => {});
  const database = openDatabase(store, clock, cloud);
  for (let from = 0; from < count; from += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, count - from) }, (_, offset) => from + offset);
    store.transaction(() => {
      const documents = indexes.map((index) => documentsOf(index, clock.now()));
      database.insertNow(
        'work_orders',
        documents.map(({ order }) => order),
      );
      database.insertNow(
        'notices',
        documents.flatMap(({ notice }) => (notice ? [notice] : [])),
      );
      database.insertNow(
        'parcels',
        documents.flatMap(({ parcel }) => (parcel ? [parcel] : [])),
      );
    });
  }
  database.close();
  store.close();
  dataDir.release();
}

/** The first are open, the next on their way back, everything else was completed long ago. */
function orderOf(copies: Copies, index: number, now: number): Readonly<Record<string, unknown>> {
  if (index < OPEN) return copies.order(index, 'submitted', { at: now - DAY_MS - index * 1000 });
  if (index < OPEN + SHIPPED) return copies.order(index, 'shipped', { at: now - DAY_MS - index * 1000 });
  return copies.order(index, 'completed', { at: now - 100 * DAY_MS - index * 60_000 });
}

/** Sent long ago; of open orders, not due yet. */
function noticeOf(copies: Copies, index: number, now: number): Readonly<Record<string, unknown>> {
  const at = now - DAY_MS - index * 1000;
  return copies.notice(index, { at }, index < OPEN ? { push: 'pending', dueAt: now + 30 * DAY_MS } : { push: 'sent', dueAt: at });
}
