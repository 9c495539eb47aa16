import { type EpochMs, toLocalDate } from './money-and-time';

/**
 * Crockford's base 32 (no I, L, O, U, so that a number can be read out and typed) without its last letter:
 * 31 is a prime, and with 32 digits the check could not tell 0 from Z.
 */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const LENGTH = 4;

/**
 * Check character over the whole number: weighted sum modulo 31, so every single wrong character
 * and every swap of two neighbours is noticed.
 */
function checkCharacter(yymm: string, random: string): string {
  const characters = [...yymm, ...random];
  const sum = characters.reduce((total, character, index) => total + (index + 2) * DIGITS.indexOf(character), 0);
  return DIGITS.charAt(sum % DIGITS.length);
}

/**
 * `JM2611-7Q4K5`: year and month in Asia/Shanghai, 4 characters of `randomHex` (at least 5 hex digits), check character.
 * Two orders of a month may draw the same; the store refuses the second and another is drawn.
 */
export function makeOrderNumber(at: EpochMs, randomHex: string): string {
  const yymm = toLocalDate(at).slice(2, 7).replace('-', '');
  let rest = Number.parseInt(randomHex.slice(0, 5), 16);
  let random = '';
  for (let place = 0; place < LENGTH; place += 1) {
    random += DIGITS.charAt(rest % DIGITS.length);
    rest = Math.floor(rest / DIGITS.length);
  }
  return `JM${yymm}-${random}${checkCharacter(yymm, random)}`;
}

/** A typed order number in its canonical form (case, I/L → 1, O → 0, full-width, missing hyphen mended), or null if it cannot be one. */
export function parseOrderNumber(typed: string): string | null {
  const compact = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const match = /^JM(\d{4})([0-9A-Z]{5})$/.exec(
    compact.replace(/^JM([0-9OIL]{4})/, (_, digits: string) => `JM${digits.replace(/O/g, '0').replace(/[IL]/g, '1')}`),
  );
  if (!match?.[1] || !match[2]) return null;
  const tail = match[2].replace(/O/g, '0').replace(/[IL]/g, '1');
  const random = tail.slice(0, LENGTH);
  if ([...tail].some((character) => !DIGITS.includes(character))) return null;
  return checkCharacter(match[1], random) === tail.charAt(LENGTH) ? `JM${match[1]}-${tail}` : null;
}
