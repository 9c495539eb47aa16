import path from 'node:path';
import { type Figure, inMs } from './figure';
import { call, startPlainCloud } from './plain-cloud';
import { type RawClient, rawClient } from './raw-client';
import { takeTurns } from './rounds';

const FEW = 1_000;
const BATCH = 1_000;
const INDEX_ROUNDS = 30;
const SCAN_ROUNDS = 7;
const WARM_UP = 2;
const TURN = { waking: 3, counted: 10 };

/**
 * One document found among 1,000 and among many (`BENCH_DOCUMENTS`, default 100,000): by a field that has an index and by one that has none,
 * in two clouds that take turns. Documents of about 400 bytes.
 */
export async function measureDocumentReads(folder: string): Promise<readonly Figure[]> {
  const many = Number(process.env.BENCH_DOCUMENTS ?? 100_000);
  const clouds = [
    await startPlainCloud(path.join(folder, 'few-documents')),
    await startPlainCloud(path.join(folder, 'many-documents')),
  ] as const;
  const [few, large] = clouds.map(({ url }) => rawClient(url)) as [RawClient, RawClient];
  await fill(few, FEW);
  await fill(large, many);

  const get = (client: RawClient, field: 'code' | 'label', count: number) => () => find(client, { [field]: `${field}-${count - 1}` });
  const byIndex = await takeTurns({ few: get(few, 'code', FEW), many: get(large, 'code', many) }, INDEX_ROUNDS, WARM_UP, TURN);
  const byScan = await takeTurns({ few: get(few, 'label', FEW), many: get(large, 'label', many) }, SCAN_ROUNDS, WARM_UP);
  for (const client of [few, large]) client.close();
  for (const cloud of clouds) await cloud.stop();

  const figure = (what: string, value: number, note: string): Figure => ({ what, value, unit: '×', note });
  const among = (times: { readonly few: number; readonly many: number }) =>
    `among ${many} ${inMs(times.many)}, among ${FEW} ${inMs(times.few)}`;
  return [
    figure('get by index, many against few', byIndex.many / byIndex.few, among(byIndex)),
    figure('get by scan, many against few', byScan.many / byScan.few, among(byScan)),
    figure(`scan against index, of ${FEW}`, byScan.few / byIndex.few, `${inMs(byScan.few)} against ${inMs(byIndex.few)}`),
    figure(`scan against index, of ${many}`, byScan.many / byIndex.many, `${inMs(byScan.many)} against ${inMs(byIndex.many)}`),
  ];
}

async function find(client: RawClient, query: object): Promise<void> {
  const { data } = await call(client, 'getDocument', { collectionName: 'things', queryType: 'WHERE', query: JSON.stringify(query) });
  const { length } = (data as { readonly list: readonly string[] }).list;
  if (length !== 1) throw new Error(`${JSON.stringify(query)} found ${length} documents`);
}

async function fill(client: RawClient, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, count - from) }, (_none, offset) => from + offset);
    await call(client, 'insertDocument', { collectionName: 'things', data: indexes.map((index) => JSON.stringify(documentOf(index))) });
  }
}

const documentOf = (index: number): object => ({
  _id: `thing-${index}`,
  code: `code-${index}`,
  label: `label-${index}`,
  state: ['new', 'open', 'done'][index % 3],
  text: 'x'.repeat(240),
  lines: [{ what: 'a', amount: { $numberInt: String(index % 100) } }],
});
