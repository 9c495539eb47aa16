import { createHash } from 'node:crypto';
import { type Count, countOf, hashOf, type Ledger } from './ledger';
import { type Line, Unanswered } from './line';

type Writer = (line: Line, ledger: Ledger, name: string, turn: number) => Promise<void>;

/** Two of each write at once; a name is one of its run and kind. */
const WRITERS: Readonly<Record<string, Writer>> = { insert: insertRival, remove: insertAndRemove, count, move, pair, upload };
const EACH = 2;
/** Values that two inserters fight for. */
const VALUES_A_RUN = 100_000;

/** Writes until the line is cut. @throws whatever else goes wrong */
export async function writeAll(line: Line, ledger: Ledger): Promise<void> {
  ledger.runs += 1;
  const names = Object.keys(WRITERS).flatMap((kind) => Array.from({ length: EACH }, (_, index) => [kind, `${kind}-${index}`] as const));
  const endings = await Promise.allSettled(
    names.map(async ([kind, name]) => {
      for (let turn = 0; ; turn += 1) await WRITERS[kind]?.(line, ledger, name, turn);
    }),
  );
  for (const ending of endings) if (ending.status === 'rejected' && !(ending.reason instanceof Unanswered)) throw ending.reason;
}

async function well(line: Line, action: string, body: object): Promise<Awaited<ReturnType<Line['call']>>> {
  const answer = await line.call(action, body);
  if (answer.code !== undefined) throw new Error(`${action} was refused: ${answer.code} ${answer.message}`);
  return answer;
}

const insertion = (collectionName: string, document: object, more: object = {}) => ({
  collectionName,
  data: [JSON.stringify(document)],
  ...more,
});
const byId = (id: string) => ({ queryType: 'DOC', query: JSON.stringify({ _id: id }), multi: false });
const increment = (collectionName: string, id: string, by: number, more: object = {}) => ({
  collectionName,
  ...byId(id),
  data: JSON.stringify({ $inc: { sum: { $numberInt: String(by) } } }),
  merge: true,
  upsert: false,
  ...more,
});

/** Both inserters go through the same values: of each, one gets in. */
async function insertRival(line: Line, { things, runs }: Ledger, name: string, turn: number): Promise<void> {
  const [_id, n] = [`${runs}-${name}-${turn}`, runs * VALUES_A_RUN + turn];
  const thing = { n, isAcknowledged: false };
  things.set(_id, thing);
  const { code, message } = await line.call('database.insertDocument', insertion('things', { _id, n }));
  if (code === undefined) thing.isAcknowledged = true;
  else if (String(message).includes('E11000')) things.delete(_id);
  else throw new Error(`an insert was refused: ${code} ${message}`);
}

async function insertAndRemove(line: Line, { things, runs }: Ledger, name: string, turn: number): Promise<void> {
  const _id = `${runs}-${name}-${turn}`;
  const thing: { n: number; isAcknowledged: boolean; gone?: 'sent' | 'acknowledged' } = {
    n: -(runs * VALUES_A_RUN + 2 * turn + Number(name.at(-1))),
    isAcknowledged: false,
  };
  things.set(_id, thing);
  await well(line, 'database.insertDocument', insertion('things', { _id, n: thing.n }));
  thing.isAcknowledged = true;
  if (turn % 2 === 0) return;
  thing.gone = 'sent';
  await well(line, 'database.removeDocument', { collectionName: 'things', ...byId(_id) });
  thing.gone = 'acknowledged';
}

async function add(count: Count, send: () => Promise<boolean>): Promise<void> {
  count.isMoreSent = true;
  if (await send()) count.least += 1;
  count.isMoreSent = false;
}

async function count(line: Line, { counters }: Ledger, name: string): Promise<void> {
  await add(countOf(counters, name), async () => Boolean(await well(line, 'database.modifyDocument', increment('counters', name, 1))));
}

/** From `left` to `right` in one transaction; both movers move between the same two documents, so that one may have to start anew. */
async function move(line: Line, { moved }: Ledger, name: string): Promise<void> {
  await add(countOf(moved, name), () =>
    inTransaction(line, async (transactionId) => {
      const steps = [
        increment('left', 'all', -1, { transactionId }),
        increment('right', 'all', 1, { transactionId }),
        increment('right', name, 1, { transactionId }),
      ];
      for (const step of steps) {
        const { code, message } = await line.call('database.modifyDocument', step);
        if (code === 'DATABASE_TRANSACTION_CONFLICT') return false;
        if (code !== undefined) throw new Error(`a step was refused: ${code} ${message}`);
      }
      return true;
    }),
  );
}

async function pair(line: Line, { pairs, runs }: Ledger, name: string, turn: number): Promise<void> {
  const _id = `${runs}-${name}-${turn}`;
  const written = { isAcknowledged: false };
  pairs.set(_id, written);
  written.isAcknowledged = await inTransaction(line, async (transactionId) => {
    for (const side of ['left', 'right']) await well(line, 'database.insertDocument', insertion(side, { _id }, { transactionId }));
    return true;
  });
}

/** False where the work was given up, and with it the transaction. */
async function inTransaction(line: Line, work: (transactionId: unknown) => Promise<boolean>): Promise<boolean> {
  const { transactionId } = await well(line, 'database.startTransaction', {});
  const isDone = await work(transactionId);
  if (isDone) await well(line, 'database.commitTransaction', { transactionId });
  return isDone;
}

const PATHS = 3;

/** A few paths, so that most uploads overwrite a file. */
async function upload(line: Line, { files, runs }: Ledger, name: string, turn: number): Promise<void> {
  const path = `${name}/${turn % PATHS}`;
  const bytes = createHash('sha512').update(`${runs} ${name} ${turn}`).digest();
  const content = Buffer.concat(Array.from({ length: 1 + ((turn * 37) % 600) }, () => bytes));
  const { data } = await well(line, 'storage.getUploadMetadata', { path, method: 'put' });
  const file = files.get(path) ?? {};
  files.set(path, file);
  file.sent = hashOf(content);
  if (!(await line.put(data ?? {}, content))) throw new Error(`${path} was refused`);
  file.acknowledged = file.sent;
}
