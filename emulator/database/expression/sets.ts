import { typeName } from '../values/bson-type';
import { compareValues, isSame } from '../values/compare';
import { isMissing, isTrue, located, type Operators, withArguments } from './scope';

/** In order, each once. */
function distinct(values: readonly unknown[]): unknown[] {
  const sorted = [...values].sort(compareValues);
  return sorted.filter((value, i) => i === 0 || !isSame(value, sorted[i - 1]));
}

const includes = (list: readonly unknown[], value: unknown): boolean => list.some((item) => isSame(item, value));

function lists(name: string, values: readonly unknown[]): readonly (readonly unknown[])[] {
  for (const value of values)
    if (!Array.isArray(value)) throw located(17047, `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`);
  return values as unknown[][];
}

export const sets: Operators = {
  $setUnion: withArguments('$setUnion', 0, Number.POSITIVE_INFINITY, (...values) =>
    values.some(isMissing) ? null : distinct(lists('$setUnion', values).flat()),
  ),
  $setIntersection: withArguments('$setIntersection', 0, Number.POSITIVE_INFINITY, (...values) => {
    if (values.some(isMissing)) return null;
    const [first = [], ...others] = lists('$setIntersection', values);
    return distinct(first.filter((value) => others.every((other) => includes(other, value))));
  }),
  $setDifference: withArguments('$setDifference', 2, 2, (...values) => {
    if (values.some(isMissing)) return null;
    const [first, second] = lists('$setDifference', values) as [unknown[], unknown[]];
    return first.filter((value, i) => !includes(second, value) && !includes(first.slice(0, i), value));
  }),
  $setEquals: withArguments('$setEquals', 2, Number.POSITIVE_INFINITY, (...values) => {
    const [first, ...others] = lists('$setEquals', values).map(distinct) as [unknown[], ...unknown[][]];
    return others.every((other) => isSame(first, other));
  }),
  $setIsSubset: withArguments('$setIsSubset', 2, 2, (...values) => {
    const [first, second] = lists('$setIsSubset', values) as [unknown[], unknown[]];
    return first.every((value) => includes(second, value));
  }),
  $allElementsTrue: withArguments('$allElementsTrue', 1, 1, (value) => lists('$allElementsTrue', [value])[0]?.every(isTrue)),
  $anyElementTrue: withArguments('$anyElementTrue', 1, 1, (value) => lists('$anyElementTrue', [value])[0]?.some(isTrue)),
};
