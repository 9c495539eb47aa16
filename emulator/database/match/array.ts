import { isPlainObject } from '../paths';
import { badValue } from '../refusals';
import { patternOf } from '../values/pattern';
import { allOf } from './combine';
import { equals, matches } from './comparison';
import { ofSize } from './element';
import { type CompileFilter, isForValues, isOperators } from './operands';
import { valueTest } from './value-test';
import { matched, type Predicate, somewhere, type Test } from './walk';

/** `$elemMatch`: one item meets everything, as a value (`{$gt: 1, $lt: 5}`) or by its fields. */
export function itemMatches(operand: unknown, compileFilter: CompileFilter): Test {
  if (!isPlainObject(operand)) throw badValue('$elemMatch needs an Object');
  const test = isForValues(operand) ? itemTest(operand, compileFilter) : fieldsTest(compileFilter(operand));
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let i = 0; i < value.length; i += 1) {
      if (test(value[i])) {
        matched.position = i;
        return true;
      }
    }
    return false;
  };
}

function fieldsTest(predicate: Predicate): Test {
  // An array among the items counts as an object whose fields are its positions.
  return (item) => {
    if (isPlainObject(item)) return predicate(item);
    return Array.isArray(item) && predicate({ ...item });
  };
}

/** Each operator is put to the item itself, which is not entered when it is an array. */
function itemTest(operators: Record<string, unknown>, compileFilter: CompileFilter): Test {
  const tests = Object.entries(operators)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, operand]) => itemOperator(operator, operand, operators, compileFilter));
  return (item) => tests.every((test) => test(item));
}

function itemOperator(operator: string, operand: unknown, siblings: Record<string, unknown>, compileFilter: CompileFilter): Test {
  switch (operator) {
    case '$ne':
      return not(equals(operand));
    case '$nin':
      return not(valueTest('', '$in', operand, siblings));
    case '$not': {
      const pattern = patternOf(operand);
      if (!pattern && !isOperators(operand)) throw badValue('$not needs a regex or a document');
      return not(pattern ? matches(pattern) : itemTest(operand as Record<string, unknown>, compileFilter));
    }
    case '$exists':
      return operand ? () => true : () => false;
    case '$size':
      return ofSize(operand);
    case '$elemMatch':
      return itemMatches(operand, compileFilter);
    case '$all': {
      const predicate = allItems('item', operand, compileFilter);
      return (item) => predicate({ item });
    }
    default:
      return valueTest('', operator, operand, siblings);
  }
}

const not =
  (test: Test): Test =>
  (value) =>
    !test(value);

/** `$all`: each of the values, or each of some `$elemMatch`. An empty list matches nothing. */
export function allItems(path: string, operand: unknown, compileFilter: CompileFilter): Predicate {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  const areItems = operand.map((item) => isPlainObject(item) && Object.keys(item)[0] === '$elemMatch');
  if (areItems[0]) {
    if (!areItems.every(Boolean)) throw badValue('$all/$elemMatch has to be consistent');
    return allOf(operand.map((item: Record<string, unknown>) => somewhere(path, itemMatches(item.$elemMatch, compileFilter), false)));
  }
  return allOf(
    operand.map((item) => {
      if (isOperators(item)) throw badValue('no $ expressions in $all');
      const pattern = patternOf(item);
      return somewhere(path, pattern ? matches(pattern) : equals(item), true);
    }),
  );
}
