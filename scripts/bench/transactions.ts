import path from 'node:path';
import { type Figure, inMs } from './figure';
import { call, startPlainCloud } from './plain-cloud';
import { type RawClient, rawClient } from './raw-client';
import { p50, timed } from './rounds';

const CLIENTS = [1, 4, 16] as const;
/** Committed in a measurement, whatever the number of clients. */
const COMMITS = Number(process.env.BENCH_TRANSACTIONS ?? 800);
const WARM_UP = 100;

/**
 * Transactions per second: start, read a document, add to it, commit (four calls), by 1, 4 and 16 clients at once (`BENCH_TRANSACTIONS`, default
 * 800, committed for each). Without conflicts each client has its own document; with conflicts all share one, and who is refused starts anew at once.
 */
export async function measureTransactions(folder: string): Promise<readonly Figure[]> {
  const cloud = await startPlainCloud(path.join(folder, 'transactions'));
  const clients = Array.from({ length: Math.max(...CLIENTS) }, () => rawClient(cloud.url));
  const [first] = clients as [RawClient];
  const accounts = ['shared', ...clients.map((_client, index) => `own-${index}`)];
  await call(first, 'insertDocument', {
    collectionName: 'accounts',
    data: accounts.map((_id) => JSON.stringify({ _id, sum: { $numberInt: '0' } })),
  });
  await run(clients, WARM_UP, (index) => `own-${index}`);

  const figures: Figure[] = [];
  for (const count of CLIENTS) {
    const some = clients.slice(0, count);
    const who = count === 1 ? '1 client' : `${count} clients`;
    figures.push(figureOf(`transactions, ${who}`, await run(some, COMMITS, (index) => `own-${index}`)));
    if (count > 1) figures.push(figureOf(`transactions, ${who} in conflict`, await run(some, COMMITS, () => 'shared')));
  }
  for (const client of clients) client.close();
  await cloud.stop();
  return figures;
}

type Run = { readonly perSecond: number; readonly p50Ms: number; readonly refusals: number };

function figureOf(what: string, { perSecond, p50Ms, refusals }: Run): Figure {
  const note = `${inMs(p50Ms)} each from first try to commit, ${(refusals / COMMITS).toFixed(1)} refused for each committed`;
  return { what, value: perSecond, unit: 'a second', note };
}

/** Clients go on until as many as wanted are committed, among all of them. */
async function run(clients: readonly RawClient[], commits: number, accountOf: (index: number) => string): Promise<Run> {
  const times: number[] = [];
  let begun = 0;
  let refusals = 0;
  const work = async (client: RawClient, index: number) => {
    while (begun < commits) {
      begun += 1;
      const untilCommitted = async () => {
        while (!(await transact(client, accountOf(index)))) refusals += 1;
      };
      times.push(await timed(untilCommitted));
    }
  };
  const ms = await timed(() => Promise.all(clients.map(work)));
  return { perSecond: (commits / ms) * 1000, p50Ms: p50(times), refusals };
}

/** False where another transaction was in the way. */
async function transact(client: RawClient, id: string): Promise<boolean> {
  const { transactionId } = await call(client, 'startTransaction', {});
  const account = { collectionName: 'accounts', queryType: 'DOC', query: JSON.stringify({ _id: id }), multi: false, transactionId };
  await call(client, 'getDocument', account);
  const addition = {
    ...account,
    action: 'database.modifyDocument',
    data: '{"$inc":{"sum":{"$numberInt":"1"}}}',
    merge: true,
    upsert: false,
  };
  const { code, message } = JSON.parse(await client.post('/admin', addition)) as { readonly code?: string; readonly message?: string };
  if (code === 'DATABASE_TRANSACTION_CONFLICT') return false;
  if (code !== undefined) throw new Error(`modifyDocument: ${code} ${message}`);
  await call(client, 'commitTransaction', { transactionId });
  return true;
}
