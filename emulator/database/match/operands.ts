import { isPlainObject } from '../paths';
import type { Predicate } from './walk';

/** Whether an operand is made of operators: its first field says so. */
export function isOperators(operand: unknown): operand is Record<string, unknown> {
  if (!isPlainObject(operand)) return false;
  const [first] = Object.keys(operand);
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first);
}

/** What makes a predicate of the filter within an `$elemMatch`. */
export type CompileFilter = (filter: Readonly<Record<string, unknown>>) => Predicate;
