import type { Connection, SqlValue } from '../store';
import type { Collection } from './catalogue';
import { decodeJoined } from './ejson';
import { idText } from './ids';
import type { Plan, Range } from './plan';
import type { Document, ReadRow } from './rows';

type IndexPlan = Extract<Plan, { by: 'index' }>;

/** Text read at a time while scanning, about. */
const SCAN_CHARACTERS = 2_000_000;
const MAX_SCAN_ROWS = 1000;
const MAX_TEXT_ROWS = 250;

/** Every document in the order of insertion, in pages that cost little more than their parsing: one text a page, and no row apart. */
export function* scan(
  connection: Connection,
  { table }: Collection,
): Generator<{ readonly pks: readonly number[]; readonly documents: readonly Document[] }> {
  const page = connection.prepare(
    `SELECT group_concat(pk) AS pks, group_concat(json, ',') AS documents FROM (SELECT pk, json FROM ${table} WHERE pk > ? ORDER BY pk LIMIT ?)`,
  );
  let last = 0;
  let size = 50;
  while (true) {
    const row = page.get(last, size) as { pks: string | null; documents: string } | undefined;
    if (!row?.pks) return;
    const pks = row.pks.split(',').map(Number);
    yield { pks, documents: decodeJoined(row.documents) };
    if (pks.length < size) return;
    last = pks.at(-1) as number;
    size = Math.min(MAX_SCAN_ROWS, Math.max(1, Math.floor((SCAN_CHARACTERS * pks.length) / row.documents.length)));
  }
}

/** As stored, in the order of insertion: a few to begin with, twice as many each time. */
export function* readTexts(connection: Connection, { table }: Collection): Generator<readonly string[]> {
  const page = connection.prepare(`SELECT pk, json FROM ${table} WHERE pk > ? ORDER BY pk LIMIT ?`);
  let size = 20;
  for (let rows = page.all(0, size); rows.length > 0; rows = page.all(rows.at(-1)?.pk as number, size)) {
    yield rows.map(({ json }) => json as string);
    size = Math.min(MAX_TEXT_ROWS, 2 * size);
  }
}

export function readByPk(connection: Connection, { table }: Collection, pk: number): ReadRow | undefined {
  return connection.prepare(`SELECT pk, revision, id, json FROM ${table} WHERE pk = ?`).get(pk) as ReadRow | undefined;
}

/** What a plan leads to, in its order, each document once, read in pages of `pageSize`: nothing stays open in between. */
export function* readPlan(connection: Connection, collection: Collection, plan: Plan, pageSize: number): Generator<ReadRow> {
  switch (plan.by) {
    case 'id':
      return yield* readIds(connection, collection, plan.ids);
    case 'id-order':
      return yield* readIdOrder(connection, collection, plan, pageSize);
    case 'scan':
      return yield* readAll(connection, collection, pageSize);
    case 'union':
      return yield* onceEach(chained(plan.plans.map((branch) => readPlan(connection, collection, branch, pageSize))));
    case 'index': {
      const readers = plan.ranges.map((range) => readRange(connection, collection, plan, range, pageSize));
      const rows = plan.merge ? merged(readers, plan) : chained(readers);
      return yield* plan.index.isMultikey || plan.ranges.length > 1 ? onceEach(rows) : rows;
    }
  }
}

function* readIds(connection: Connection, collection: Collection, ids: readonly unknown[]): Generator<ReadRow> {
  const statement = connection.prepare(`SELECT pk, revision, id, json FROM ${collection.table} WHERE id = ?`);
  for (const id of new Set(ids.map(idText))) {
    const row = statement.get(id);
    if (row) yield row as ReadRow;
  }
}

