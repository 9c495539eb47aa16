import { orderKey } from '../order-key';
import { compareNumbers, isNumber, toNumber } from './numbers';

/** The same for equal values: 1 and 1.0, but not for objects whose fields are in another order. */
export function keyOf(value: unknown): string | number {
  if (typeof value === 'string') return `s${value}`;
  if (isNumber(value)) {
    const number = toNumber(value);
    if (Number.isSafeInteger(number) && compareNumbers(value, number) === 0) return number + 0;
  }
  return orderKey(value, 1).toString('latin1');
}

/** Values in the order they came, of equal ones the first. */
export class Distinct {
  readonly #byKey = new Map<string | number, unknown>();

  constructor(values: readonly unknown[] = []) {
    for (const value of values) this.add(value);
  }

  has(value: unknown): boolean {
    return this.#byKey.has(keyOf(value));
  }

  add(value: unknown): void {
    const key = keyOf(value);
    if (!this.#byKey.has(key)) this.#byKey.set(key, value);
  }

  values(): unknown[] {
    return [...this.#byKey.values()];
  }
}
