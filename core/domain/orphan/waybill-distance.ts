/** What follows a carrier's letters; people leave them out or misread them. Too short a rest tells nothing. */
function coreOf(waybill: string): string {
  const core = waybill.replace(/^[A-Z]+/, '');
  return core.length >= 6 ? core : waybill;
}

/** The text itself, and the text with each one letter left out. */
const withOneLeftOut = (text: string): readonly string[] => [
  text,
  ...Array.from({ length: text.length }, (_, index) => text.slice(0, index) + text.slice(index + 1)),
];

/**
 * What a waybill number is found by although it was mistyped: two numbers that differ by one wrong, missing or additional letter, or by two
 * neighbours swapped, have a key in common, because each becomes the same when the right letter is left out. With and without the carrier's
 * letters in front. At most twice the length of the number plus two.
 */
export function waybillKeys(waybill: string): readonly string[] {
  return [...new Set([...withOneLeftOut(waybill), ...withOneLeftOut(coreOf(waybill))])];
}

/** Single mistakes from one text to the other: a wrong, missing or additional letter, or two neighbours swapped; no place is touched twice. */
function mistakesBetween(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const ways = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwap ? [(beforeLast[column - 2] ?? 0) + 1] : []),
      ];
      current.push(Math.min(...ways));
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** How many single mistakes lie between two (normalised) numbers, the carrier's letters in front left aside if that brings them closer. */
export const waybillDistance = (a: string, b: string): number => Math.min(mistakesBetween(a, b), mistakesBetween(coreOf(a), coreOf(b)));
