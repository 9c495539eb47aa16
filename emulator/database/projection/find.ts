import { located, type Scope } from '../expression/scope';
import { itemMatches } from '../match/array';
import { compileFilter } from '../match/filter';
import { matched } from '../match/walk';
import { fieldOf, isPlainObject } from '../paths';
import { badValue, databaseFailed, unknownOperator } from '../refusals';
import { isNumber, toNumber } from '../values/numbers';
import { type Leaf, newTree, plant, prune } from './tree';

type Document = Record<string, unknown>;
type Spot = { readonly path: string; readonly change: (value: unknown) => unknown };

/**
 * The projection of a query: fields kept or dropped, `$slice`, `$elemMatch`, and `path.$` for the item the filter met.
 * Differs: MongoDB 4.4 computes fields here too, older ones refuse it, and so does this.
 *
 * @throws PlatformError for kept and dropped fields mixed, paths that meet, unknown operators
 */
export function compileProjection(projection: Readonly<Document>, filter: Readonly<Document>): (document: Document) => Document {
  const tree = newTree();
  const spots: Spot[] = [];
  const positional = Object.keys(projection).filter((path) => path.endsWith('.$'));
  if (positional.length > 1) throw located(31276, 'Cannot specify more than one positional projection per query.');
  let mode: 'keep' | 'drop' | undefined;
  const hasItems = Object.values(projection).some((wish) => isPlainObject(wish) && Object.hasOwn(wish, '$elemMatch'));
  for (const [path, wish] of Object.entries(projection)) {
    if (isPlainObject(wish)) {
      const spot = { path, change: operatorOf(path, wish) };
      if (positional.length > 0 && Object.hasOwn(wish, '$elemMatch'))
        throw located(31255, 'Cannot specify positional operator and $elemMatch.');
      spots.push(spot);
      continue;
    }
    const keeps = isKept(path, wish);
    if (path !== '_id') {
      if (mode && (mode === 'keep') !== keeps) throw mixed(path, keeps);
      mode = keeps ? 'keep' : 'drop';
    }
    if (path.endsWith('.$') && !keeps) throw located(31395, 'positional projection cannot be used with exclusion');
    plant(tree, path.replace(/\.\$$/, ''), { kind: keeps ? 'keep' : 'drop' });
  }
  if (mode === undefined && isPlainObject(projection)) mode = hasItems || onlyId(projection) ? 'keep' : 'drop';
  return apply(tree, spots, mode ?? 'drop', positional[0]?.replace(/\.\$$/, ''), filter);
}

const onlyId = (projection: Readonly<Document>): boolean =>
  Object.hasOwn(projection, '_id') && isKept('_id', projection._id) && Object.keys(projection).length === 1;

const mixed = (path: string, keeps: boolean) =>
  keeps
    ? located(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
    : located(31254, `Cannot do exclusion on field ${path} in inclusion projection`);

function isKept(path: string, wish: unknown): boolean {
  if (typeof wish === 'boolean') return wish;
  if (isNumber(wish)) return toNumber(wish) !== 0;
  throw badValue(`Unsupported projection option: ${path}: ${JSON.stringify(wish)}`);
}

function operatorOf(path: string, wish: Document): (value: unknown) => unknown {
  const [operator = '', ...others] = Object.keys(wish);
  if (others.length > 0) throw badValue('>1 field in obj: an operator of a projection stands alone');
  if (operator === '$slice') return sliced(wish.$slice);
  if (operator !== '$elemMatch') throw unknownOperator(`Unsupported projection option: ${path}: ${JSON.stringify(wish)}`);
  if (path.includes('.')) throw located(31275, 'Cannot use $elemMatch projection on a nested field.');
  const test = itemMatches(wish.$elemMatch, compileFilter);
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((item) => test([item]));
    return found === undefined ? undefined : [found];
  };
}

function sliced(operand: unknown): (value: unknown) => unknown {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((number) =>
    isNumber(number) ? Math.trunc(toNumber(number)) : Number.NaN,
  );
  if (numbers.some(Number.isNaN) || numbers.length > 2 || numbers.length === 0)
    throw located(28667, 'Invalid $slice syntax. It takes a number, or a list of skip and limit');
  const [first, count] = numbers as [number, number | undefined];
  if (count !== undefined && count <= 0) throw located(28729, `$slice limit must be positive, got ${count}`);
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (count === undefined) return first >= 0 ? value.slice(0, first) : value.slice(first);
    const start = first < 0 ? Math.max(0, value.length + first) : first;
    return value.slice(start, start + count);
  };
}

function apply(
  tree: ReturnType<typeof newTree>,
  spots: readonly Spot[],
  mode: 'keep' | 'drop',
  positional: string | undefined,
  filter: Readonly<Document>,
) {
  const keep: Leaf = { kind: 'keep' };
  // Kept fields do without _id only when it is dropped by name; what an operator works on is kept.
  if (mode === 'keep' && !tree.fields.has('_id')) plant(tree, '_id', keep);
  if (mode === 'keep') for (const { path } of spots) plant(tree, path, keep);
  else for (const { path } of spots) if (!path.includes('.') && tree.fields.has(path)) throw located(31250, `Path collision at ${path}`);
  const test = positional === undefined ? undefined : compileFilter(filter);
  return (document: Document): Document => {
    const scope: Scope = { root: document, variables: {} };
    const source = positional === undefined || !test ? document : atMatch(document, positional, test);
    const result = prune(source, tree, mode === 'drop', scope) as Document;
    for (const { path, change } of spots) changeAt(result, path.split('.'), change);
    return result;
  };
}

/** The document with the array at the path cut down to the item that the filter met. */
function atMatch(document: Document, path: string, test: (document: Document) => boolean): Document {
  matched.position = undefined;
  test(document);
  const { position } = matched;
  return replaceArray(document, path.split('.'), (items) => {
    if (position === undefined)
      throw databaseFailed(
        "(Location51246) Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    return position < items.length ? [items[position]] : [];
  });
}

function replaceArray(object: Document, steps: readonly string[], change: (items: unknown[]) => unknown[]): Document {
  const [step, ...rest] = steps as [string, ...string[]];
  const value = fieldOf(object, step);
  // The first array on the way is the one that was searched.
  if (Array.isArray(value)) return { ...object, [step]: change(value) };
  return isPlainObject(value) && rest.length > 0 ? { ...object, [step]: replaceArray(value, rest, change) } : object;
}

function changeAt(object: unknown, steps: readonly string[], change: (value: unknown) => unknown): void {
  const [step, ...rest] = steps as [string, ...string[]];
  if (Array.isArray(object)) for (const item of object) changeAt(item, steps, change);
  if (!isPlainObject(object) || !Object.hasOwn(object, step)) return;
  if (rest.length > 0) {
    // The document itself stays as it is.
    object[step] = copyOf(object[step]);
    changeAt(object[step], rest, change);
    return;
  }
  const changed = change(object[step]);
  if (changed === undefined) delete object[step];
  else object[step] = changed;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  return isPlainObject(value) ? { ...value } : value;
}
