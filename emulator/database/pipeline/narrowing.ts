import { isPlainObject } from '../paths';
import { isNumber } from '../values/numbers';
import { Tagged } from '../values/tagged';
import type { Document, Variables } from './stage';

/**
 * A filter that every document passes which passes `filter` with these variables: its plain demands, and what
 * `{$expr: {$eq: ['$field', '$$variable']}}` says of a field. For indexes; the filter itself is still asked.
 */
export function narrowing(filter: Document, variables: Variables): Document {
  const parts = partsOf(filter, variables);
  return parts.length > 1 ? { $and: parts } : (parts[0] ?? {});
}

function partsOf(filter: Document, variables: Variables): Document[] {
  return Object.entries(filter).flatMap(([key, operand]): Document[] => {
    if (key === '$and' && Array.isArray(operand)) return operand.flatMap((part) => (isPlainObject(part) ? partsOf(part, variables) : []));
    if (key === '$expr') return equalities(operand, variables);
    return key.startsWith('$') ? [] : [{ [key]: operand }];
  });
}

function equalities(expression: unknown, variables: Variables): Document[] {
  if (!isPlainObject(expression)) return [];
  if (Array.isArray(expression.$and)) return expression.$and.flatMap((part) => equalities(part, variables));
  if (!Array.isArray(expression.$eq)) return [];
  const [field, other] = [...expression.$eq].sort((a, b) => Number(isVariable(a)) - Number(isVariable(b)));
  if (typeof field !== 'string' || !/^\$[^$.]+$/.test(field) || !isVariable(other)) return [];
  const value = variables[other.slice(2)];
  // Only what an array cannot equal by one of its items, nor what is missing.
  const isSimple =
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    isNumber(value) ||
    value instanceof Date ||
    (value instanceof Tagged && value.tag === '$oid');
  return isSimple ? [{ [field.slice(1)]: { $eq: value } }] : [];
}

const isVariable = (expression: unknown): expression is string => typeof expression === 'string' && /^\$\$[a-z]\w*$/.test(expression);
