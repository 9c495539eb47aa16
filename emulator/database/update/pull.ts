import { compileFilter } from '../match/filter';
import { isForValues } from '../match/operands';
import { isPlainObject } from '../paths';
import { isSame } from '../values/compare';
import { patternOf } from '../values/pattern';

/** Which items `$pull` takes out: by a condition (`{$gt: 3}`, a pattern), by conditions on an item's fields, or by value. */
export function culling(operand: unknown): (item: unknown) => boolean {
  if (patternOf(operand) || isForValues(operand)) {
    const test = compileFilter({ item: operand });
    return (item) => test({ item });
  }
  if (!isPlainObject(operand)) return (item) => isSame(item, operand);
  const test = compileFilter(operand);
  return (item) => isPlainObject(item) && test(item);
}
