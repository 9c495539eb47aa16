import { isPlainObject } from '../paths';
import { badValue, unknownOperator } from '../refusals';
import { patternOf } from '../values/pattern';
import { allItems, itemMatches } from './array';
import { allOf, negate } from './combine';
import { equals, matches, oneOf } from './comparison';
import { isTrueValue, ofSize } from './element';
import { type CompileFilter, isOperators } from './operands';
import { valueTest } from './value-test';
import { type Predicate, somewhere, type Test } from './walk';

/** Operators that only say how another of the same object is meant. */
const COMPANIONS = new Set(['$options', '$maxDistance', '$minDistance', '$comment', '$uniqueDocs']);

type Operators = Readonly<Record<string, unknown>>;
type Surroundings = { readonly operators: Operators; readonly compileFilter: CompileFilter };

/** One predicate for each operator of `{path: {$gt: …, $lt: …}}`. @throws PlatformError for one that is unknown or misused */
export function operatorPredicates(path: string, operators: Operators, compileFilter: CompileFilter): Predicate[] {
  if (Object.hasOwn(operators, '$options') && !Object.hasOwn(operators, '$regex')) throw badValue('$options needs a $regex');
  return Object.entries(operators)
    .filter(([operator]) => !COMPANIONS.has(operator))
    .map(([operator, operand]) => operatorPredicate(path, operator, operand, { operators, compileFilter }));
}

function operatorPredicate(path: string, operator: string, operand: unknown, { operators, compileFilter }: Surroundings): Predicate {
  switch (operator) {
    case '$ne':
      if (patternOf(operand)) throw badValue("Can't have regex as arg to $ne.");
      return negate(somewhere(path, equals(operand), true));
    case '$nin':
      return negate(somewhere(path, oneOf(operand), true));
    case '$not':
      return negate(notOperand(path, operand, compileFilter));
    case '$exists':
      return isTrueValue(operand) ? somewhere(path, isThere, true) : negate(somewhere(path, isThere, true));
    case '$all':
      return allItems(path, operand, compileFilter);
    case '$elemMatch':
      return somewhere(path, itemMatches(operand, compileFilter), false);
    case '$size':
      return somewhere(path, ofSize(operand), false);
    default:
      return somewhere(path, valueTest(path, operator, operand, operators), true);
  }
}

const isThere: Test = (value) => value !== undefined;

function notOperand(path: string, operand: unknown, compileFilter: CompileFilter): Predicate {
  const pattern = patternOf(operand);
  if (pattern) return somewhere(path, matches(pattern), true);
  if (!isPlainObject(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  const [first] = Object.keys(operand);
  if (!isOperators(operand)) throw unknownOperator(`unknown operator: ${first}`);
  return allOf(operatorPredicates(path, operand, compileFilter));
}
