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

type Column = { readonly steps: readonly string[]; at: number };
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
  const columns = paths.map((path) => ({ steps: path.split('.'), at: 0 }));
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
function expand(holder: unknown, columns: readonly Column[], values: readonly unknown[], state: State): void {
  const reached = values.slice();
  const moved = columns.map((column) => ({ ...column }));
  const inside: number[] = [];
  let array: unknown[] | undefined;
  let arrayField = '';
  moved.forEach((column, i) => {
    if (column.at < 0) return;
    const found = walk(holder, column, state);
    if (Array.isArray(found)) {
      const field = column.steps[column.at - 1] ?? '';
      if (array && array !== found) throw new ParallelArrays([arrayField, field]);
      array = found;
      arrayField = field;
      inside.push(i);
    } else {
      reached[i] = found;
      column.at = -1;
    }
  });
  if (!array) state.tuples.push(reached);
  else expandArray(array, inside, moved, reached, state);
}

function expandArray(
  array: readonly unknown[],
  inside: readonly number[],
  columns: readonly Column[],
  values: readonly unknown[],
  state: State,
): void {
  const items = array.length > 0 ? array : [EMPTY_ARRAY];
  for (const item of items) {
    const reached = values.slice();
    const next = columns.map((column) => ({ ...column }));
    for (const i of inside) {
      const column = next[i] as Column;
      if (column.at < column.steps.length) continue;
      reached[i] = item;
      column.at = -1;
    }
    // Only objects are entered: an array within an array is a value.
    expand(isPlainObject(item) ? item : undefined, next, reached, state);
  }
}

/** A value, `undefined` when there is none, or the first array on the way (`column.at` then says what is left). */
function walk(holder: unknown, column: Column, state: State): unknown {
  let value = holder;
  while (column.at < column.steps.length) {
    const step = column.steps[column.at] as string;
    if (Array.isArray(value)) {
      if (!isPosition(step) || Number(step) >= value.length) return value;
      if (value.some((item) => isPlainObject(item) && Object.hasOwn(item, step)))
        throw badValue(
          `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${step}'`,
        );
      state.isPositional = true;
      value = value[Number(step)];
    } else if (isPlainObject(value)) value = fieldOf(value, step);
    else return undefined;
    column.at += 1;
  }
  return value;
}
