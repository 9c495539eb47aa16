import { geoIntersects, geoWithin } from '../geo/tests';
import { badValue, databaseFailed, unknownOperator } from '../refusals';
import { makePattern, type Pattern, patternOf } from '../values/pattern';
import { bounded, equals, matches, oneOf } from './comparison';
import { hasBits, leavesRemainder, ofType } from './element';
import type { Test } from './walk';

/** The operators whose demand is on a single value, whatever the way to it. */
export function valueTest(path: string, operator: string, operand: unknown, siblings: Readonly<Record<string, unknown>>): Test {
  switch (operator) {
    case '$eq':
      return equals(operand);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (patternOf(operand)) throw badValue(`Can't have RegEx as arg to predicate over field '${path}'.`);
      return bounded(operator, operand);
    case '$in':
      return oneOf(operand);
    case '$regex':
      return matches(regexOf(operand, siblings.$options));
    case '$type':
      return ofType(operand);
    case '$mod':
      return leavesRemainder(operand);
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return hasBits(operator, operand);
    case '$geoWithin':
    case '$within':
      return geoWithin(operand);
    case '$geoIntersects':
      return geoIntersects(operand);
    case '$near':
    case '$nearSphere':
    case '$geoNear':
      throw badValue('geo $near must be top-level expr');
    default:
      throw unknownOperator(`unknown operator: ${operator}`);
  }
}

function regexOf(operand: unknown, options: unknown): Pattern {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  const pattern = patternOf(operand);
  if (pattern) {
    if (options && pattern.options) throw databaseFailed('(Location51074) options set in both $regex and $options');
    return options ? makePattern(pattern.source, options) : pattern;
  }
  if (typeof operand !== 'string') throw badValue('$regex has to be a string');
  return makePattern(operand, options ?? '');
}
