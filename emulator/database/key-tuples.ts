import { fieldOf, isPlainObject, isPosition } from './paths';
import { badValue } from './refusals';
import { EMPTY_ARRAY } from './values/rank';

/** Paths that lead into two arrays, which neither an index nor an order can have. The names are of the fields that hold them. */
export class ParallelArrays extends Error {
  override readonly name = 'ParallelArrays';
  constructor(readonly fields: readonly [string, string]) {
    super(`parallel arrays [${fields[1]}] [${fields[0]}]`);
  }
}

export type KeyTuples = {
  /** One value a path; several tuples when an array is on the way. `undefined` = missing. */
  readonly tuples: readonly (readonly unknown[])[];
  /** A position of an array was named: a query may see more there than the tuples hold. */
  readonly isPositional: boolean;
};

/** A path on its way. `picked`: what stands at the position that its next step names, in the array that is gone through. */
type Column = { readonly steps: readonly string[]; readonly at: number; readonly picked?: Picked };
type Picked = { readonly item: unknown; readonly value: unknown; readonly at: number };
type State = { readonly tuples: unknown[][]; isPositional: boolean };

/**
 * What the paths of an index or an order hold, as MongoDB makes its keys: each item of an array gives a tuple, paths into the
 * same array stay together, an empty array counts as less than null.
 *
 * @throws ParallelArrays
 */
export function keyTuples(document: Readonly<Record<string, unknown>>, paths: readonly string[]): KeyTuples {
  const plain = plainTuple(document, paths);
  if (plain) return { tuples: [plain], isPositional: false };
  const state: State = { tuples: [], isPositional: false };
  const columns = paths.map((path): Column => ({ steps: path.split('.'), at: 0 }));
  expand(
    document,
    columns,
    paths.map(() => undefined),
    state,
  );
  return state;
}

/** The one tuple of a document without arrays on the paths, as most are. */
function plainTuple(document: Readonly<Record<string, unknown>>, paths: readonly string[]): unknown[] | undefined {
  const tuple: unknown[] = [];
  for (const path of paths) {
    let value: unknown = document;
    for (const step of path.includes('.') ? path.split('.') : [path]) {
      if (Array.isArray(value)) return undefined;
      value = isPlainObject(value) ? fieldOf(value, step) : undefined;
    }
    if (Array.isArray(value)) return undefined;
    tuple.push(value);
  }
  return tuple;
}

/** Goes on from `holder` with every column that is not at its end. */
function expand(holder: unknown, columns: readonly (Column | undefined)[], values: readonly unknown[], state: State): void {
  const reached = values.slice();
  const arrays = columns.map((column, i) => {
    if (!column) return undefined;
    const found = nextOf(holder, column, state);
    if (Array.isArray(found.value)) return { ...found, value: found.value as unknown[] };
    reached[i] = found.value;
    return undefined;
  });
  const [first] = arrays.filter((found) => found !== undefined);
  if (!first) return void state.tuples.push(reached);
  for (const found of arrays) if (found && found.value !== first.value) throw new ParallelArrays([first.field, found.field]);
  const isNested = arrays.some((found) => found?.isInner);
  for (const item of first.value.length > 0 ? first.value : [EMPTY_ARRAY]) {
    const next = columns.map((column, i) => {
      const found = arrays[i];
      if (!column || !found) return undefined;
      if (found.at < column.steps.length) return { steps: column.steps, at: found.at, ...pickedOf(first.value, column.steps, found.at) };
      // An array within an array is a value, where a position led to it.
      reached[i] = isNested && first.value.length > 0 ? first.value : item;
      return undefined;
    });
    // Only objects are entered.
    expand(isPlainObject(item) ? item : undefined, next, reached, state);
  }
}

type Found = { readonly value: unknown; readonly at: number; readonly field: string; readonly isInner: boolean };

/** As far as the next array or to the end; `undefined` when there is nothing. */
function nextOf(holder: unknown, { steps, at, picked }: Column, state: State): Found {
  const step = steps[at] as string;
  const isThere = isPlainObject(holder) && Object.hasOwn(holder, step);
  if (isThere && picked)
    throw badValue(
      `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${step}'`,
    );
  if (picked) state.isPositional = true;
  const found = isThere ? along(holder, steps, at) : (picked ?? { value: undefined, at: steps.length });
  return { value: found.value, at: found.at, field: steps[found.at - 1] ?? '', isInner: !isThere && Array.isArray(picked?.item) };
}

function along(holder: unknown, steps: readonly string[], from: number): { readonly value: unknown; readonly at: number } {
  let value = holder;
  let at = from;
  while (at < steps.length && !Array.isArray(value)) {
    value = isPlainObject(value) ? fieldOf(value, steps[at] as string) : undefined;
    at += 1;
  }
  return { value, at };
}

function pickedOf(array: readonly unknown[], steps: readonly string[], at: number): { readonly picked?: Picked } {
  const step = steps[at] as string;
  const item = isPosition(step) ? array[Number(step)] : undefined;
  return item === undefined ? {} : { picked: { item, ...along(item, steps, at + 1) } };
}