function* readIdOrder(
  connection: Connection,
  { table }: Collection,
  plan: Extract<Plan, { by: 'id-order' }>,
  pageSize: number,
): Generator<ReadRow> {
  const select = `SELECT pk, revision, id, json FROM ${table} WHERE`;
  const order = plan.reverse ? 'DESC' : 'ASC';
  const first = connection.prepare(`${select} id >= ? AND id <= ? ORDER BY id ${order} LIMIT ?`);
  const next = connection.prepare(
    plan.reverse ? `${select} id >= ? AND id < ? ORDER BY id DESC LIMIT ?` : `${select} id > ? AND id <= ? ORDER BY id ASC LIMIT ?`,
  );
  const following = (last: ReadRow) => (plan.reverse ? next.all(plan.from, last.id, pageSize) : next.all(last.id, plan.to, pageSize));
  yield* paged(first.all(plan.from, plan.to, pageSize) as ReadRow[], (last) => following(last) as ReadRow[], pageSize);
}

function* readAll(connection: Connection, { table }: Collection, pageSize: number): Generator<ReadRow> {
  const page = connection.prepare(`SELECT pk, revision, id, json FROM ${table} WHERE pk > ? ORDER BY pk LIMIT ?`);
  yield* paged(page.all(0, pageSize) as ReadRow[], (last) => page.all(last.pk, pageSize) as ReadRow[], pageSize);
}

function* readRange(connection: Connection, collection: Collection, plan: IndexPlan, range: Range, pageSize: number): Generator<ReadRow> {
  const select = `SELECT e.k AS key, d.pk, d.revision, d.id, d.json FROM ${plan.index.table} e JOIN ${collection.table} d ON d.pk = e.pk
    WHERE e.k >= ? AND e.k < ?`;
  const [order, beyond] = plan.reverse ? ['e.k DESC, e.pk DESC', '<'] : ['e.k, e.pk', '>'];
  const read = (sql: string, ...values: SqlValue[]) => connection.prepare(sql).all(...values) as unknown as ReadRow[];
  const firstPage = read(`${select} ORDER BY ${order} LIMIT ?`, range.lo, range.hi, pageSize);
  const nextPage = (last: ReadRow) => {
    const key = keyOf(last);
    const bounds = plan.reverse ? [range.lo, key] : [key, range.hi];
    // The last key itself may have more documents; the row comparison goes on behind the last one.
    const upTo = plan.reverse ? 'e.k >= ? AND e.k <= ?' : 'e.k >= ? AND e.k < ?';
    return read(
      `${select.replace('e.k >= ? AND e.k < ?', upTo)} AND (e.k, e.pk) ${beyond} (?, ?) ORDER BY ${order} LIMIT ?`,
      ...bounds,
      key,
      last.pk,
      pageSize,
    );
  };
  yield* paged(firstPage, nextPage, pageSize);
}

function* paged(first: ReadRow[], next: (last: ReadRow) => ReadRow[], pageSize: number): Generator<ReadRow> {
  let rows = first;
  while (true) {
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    rows = next(last);
  }
}

function* chained(readers: readonly Iterable<ReadRow>[]): Generator<ReadRow> {
  for (const reader of readers) yield* reader;
}

/** Several ordered readers as one, by what follows each range's fixed beginning. */
function* merged(readers: readonly Generator<ReadRow>[], plan: IndexPlan): Generator<ReadRow> {
  const heads = readers.map((reader, i) => ({
    reader,
    row: reader.next().value as ReadRow | undefined,
    prefix: (plan.ranges[i] as Range).prefix,
  }));
  const sign = plan.reverse ? -1 : 1;
  while (true) {
    let best: (typeof heads)[number] | undefined;
    for (const head of heads)
      if (head.row && (!best?.row || sign * compareRest(head.row, head.prefix, best.row, best.prefix) < 0)) best = head;
    if (!best?.row) return;
    yield best.row;
    best.row = best.reader.next().value as ReadRow | undefined;
  }
}

function compareRest(a: ReadRow, aPrefix: number, b: ReadRow, bPrefix: number): number {
  const [aKey, bKey] = [keyOf(a), keyOf(b)];
  return aKey.compare(bKey, bPrefix, bKey.length, aPrefix, aKey.length);
}

const keyOf = ({ key }: ReadRow): Buffer => Buffer.from(key as ArrayBuffer);

function* onceEach(rows: Iterable<ReadRow>): Generator<ReadRow> {
  const seen = new Set<number>();
  for (const row of rows) {
    if (seen.has(row.pk)) continue;
    seen.add(row.pk);
    yield row;
  }
}
