import { compile } from '../expression/compile';
import { checkedName } from '../expression/objects';
import { isMissing, located } from '../expression/scope';
import { compileFilter } from '../match/filter';
import { isPlainObject, valuesAt } from '../paths';
import { typeName } from '../values/bson-type';
import { keyOf } from '../values/distinct';
import { isInteger, toNumber } from '../values/numbers';
import { patternOf } from '../values/pattern';
import { EMPTY_ARRAY } from '../values/rank';
import { withValue } from './shaping';
import type { Document, Library, Stage, StageMaker } from './stage';

const textOf = (code: number, name: string, given: Readonly<Document>): string => {
  const value = given[name];
  if (typeof value !== 'string' || value === '') throw located(code, `${name} must be a string, found ${typeName(value)}`);
  return value;
};

/** `$lookup`: by equal fields, by a pipeline with variables, or both. */
export const lookup: StageMaker = (operand, library) => {
  if (!isPlainObject(operand)) throw located(9, `the $lookup specification must be an Object, but found ${typeName(operand)}`);
  const unknown = Object.keys(operand).find((key) => !['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'].includes(key));
  if (unknown) throw located(9, `unknown argument to $lookup: ${unknown}`);
  const from = textOf(9, 'from', operand);
  const as = textOf(9, 'as', operand).split('.');
  const { localField, foreignField, pipeline } = operand;
  const isByField = localField !== undefined || foreignField !== undefined;
  if (isByField && pipeline !== undefined) throw located(9, "$lookup with 'pipeline' may not specify 'localField' or 'foreignField'");
  if (isByField) return byField(library, from, as, textOf(9, 'localField', operand), textOf(9, 'foreignField', operand));
  if (pipeline === undefined)
    throw located(9, "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
  return byPipeline(library, from, as, operand.let, pipeline);
};

function byField(library: Library, from: string, as: readonly string[], localField: string, foreignField: string): Stage {
  return function* (input) {
    const finder = library.isIndexed(from, foreignField) ? undefined : finderOf(library.find(from, { filter: {} }), foreignField);
    for (const document of input) {
      const values = localValues(document, localField);
      const filter = filterOf(foreignField, values);
      const found = finder ? finder(values) : [...library.find(from, { filter })];
      yield withValue(document, as, found);
    }
  };
}

/** Every value at the path, items of lists one by one; what is missing joins as null. */
function localValues(document: Document, path: string): unknown[] {
  const values = valuesAt(document, path).filter((value) => value !== undefined && value !== EMPTY_ARRAY);
  return values.length > 0 ? values : [null];
}

function filterOf(path: string, values: readonly unknown[]): Document {
  if (values.some((value) => patternOf(value))) return { $or: values.map((value) => ({ [path]: { $eq: value } })) };
  return values.length === 1 ? { [path]: { $eq: values[0] } } : { [path]: { $in: values } };
}

/** Without an index the other collection is read once, and sorted into a table by value. */
function finderOf(documents: Iterable<Document>, path: string): (values: readonly unknown[]) => Document[] {
  const table = new Map<string | number, { order: number; document: Document }[]>();
  let order = 0;
  for (const document of documents) {
    order += 1;
    const keys = new Set(valuesAt(document, path).map((value) => keyOf(value === undefined || value === EMPTY_ARRAY ? null : value)));
    for (const key of keys) {
      const list = table.get(key) ?? [];
      table.set(key, list);
      list.push({ order, document });
    }
  }
  return (values) => {
    const test = compileFilter(filterOf(path, values));
    const found = new Map(values.flatMap((value) => table.get(keyOf(value)) ?? []).map((entry) => [entry.order, entry.document]));
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([, document]) => document)
      .filter(test);
  };
}

function byPipeline(library: Library, from: string, as: readonly string[], variables: unknown, stages: unknown): Stage {
  if (variables !== undefined && !isPlainObject(variables))
    throw located(9, `$lookup argument 'let: ${typeName(variables)}' must be an object`);
  const bound = Object.entries(variables ?? {}).map(([name, expression]) => [checkedName(name), compile(expression)] as const);
  const pipeline = library.compile(stages, '$lookup');
  return function* (input, outer) {
    for (const root of input) {
      const scope = { root, variables: outer };
      const own = Object.fromEntries(bound.map(([name, evaluate]) => [name, evaluate(scope)]));
      yield withValue(root, as, [...pipeline.runOn(from, { ...outer, ...own })]);
    }
  };
}

/** `$unionWith`: a collection, or what a pipeline makes of it, after the documents so far. */
export const unionWith: StageMaker = (operand, library) => {
  const given = typeof operand === 'string' ? { coll: operand } : operand;
  if (!isPlainObject(given))
    throw located(9, `the $unionWith stage specification must be an object or string, but found ${typeName(operand)}`);
  const from = textOf(9, 'coll', given);
  const pipeline = library.compile(given.pipeline ?? [], '$unionWith');
  return function* (input, variables) {
    yield* input;
    yield* pipeline.runOn(from, variables);
  };
};

/** `$graphLookup`: follows values from document to document. */
export const graphLookup: StageMaker = (operand, library) => {
  if (!isPlainObject(operand)) throw located(40327, '$graphLookup requires an object');
  const from = textOf(40330, 'from', operand);
  const as = textOf(40103, 'as', operand).split('.');
  const connectFrom = textOf(40103, 'connectFromField', operand);
  const connectTo = textOf(40103, 'connectToField', operand);
  const { maxDepth, depthField, restrictSearchWithMatch } = operand;
  if (maxDepth !== undefined && (!isInteger(maxDepth) || toNumber(maxDepth) < 0))
    throw located(40100, 'maxDepth requires a nonnegative argument');
  const limit = isInteger(maxDepth) ? toNumber(maxDepth) : Number.POSITIVE_INFINITY;
  const start = compile(operand.startWith);
  return function* (input, variables) {
    for (const root of input) {
      const first = start({ root, variables });
      let values = Array.isArray(first) ? first : isMissing(first) ? [null] : [first];
      const found = new Map<string | number, Document>();
      for (let depth = 0; depth <= limit && values.length > 0; depth += 1) {
        const wanted = filterOf(connectTo, values);
        const filter = isPlainObject(restrictSearchWithMatch) ? { $and: [wanted, restrictSearchWithMatch] } : wanted;
        const fresh = [...library.find(from, { filter })].filter((document) => !found.has(keyOf(document._id)));
        for (const document of fresh)
          found.set(keyOf(document._id), typeof depthField === 'string' ? withValue(document, depthField.split('.'), depth) : document);
        values = fresh.flatMap((document) => valuesAt(document, connectFrom)).filter((value) => !isMissing(value) && value !== EMPTY_ARRAY);
      }
      yield withValue(root, as, [...found.values()]);
    }
  };
};
