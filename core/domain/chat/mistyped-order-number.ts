import { parseOrderNumber } from '../order-number';

/** Every letter and digit an order number can hold where years and months don't stand. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const PREFIX = 'JM';

/**
 * The order numbers that somebody may have meant who typed one that cannot be: one character other than typed, or two neighbours the other way round.
 * A dozen or so; which of them are orders we have, the store knows.
 */
export function likelyOrderNumbers(typed: string): readonly string[] {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  if (!/^JM[0-9A-Z]{9}$/.test(compact)) return [];
  const body = compact.slice(PREFIX.length);
  const places = [...body].map((_, place) => ({ before: body.slice(0, place), at: body.charAt(place), after: body.slice(place + 1) }));
  const replaced = places.flatMap(({ before, after }) => [...DIGITS].map((digit) => before + digit + after));
  const swapped = places.slice(1).map(({ before, at, after }) => before.slice(0, -1) + at + before.slice(-1) + after);
  const likely = [...replaced, ...swapped].flatMap((tried) => parseOrderNumber(PREFIX + tried) ?? []);
  return [...new Set(likely)];
}
