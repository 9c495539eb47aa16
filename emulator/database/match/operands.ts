import { isPlainObject } from '../paths';
import type { Predicate } from './walk';

/** Whether an operand is made of operators: its first field says so. */
export function isOperators(operand: unknown): operand is Record<string, unknown> {
  if (!isPlainObject(operand)) return false;
  const [first] = Object.keys(operand);
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first);
}

/** Operators that speak of fields, not of the value they stand at. */
const OF_FIELDS = new Set(['$and', '$or', '$nor', '$expr', '$where', '$jsonSchema', '$comment']);

/** Whether an operand is made of operators for an item itself (`{$gt: 1}`), and not of conditions on its fields (`{x: 1}`, `{$or: [{x: 1}]}`). */
export const isForValues = (operand: unknown): operand is Record<string, unknown> =>
  isOperators(operand) && !OF_FIELDS.has(Object.keys(operand)[0] ?? '');

/** What makes a predicate of the filter within an `$elemMatch`. */
export type CompileFilter = (filter: Readonly<Record<string, unknown>>) => Predicate;
