import { Aggregator } from 'mingo';
import { invalidParam } from '../platform-error';
import type { Connection } from '../store';
import type { Catalogue, Collection } from './catalogue';
import { decodeStored } from './ejson';
import { isPlainObject } from './paths';
import { planQuery, type Sort } from './plan';
import { readPlan } from './reading';
import type { Document } from './rows';
import { search } from './search';

/** Stages the platform refuses, or that would reach outside the collection. */
const REFUSED = new Set(['$out', '$merge']);

/**
 * Runs a pipeline. `$match`, `$sort`, `$skip` and `$limit` at its head are answered by indexes; documents then flow one by
 * one, so that `$group` over a large collection holds only its groups.
 *
 * @throws PlatformError INVALID_PARAM naming the stage or operator that is not known
 */
export function aggregate(connection: Connection, catalogue: Catalogue, collection: Collection, stages: readonly Document[]): Document[] {
  for (const stage of stages) {
    const name = Object.keys(stage)[0] ?? '';
    if (REFUSED.has(name)) throw invalidParam(`the stage ${name} is not supported`);
    if (name === '$sample' && !isSample(stage.$sample)) throw invalidParam('$sample needs a size from 0');
    if ((name === '$limit' || name === '$skip') && !isCount(stage[name])) throw invalidParam(`${name} must be a whole number from 0`);
  }
  const { filter, sort, skip, limit, rest } = headOf(stages);
  const everything = (from: Collection) => documentsOf(connection, from);
  const isPlain = sort === undefined && skip === undefined && limit === undefined;
  const source =
    isPlain && Object.keys(filter).length === 0
      ? everything(collection)
      : search(connection, collection, { filter, sort: sort ?? [], skip: skip ?? 0, limit: limit ?? Number.POSITIVE_INFINITY }).rows.map(
          ({ document }) => document(),
        );
  if (rest.length === 0) return [...source];
  try {
    const options = { scriptEnabled: false, collectionResolver: (name: string) => [...everything(catalogue.get(name))] };
    return new Aggregator([...rest], options).run(source as Document[]) as Document[];
  } catch (failure) {
    if (failure instanceof Error && failure.name === 'PlatformError') throw failure;
    throw invalidParam(`the aggregation cannot be carried out: ${(failure as Error).message}`);
  }
}

type Head = { filter: Document; sort?: Sort; skip?: number; limit?: number; rest: readonly Document[] };

/** The stages at the beginning that are one query: $match*, $sort?, $skip?, $limit? in this order. */
function headOf(stages: readonly Document[]): Head {
  const head: Head = { filter: {}, rest: [] };
  const filters: Document[] = [];
  let at = 0;
  for (; at < stages.length; at += 1) {
    const stage = stages[at] as Document;
    if (isPlainObject(stage.$match) && !head.sort && head.skip === undefined) filters.push(stage.$match);
    else if (isPlainObject(stage.$sort) && !head.sort && head.skip === undefined && isOrder(stage.$sort))
      head.sort = Object.entries(stage.$sort) as unknown as Sort;
    else if (typeof stage.$skip === 'number' && head.skip === undefined) head.skip = stage.$skip;
    else if (typeof stage.$limit === 'number') {
      head.limit = stage.$limit;
      at += 1;
      break;
    } else break;
  }
  head.filter = filters.length > 1 ? { $and: filters } : (filters[0] ?? {});
  head.rest = stages.slice(at);
  return head;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isSample = (sample: unknown): boolean => isPlainObject(sample) && isCount(sample.size);

function isOrder(sort: Document): boolean {
  return Object.values(sort).every((direction) => direction === 1 || direction === -1);
}

function* documentsOf(connection: Connection, collection: Collection): Generator<Document> {
  for (const row of readPlan(connection, collection, planQuery(collection, {}, []), 200)) yield decodeStored(row.json);
}
