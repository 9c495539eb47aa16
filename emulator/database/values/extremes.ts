/** Of however many: as arguments, a hundred thousand numbers overflow the stack. `Infinity` for none. */
export const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

/** `-Infinity` for none. */
export const greatest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
