import type { Connection } from '../../store';
import type { Catalogue, Collection } from '../catalogue';
import { located } from '../expression/scope';
import { isPlainObject } from '../paths';
import { scan } from '../reading';
import { search } from '../search';
import { isNumber, toNumber } from '../values/numbers';
import { geoNear } from './geo-near';
import { narrowing } from './narrowing';
import type { Document, Library, Pipeline, Query, Stage, Variables } from './stage';
import { makerOf, sortOf } from './stages';

/** Pipelines within pipelines, at most; MongoDB's own bound is the nesting of BSON. */
const MAX_NESTING = 20;

/**
 * Runs a pipeline. `$match`, `$sort`, `$skip` and `$limit` at its head are answered by indexes; documents then flow one by
 * one, so that `$group` over a large collection holds only its groups.
 *
 * @param now epoch ms, for `$$NOW`
 * @throws PlatformError DATABASE_INVALID_OPERRATOR for an unknown stage or operator, DATABASE_REQUEST_FAILED for a misused one
 */
export function aggregate(
  connection: Connection,
  catalogue: Catalogue,
  collection: Collection,
  stages: readonly unknown[],
  now: number,
): Iterable<Document> {
  const variables = { NOW: new Date(now) };
  const library = libraryOf(connection, catalogue, 0);
  const [first, ...rest] = stages;
  if (isPlainObject(first) && Object.keys(first).length === 1 && Object.hasOwn(first, '$geoNear')) {
    const run = compileStages(rest, library);
    return run(geoNear(connection, collection, first.$geoNear), variables);
  }
  return compilePipeline(stages, library, '').runOn(collection.name, variables);
}

function libraryOf(connection: Connection, catalogue: Catalogue, depth: number): Library {
  return {
    find: (name, query) => documentsOf(connection, catalogue.get(name), query),
    isIndexed: (name, path) => path === '_id' || catalogue.get(name).indexes.some(({ keys, sparse }) => keys[0]?.[0] === path && !sparse),
    compile: (stages, inside) => {
      if (depth >= MAX_NESTING) throw located(5107201, `${inside}: pipelines are nested deeper than ${MAX_NESTING}`);
      return compilePipeline(stages, libraryOf(connection, catalogue, depth + 1), inside);
    },
  };
}

function documentsOf(connection: Connection, collection: Collection, query: Query): Iterable<Document> {
  const isPlain =
    query.sort === undefined && query.skip === undefined && query.limit === undefined && Object.keys(query.filter).length === 0;
  if (isPlain) return everything(connection, collection);
  return search(connection, collection, query).rows.map(({ document }) => document());
}

function* everything(connection: Connection, collection: Collection): Generator<Document> {
  for (const { documents } of scan(connection, collection)) yield* documents;
}

function compilePipeline(stages: unknown, library: Library, inside: string): Pipeline {
  if (!Array.isArray(stages)) throw located(14, `${inside || 'A pipeline'}: 'pipeline' option must be specified as an array`);
  const run = compileStages(stages, library);
  const { head, rest } = headOf(stages);
  const runRest = compileStages(rest, library);
  return {
    run,
    runOn: (collection, variables) => {
      const { filter, ...others } = head;
      const isOpen = Object.keys(variables).some((name) => name !== 'NOW') || hasExpression(filter);
      // What a filter says of variables is left to its stage; what can be looked up by an index narrows before.
      if (isOpen) return run(library.find(collection, { filter: narrowing(filter, variables) }), variables);
      return runRest(library.find(collection, { filter, ...others }), variables);
    },
  };
}

const hasExpression = (filter: Document): boolean =>
  Object.entries(filter).some(
    ([key, operand]) => key === '$expr' || (Array.isArray(operand) && operand.some((part) => isPlainObject(part) && hasExpression(part))),
  );

function compileStages(stages: readonly unknown[], library: Library): Stage {
  const compiled = stages.map((stage) => {
    if (!isPlainObject(stage)) throw located(14, "Each element of the 'pipeline' array must be an object");
    const [name, ...others] = Object.keys(stage);
    if (name === undefined || others.length > 0)
      throw located(40323, 'A pipeline stage specification object must contain exactly one field.');
    return makerOf(name)(stage[name], library);
  });
  return (input, variables: Variables) => compiled.reduce<Iterable<Document>>((documents, stage) => stage(documents, variables), input);
}

/** The stages at the beginning that are one query: $match*, $sort?, $skip?, $limit? in this order. */
function headOf(stages: readonly unknown[]): { readonly head: Query; readonly rest: readonly unknown[] } {
  const filters: Document[] = [];
  const head: { sort?: Query['sort']; skip?: number; limit?: number } = {};
  let at = 0;
  for (; at < stages.length && head.limit === undefined; at += 1) {
    const stage = stages[at] as Document;
    if (isPlainObject(stage.$match) && !head.sort && head.skip === undefined) filters.push(stage.$match);
    else if (isPlainObject(stage.$sort) && !head.sort && head.skip === undefined) head.sort = sortOf(stage.$sort);
    else if (isNumber(stage.$skip) && head.skip === undefined) head.skip = toNumber(stage.$skip);
    else if (isNumber(stage.$limit)) head.limit = toNumber(stage.$limit);
    else break;
  }
  const filter = filters.length > 1 ? { $and: filters } : (filters[0] ?? {});
  return { head: { filter, ...head } as Query, rest: stages.slice(at) };
}
