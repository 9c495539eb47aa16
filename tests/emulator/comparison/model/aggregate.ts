import { type Accumulators, accumulate } from './accumulators';
import { equalTo } from './comparisons';
import { type Expression, evaluate } from './expression';
import { type Order, sorted } from './order';
import { type Fields, only, place } from './projection';
import { condition } from './query';
import { Ambiguous, invalid } from './refusal';
import { compare, type Document, equals, isArray, isDocument, type Query, type Value } from './values';

export type Stage =
  | { readonly $match: Query }
  | { readonly $sort: Readonly<Record<string, 1 | -1>> }
  | { readonly $skip: number }
  | { readonly $limit: number }
  | { readonly $group: { readonly _id: Expression } & Accumulators }
  | { readonly $project: Readonly<Record<string, boolean | string>> }
  | {
      readonly $unwind:
        | string
        | { readonly path: string; readonly preserveNullAndEmptyArrays?: boolean; readonly includeArrayIndex?: string };
    }
  | { readonly $count: string }
  | { readonly $lookup: { readonly from: string; readonly localField: string; readonly foreignField: string; readonly as: string } };

/**
 * What a pipeline gives. Groups, and items that `$addToSet` and `$lookup` gather, come in no order that anyone promises.
 * Source: MongoDB manual, "Aggregation Stages", read 2026-11-27.
 * @param collections what `$lookup` may look in
 * @throws Refusal invalid
 */
export function aggregate(
  documents: readonly Document[],
  stages: readonly Stage[],
  collections: Readonly<Record<string, readonly Document[]>>,
): readonly Document[] {
  return stages.reduce((result, stage) => {
    if ('$match' in stage) return result.filter(condition(stage.$match).holdsFor);
    if ('$sort' in stage) return sorted(result, Object.entries(stage.$sort) as unknown as Order);
    if ('$skip' in stage) return result.slice(stage.$skip);
    if ('$limit' in stage) {
      if (stage.$limit <= 0) throw invalid('the limit must be positive');
      return result.slice(0, stage.$limit);
    }
    if ('$group' in stage) return group(result, stage.$group);
    if ('$project' in stage) {
      project({}, stage.$project);
      return result.map((document) => project(document, stage.$project));
    }
    if ('$unwind' in stage) return result.flatMap((document) => unwind(document, stage.$unwind));
    if ('$count' in stage) return result.length === 0 ? [] : [{ [stage.$count]: result.length }];
    return result.map((document) => lookup(document, stage.$lookup, collections[stage.$lookup.from] ?? []));
  }, documents);
}

/** One document a value of `_id`, whose absence counts as null. */
function group(documents: readonly Document[], { _id, ...accumulators }: { readonly _id: Expression } & Accumulators): readonly Document[] {
  const groups: { key: Value; members: Document[] }[] = [];
  for (const document of documents) {
    const key = evaluate(_id, document) ?? null;
    const known = groups.find((each) => equals(each.key, key));
    if (known) known.members.push(document);
    else groups.push({ key, members: [document] });
  }
  return groups.map(({ key, members }) => ({ _id: key, ...accumulate(members, accumulators as Accumulators) }));
}

/** Fields to keep or to drop in the order of the document, then what is computed. */
function project(document: Document, wanted: Readonly<Record<string, boolean | string>>): Document {
  const entries = Object.entries(wanted);
  const isInclusion = entries.some(([path, value]) => value !== false && (path !== '_id' || entries.length === 1));
  if (isInclusion && entries.some(([path, value]) => value === false && path !== '_id'))
    throw invalid('exclusion in an inclusion projection');
  const fields: Fields = isInclusion ? { _id: 'keep' } : {};
  for (const [path, value] of entries) if (typeof value !== 'string') place(fields, path, value ? 'keep' : 'drop');
  const computed = entries.flatMap(([path, value]) => {
    const result = typeof value === 'string' ? evaluate(value, document) : undefined;
    return result === undefined ? [] : [[path, result] as const];
  });
  return { ...only(document, fields, isInclusion), ...Object.fromEntries(computed) };
}

type Unwind = { readonly path: string; readonly preserveNullAndEmptyArrays?: boolean; readonly includeArrayIndex?: string };

/** A document an item; what is no array is taken for its only item. The path does not go through arrays. */
function unwind(document: Document, stage: string | Unwind): readonly Document[] {
  const { path, preserveNullAndEmptyArrays, includeArrayIndex }: Unwind = typeof stage === 'string' ? { path: stage } : stage;
  const parts = path.slice(1).split('.');
  const value = parts.reduce((at: Value | undefined, part) => (isDocument(at) ? at[part] : undefined), document);
  const withIndex = (one: Document, index: number | null) => (includeArrayIndex ? { ...one, [includeArrayIndex]: index } : one);
  if (isArray(value) && value.length > 0) return value.map((item, index) => withIndex(replaceAt(document, parts, item), index));
  if (value !== undefined && value !== null && !isArray(value)) return [withIndex(document, null)];
  if (!preserveNullAndEmptyArrays) return [];
  return [withIndex(isArray(value) ? replaceAt(document, parts, undefined) : document, null)];
}

function replaceAt(document: Document, [part = '', ...rest]: readonly string[], value: Value | undefined): Document {
  const entries = Object.entries(document).flatMap(([name, each]) => {
    if (name !== part) return [[name, each] as const];
    const next = rest.length === 0 ? value : replaceAt(each as Document, rest, value);
    return next === undefined ? [] : [[name, next] as const];
  });
  return Object.fromEntries(entries);
}

/** Documents of the other collection that equal the value, or one of its items; nothing there counts as null. */
function lookup(
  document: Document,
  { localField, foreignField, as }: { localField: string; foreignField: string; as: string },
  others: readonly Document[],
): Document {
  const local = evaluate(`$${localField}`, document) ?? null;
  // The two engines of the server differ here.
  if (isArray(local) && (local.length === 0 || local.some(isArray))) throw new Ambiguous('an empty or nested array as local field');
  const wanted = isArray(local) ? local : [local];
  const found = others.filter((other) => wanted.some((value) => equalTo(foreignField, value).holdsFor(other)));
  return { ...document, [as]: [...found].sort((left, right) => compare(left._id ?? null, right._id ?? null)) };
}
