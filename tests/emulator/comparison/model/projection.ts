import { operators } from './operators';
import { condition } from './query';
import { invalid } from './refusal';
import { type Document, isArray, isDocument, type Maybe, type Query, type QueryValue, type Value } from './values';

export type Projection = { readonly [path: string]: QueryValue };

/** What happens to a value: all of it is kept or dropped, or it is changed. */
type Leaf = 'keep' | 'drop' | { readonly change: (value: Value) => Maybe };
export type Fields = { [field: string]: Leaf | Fields };

/**
 * What a projection leaves of a document.
 * Source: MongoDB manual, "Project Fields to Return from Query", "$slice (projection)", "$elemMatch (projection)", read 2026-11-27.
 * @throws Refusal invalid: fields to include and to exclude at once (but `_id`), or an operator ill-used
 */
export function projector(projection: Projection): (document: Document) => Document {
  const paths = Object.entries(projection);
  if (paths.length === 0) return (document) => document;
  const isInclusion = includes(paths);
  const fields: Fields = isInclusion ? { _id: 'keep' } : {};
  for (const each of paths) place(fields, each[0], isDocument(each[1]) ? { change: changed(...each) } : isKept(each) ? 'keep' : 'drop');
  return (document) => only(document, fields, isInclusion);
}

type Entry = readonly [path: string, wanted: QueryValue];
const isKept = ([, wanted]: Entry): boolean => wanted === true || (typeof wanted === 'number' && wanted !== 0);

/** What is named decides, else `$elemMatch` (only it) or `$slice` (everything, cut), else `_id`. */
function includes(paths: readonly Entry[]): boolean {
  const plain = paths.filter(([, wanted]) => !isDocument(wanted));
  const named = plain.filter(([path]) => path !== '_id');
  if (named.some(isKept) && !named.every(isKept)) throw invalid('inclusion and exclusion in one projection');
  if (named.length > 0) return named.some(isKept);
  if (plain.length < paths.length) return paths.some(([, wanted]) => isDocument(wanted) && '$elemMatch' in wanted);
  return plain.some(isKept);
}

export function place(fields: Fields, path: string, leaf: Leaf): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    fields[first] = leaf;
    return;
  }
  const below = (fields[first] ?? {}) as Fields;
  fields[first] = below;
  place(below, rest.join('.'), leaf);
}

const isLeaf = (fields: Leaf | Fields): fields is Leaf => typeof fields === 'string' || 'change' in fields;

export function only(document: Document, fields: Fields, isInclusion: boolean): Document {
  const kept = Object.entries(document).flatMap(([name, value]) => {
    const wanted = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const left = wanted === undefined ? (isInclusion ? undefined : value) : part(value, wanted, isInclusion);
    return left === undefined ? [] : [[name, left] as const];
  });
  return Object.fromEntries(kept);
}

/** Documents and arrays are gone into; of what is neither, an inclusion of something below it keeps nothing. */
function part(value: Value, wanted: Leaf | Fields, isInclusion: boolean): Maybe {
  if (wanted === 'keep') return value;
  if (wanted === 'drop') return undefined;
  if (isLeaf(wanted)) return wanted.change(value);
  if (isDocument(value)) return only(value, wanted, isInclusion);
  if (isArray(value)) return value.flatMap((item) => wrap(part(item, wanted, isInclusion)));
  return isInclusion ? undefined : value;
}

const wrap = (value: Maybe): readonly Value[] => (value === undefined ? [] : [value]);

function changed(path: string, operator: QueryValue): (value: Value) => Maybe {
  const { $slice, $elemMatch } = operator as Query;
  if ($slice !== undefined) return slice($slice);
  if (!isDocument($elemMatch)) throw invalid('$elemMatch needs an object');
  if (path.includes('.')) throw invalid('cannot use $elemMatch projection on a nested field');
  condition({ [path]: { $elemMatch } });
  return (value) => {
    if (!isArray(value)) return undefined;
    const matches = (item: Value) => operators('item', { $elemMatch }, condition).holdsFor({ item: [item] });
    const found = value.filter(matches).slice(0, 1);
    return found.length === 0 ? undefined : found;
  };
}

function slice(operand: QueryValue): (value: Value) => Maybe {
  const numbers = isArray(operand) ? operand : [operand];
  const [first, limit] = numbers;
  if (numbers.length > 2 || numbers.some((each) => typeof each !== 'number')) throw invalid('$slice needs one or two numbers');
  if (isArray(operand) && (typeof limit !== 'number' || limit <= 0)) throw invalid('$slice limit must be positive');
  const from = first as number;
  return (value) => {
    if (!isArray(value)) return value;
    if (typeof limit !== 'number') return from < 0 ? value.slice(from) : value.slice(0, from);
    const start = from < 0 ? Math.max(0, value.length + from) : from;
    return value.slice(start, start + limit);
  };
}
