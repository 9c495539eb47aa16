import { isPlainObject } from '../paths';
import { badValue, unknownOperator } from '../refusals';
import { patternOf } from '../values/pattern';
import { allOf, anyOf, negate } from './combine';
import { equals, matches } from './comparison';
import { expressionHolds } from './expression';
import { schemaHolds } from './json-schema';
import { isOperators } from './operands';
import { operatorPredicates } from './operators';
import { type Predicate, somewhere } from './walk';

/**
 * Compiles a filter once; the result is asked for each document.
 * Differs: `$text`, `$where` and collations are refused. `$near` and `$nearSphere` are no tests of one document: see `geo/near`.
 *
 * @param variables what `$expr` may name with `$$`
 * @throws PlatformError DATABASE_REQUEST_FAILED in MongoDB's words for what it refuses
 */
export function compileFilter(filter: Readonly<Record<string, unknown>>, variables: Variables = {}): Predicate {
  return allOf(
    Object.entries(filter).map(([key, operand]) => (key.startsWith('$') ? topLevel(key, operand, variables) : onPath(key, operand))),
  );
}

type Variables = Readonly<Record<string, unknown>>;

function onPath(path: string, operand: unknown): Predicate {
  const pattern = patternOf(operand);
  if (pattern) return somewhere(path, matches(pattern), true);
  return isOperators(operand)
    ? allOf(operatorPredicates(path, operand, (inner) => compileFilter(inner)))
    : somewhere(path, equals(operand), true);
}

function topLevel(operator: string, operand: unknown, variables: Variables): Predicate {
  switch (operator) {
    case '$and':
      return allOf(branchesOf(operator, operand, variables));
    case '$or':
      return anyOf(branchesOf(operator, operand, variables));
    case '$nor':
      return negate(anyOf(branchesOf(operator, operand, variables)));
    case '$expr':
      return expressionHolds(operand, variables);
    case '$jsonSchema':
      return schemaHolds(operand);
    case '$comment':
      return () => true;
    case '$text':
      throw badValue('text index required for $text query');
    case '$where':
      throw badValue('$where is not allowed in this context');
    default:
      throw unknownOperator(`unknown top level operator: ${operator}`);
  }
}

function branchesOf(operator: string, operand: unknown, variables: Variables): Predicate[] {
  if (!Array.isArray(operand)) throw badValue(`${operator} must be an array`);
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return operand.map((branch) => {
    if (!isPlainObject(branch)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileFilter(branch, variables);
  });
}
