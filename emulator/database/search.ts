import { Query } from 'mingo';
import { invalidParam } from '../platform-error';
import type { Connection } from '../store';
import type { Collection } from './catalogue';
import { decodeStored } from './ejson';
import { compareValues, type Direction, orderKey } from './order-key';
import { valuesAt } from './paths';
import { type Plan, planQuery, type Sort } from './plan';
import { readPlan } from './reading';
import type { Document, ReadRow } from './rows';

/** What a transaction has written and not committed, by id text; null = removed. */
export type Overlay = ReadonlyMap<string, { readonly document: Document | null; readonly json: string }>;

export type Search = { readonly filter: Document; readonly sort?: Sort; readonly skip?: number; readonly limit?: number };

/** `examined`: documents that had to be read. `pk` 0 = written by the running transaction. */
export type Found = { readonly rows: readonly Match[]; readonly examined: number; readonly plan: Plan };
export type Match = ReadRow & { readonly document: () => Document };

const NOTHING: Overlay = new Map();
const PAGE_ROWS = 100;
/** A scan past this is worth a word to the developer. */
const LONG_SCAN = 1000;

/** Finds documents. Memory holds what is asked for (skip + limit), not what is looked through. */
export function search(
  connection: Connection,
  collection: Collection,
  { filter, sort = [], skip = 0, limit = Number.POSITIVE_INFINITY }: Search,
  overlay: Overlay = NOTHING,
): Found {
  const plan = planQuery(collection, filter, sort);
  const test = plan.isExact && overlay.size === 0 ? () => true : tester(filter);
  const isOrdered = plan.isSorted && (overlay.size === 0 || sort.length === 0);
  const wanted = skip + limit;
  const best = new Ordered(sort, isOrdered ? Number.POSITIVE_INFINITY : wanted);
  const rows: Match[] = [];
  let examined = 0;
  for (const row of withOverlay(
    readPlan(connection, collection, plan, Math.min(PAGE_ROWS, plan.isExact ? Math.max(wanted, 1) : PAGE_ROWS)),
    overlay,
  )) {
    examined += 1;
    const match = toMatch(row);
    if (!(plan.isExact && row.pk > 0) && !test(match.document())) continue; // pk 0: no index has sorted it out
    if (!isOrdered) best.add(match);
    else if (rows.push(match) >= wanted) break;
  }
  if (plan.by === 'scan' && examined > LONG_SCAN) warnOfScan(collection, filter, examined);
  return { rows: (isOrdered ? rows : best.take()).slice(skip, wanted), examined, plan };
}

/** How many match, without holding them. */
export function count(connection: Connection, collection: Collection, filter: Document): { total: number; examined: number } {
  const plan = planQuery(collection, filter, []);
  if (plan.by === 'scan' && plan.isExact)
    return { total: connection.prepare(`SELECT count(*) AS total FROM ${collection.table}`).get()?.total as number, examined: 0 };
  if (plan.by === 'index' && plan.isExact) {
    const one = connection.prepare(`SELECT count(*) AS total FROM ${plan.index.table} WHERE k >= ? AND k < ?`);
    return { total: plan.ranges.reduce((sum, { lo, hi }) => sum + (one.get(lo, hi)?.total as number), 0), examined: 0 };
  }
  const test = tester(filter);
  let total = 0;
  let examined = 0;
  for (const row of readPlan(connection, collection, plan, PAGE_ROWS)) {
    examined += 1;
    if (plan.isExact || test(decodeStored(row.json))) total += 1;
  }
  if (plan.by === 'scan' && examined > LONG_SCAN) warnOfScan(collection, filter, examined);
  return { total, examined };
}

/** @throws PlatformError INVALID_PARAM naming what the query language lacks */
export function tester(filter: Document): (document: Document) => boolean {
  try {
    const query = new Query(filter, { scriptEnabled: false });
    return (document) => {
      try {
        return query.test(document);
      } catch (failure) {
        throw notUnderstood(failure);
      }
    };
  } catch (failure) {
    throw notUnderstood(failure);
  }
}

const notUnderstood = (failure: unknown) => invalidParam(`the query cannot be understood: ${(failure as Error).message}`);

function toMatch(row: ReadRow & { document?: Document }): Match {
  let document = row.document;
  return {
    ...row,
    document: () => {
      document ??= decodeStored(row.json);
      return document;
    },
  };
}

function* withOverlay(rows: Iterable<ReadRow>, overlay: Overlay): Generator<ReadRow & { document?: Document }> {
  for (const row of rows) if (!overlay.has(row.id)) yield row;
  for (const [id, { document, json }] of overlay) if (document) yield { pk: 0, revision: 0, id, json, document };
}

/** Keeps the first `size` in order. */
class Ordered {
  #kept: { key: Buffer; match: Match }[] = [];

  constructor(
    readonly sort: Sort,
    readonly size: number,
  ) {}

  add(match: Match): void {
    const key = Buffer.concat(this.sort.map(([path, direction]) => sortKey(match.document(), path, direction)));
    this.#kept.push({ key, match });
    if (this.#kept.length >= 2 * this.size + 1000) this.#trim();
  }

  take(): Match[] {
    this.#trim();
    return this.#kept.map(({ match }) => match);
  }

  #trim(): void {
    this.#kept.sort((a, b) => Buffer.compare(a.key, b.key));
    if (this.#kept.length > this.size) this.#kept.length = this.size;
  }
}

/** Of an array counts the smallest item when ascending, the greatest when descending. */
function sortKey(document: Document, path: string, direction: Direction): Buffer {
  const values = valuesAt(document, path);
  const value =
    values.length === 1 ? values[0] : values.reduce((best, other) => (direction * compareValues(other, best) < 0 ? other : best));
  return orderKey(value, direction);
}

const warned = new Set<string>();

function warnOfScan({ name }: Collection, filter: Document, examined: number): void {
  const shape = `${name}: ${Object.keys(filter).sort().join(', ')}`;
  if (warned.has(shape)) return;
  warned.add(shape);
  console.warn(
    `[local cloud] a query on ${name} by {${Object.keys(filter).join(', ')}} read all ${examined} documents; declare an index for it`,
  );
}
