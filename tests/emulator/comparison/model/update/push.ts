import { Ambiguous, invalid } from '../refusal';
import { compare, copy, equals, isArray, isDocument, type Maybe, type Query, type QueryValue, type Value } from '../values';
import { change } from './place';
import type { UpdateOperator } from './step';

type Direction = 1 | -1;
const CLAUSES = ['$each', '$position', '$sort', '$slice'];

/**
 * `$push`: the values are put in, then the array is sorted, then it is cut.
 * Source: MongoDB manual, "$push", "$position", "$sort", "$slice", and the server's push_node.cpp, read 2026-11-27.
 */
export const push: UpdateOperator = (operand) => {
  const clauses: Query = isDocument(operand) && '$each' in operand ? (operand as Query) : { $each: [operand] };
  const unknown = Object.keys(clauses).find((name) => !CLAUSES.includes(name));
  if (unknown) throw invalid(`unrecognized clause in $push: ${unknown}`);
  const { $each, $position, $sort, $slice } = clauses;
  if (!isArray($each)) throw invalid('the argument to $each in $push must be an array');
  const position = wholeNumber('$position', $position);
  const slice = wholeNumber('$slice', $slice);
  const order = $sort === undefined ? undefined : sorter($sort);

  const pushed = (all: readonly Value[]): readonly Value[] => {
    const at = position === undefined ? all.length : position < 0 ? Math.max(0, all.length + position) : Math.min(position, all.length);
    const whole = [...all.slice(0, at), ...($each as readonly Value[]).map(copy), ...all.slice(at)];
    const inOrder = order ? order(whole) : whole;
    if (slice === undefined) return inOrder;
    if (slice === 0) return [];
    return slice < 0 ? inOrder.slice(slice) : inOrder.slice(0, slice);
  };
  return (document, path) =>
    change(document, path, pushed([]), (value) => {
      if (!isArray(value)) throw invalid('the field must be an array');
      return pushed(value);
    });
};

function wholeNumber(name: string, operand: QueryValue | undefined): number | undefined {
  if (operand === undefined) return undefined;
  if (typeof operand !== 'number' || !Number.isInteger(operand)) throw invalid(`the value for ${name} must be an integer`);
  return operand;
}

const isDirection = (value: unknown): value is Direction => value === 1 || value === -1;

function sorter($sort: QueryValue): (all: readonly Value[]) => readonly Value[] {
  if (isDirection($sort)) return (all) => [...all].sort((left, right) => $sort * compare(left, right));
  const entries = isDocument($sort) ? Object.entries($sort) : [];
  if (entries.length === 0 || !entries.every(([, direction]) => isDirection(direction))) throw invalid('$sort is invalid');
  const keyOf = (item: Value) => entries.map(([path]) => at(item, path.split('.')) ?? null);
  const byFields = (left: Value, right: Value) => {
    const [mine, theirs] = [keyOf(left), keyOf(right)];
    return (
      entries.map(([, direction], index) => (direction as Direction) * compare(mine[index] ?? null, theirs[index] ?? null)).find(Boolean) ??
      0
    );
  };
  return (all) => {
    const result = [...all].sort(byFields);
    const isTie = result.some(
      (item, index) => index > 0 && byFields(result[index - 1] as Value, item) === 0 && !equals(result[index - 1] as Value, item),
    );
    if (isTie) throw new Ambiguous('the server does not say how $sort orders items that tie');
    return result;
  };
}

/** Through documents, and through arrays by position. */
function at(item: Value, [part, ...rest]: readonly string[]): Maybe {
  if (part === undefined) return item;
  if (isArray(item)) return item[Number(part)] === undefined ? undefined : at(item[Number(part)] as Value, rest);
  return isDocument(item) && item[part] !== undefined ? at(item[part] as Value, rest) : undefined;
}
