import type { Connection } from '../store';
import type { Collection } from './catalogue';
import { takeNear } from './geo/near';
import { compileFilter } from './match/filter';
import type { Predicate } from './match/walk';
import { type Candidate, candidatesOf, type Found, type Overlay, type Search } from './matches';
import { searchNear } from './near-search';
import { Ordered } from './order';
import { type Plan, planQuery } from './plan';
import type { Document } from './rows';

export type { Found, Match, Search } from './matches';

const NOTHING: Overlay = new Map();
const PAGE_ROWS = 100;
/** A scan past this is worth a word to the developer. */
const LONG_SCAN = 1000;

/**
 * Finds documents. Memory holds what is asked for (skip + limit), not what is looked through.
 *
 * @throws PlatformError DATABASE_REQUEST_FAILED or DATABASE_INVALID_OPERRATOR for a filter MongoDB refuses
 */
export function search(connection: Connection, collection: Collection, what: Search, overlay: Overlay = NOTHING): Found {
  const { near, rest } = takeNear(what.filter);
  if (near) return searchNear(connection, collection, near, { ...what, filter: rest }, overlay);
  return searchPlain(connection, collection, what, overlay);
}

function searchPlain(
  connection: Connection,
  collection: Collection,
  { filter, sort = [], skip = 0, limit = Number.POSITIVE_INFINITY }: Search,
  overlay: Overlay,
): Found {
  const plan = planQuery(collection, filter, sort);
  const test = plan.isExact && overlay.size === 0 ? () => true : compileFilter(filter);
  const isOrdered = plan.isSorted && (overlay.size === 0 || sort.length === 0);
  const wanted = skip + limit;
  const best = new Ordered<Candidate>(sort, isOrdered ? Number.POSITIVE_INFINITY : wanted);
  const kept: Candidate[] = [];
  let examined = 0;
  for (const candidate of candidatesOf(connection, collection, plan, pageOf(plan, isOrdered, wanted), overlay)) {
    examined += 1;
    if (!(plan.isExact && candidate.pk > 0) && !test(candidate.document)) continue; // pk 0: no index has sorted it out
    if (!isOrdered) best.add(candidate.document, candidate);
    else if (kept.push(candidate) >= wanted) break;
  }
  if (plan.by === 'scan' && examined > LONG_SCAN) warnOfScan(collection, filter, examined);
  const rows = (isOrdered ? kept : best.take()).slice(skip, wanted).map((candidate) => candidate.match(connection, collection));
  return { rows, examined, plan: nameOf(plan) };
}

const pageOf = (plan: Plan, isOrdered: boolean, wanted: number): number =>
  plan.isExact && isOrdered ? Math.min(PAGE_ROWS, Math.max(wanted, 1)) : PAGE_ROWS;

const nameOf = (plan: Plan): string => (plan.by === 'index' ? `index ${plan.index.name}` : plan.by);

/** How many match, without holding them. */
export function count(connection: Connection, collection: Collection, filter: Document): { total: number; examined: number } {
  if (takeNear(filter).near) {
    const { rows, examined } = search(connection, collection, { filter });
    return { total: rows.length, examined };
  }
  const plan = planQuery(collection, filter, []);
  if (plan.by === 'scan' && plan.isExact)
    return { total: connection.prepare(`SELECT count(*) AS total FROM ${collection.table}`).get()?.total as number, examined: 0 };
  if (plan.by === 'index' && plan.isExact) {
    const one = connection.prepare(`SELECT count(*) AS total FROM ${plan.index.table} WHERE k >= ? AND k < ?`);
    return { total: plan.ranges.reduce((sum, { lo, hi }) => sum + (one.get(lo, hi)?.total as number), 0), examined: 0 };
  }
  const test: Predicate = plan.isExact ? () => true : compileFilter(filter);
  let total = 0;
  let examined = 0;
  for (const candidate of candidatesOf(connection, collection, plan, PAGE_ROWS, NOTHING)) {
    examined += 1;
    if (plan.isExact || test(candidate.document)) total += 1;
  }
  if (plan.by === 'scan' && examined > LONG_SCAN) warnOfScan(collection, filter, examined);
  return { total, examined };
}

/** Shapes of queries that were told of; past so many nobody reads on. */
const MAX_WARNINGS = 200;
const warned = new Set<string>();

function warnOfScan({ name }: Collection, filter: Document, examined: number): void {
  const shape = `${name}: ${Object.keys(filter).sort().join(', ')}`;
  // Whoever asks for everything wants it read.
  if (Object.keys(filter).length === 0 || warned.has(shape) || warned.size >= MAX_WARNINGS) return;
  warned.add(shape);
  console.warn(
    `[local cloud] a query on ${name} by {${Object.keys(filter).join(', ')}} read all ${examined} documents; declare an index for it`,
  );
}
