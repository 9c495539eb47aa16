/** Digits a decimal128 holds. */
const DECIMAL_DIGITS = 34;
/** Powers of ten a decimal128 reaches, about. */
const MAX_EXPONENT = 6176;

/** A decimal128 as written, for `2.50` stays `2.50`. */
export class Decimal {
  /** `undefined`: NaN, or what no decimal128 can be; else an infinity or coefficient × 10^exponent. */
  readonly parts: { readonly coefficient: bigint; readonly exponent: number } | 1 | -1 | undefined;

  constructor(readonly text: string) {
    this.parts = parseDecimal(text);
  }
  toString(): string {
    return this.text;
  }
}

function parseDecimal(text: string): Decimal['parts'] {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -1 : 1;
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!found || (found[2] ?? '') + (found[3] ?? '') === '') return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = found;
  const power = Number(exponent) - fraction.length;
  if (whole.length + fraction.length > 2 * DECIMAL_DIGITS || Math.abs(power) > MAX_EXPONENT) return undefined;
  return { coefficient: BigInt(whole + fraction) * (sign === '-' ? -1n : 1n), exponent: power };
}

/** `undefined` when it has a fraction, or is no number. */
export function wholeOf({ parts }: Decimal): bigint | undefined {
  if (typeof parts !== 'object') return undefined;
  if (parts.exponent >= 0) return parts.coefficient * 10n ** BigInt(parts.exponent);
  const scale = 10n ** BigInt(-parts.exponent);
  return parts.coefficient % scale === 0n ? parts.coefficient / scale : undefined;
}

/** Exact, then rounded to the digits a decimal128 holds. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (typeof a.parts !== 'object' || typeof b.parts !== 'object') return new Decimal(String(Number(a.text) + Number(b.text)));
  const exponent = Math.min(a.parts.exponent, b.parts.exponent);
  const scaled = [a.parts, b.parts].map((parts) => parts.coefficient * 10n ** BigInt(parts.exponent - exponent));
  return rounded((scaled[0] as bigint) + (scaled[1] as bigint), exponent);
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (typeof a.parts !== 'object' || typeof b.parts !== 'object') return new Decimal(String(Number(a.text) * Number(b.text)));
  return rounded(a.parts.coefficient * b.parts.coefficient, a.parts.exponent + b.parts.exponent);
}

/** Half to even, as decimal128 rounds. */
function rounded(coefficient: bigint, exponent: number): Decimal {
  const sign = coefficient < 0n ? '-' : '';
  let digits = coefficient < 0n ? -coefficient : coefficient;
  let power = exponent;
  const excess = String(digits).length - DECIMAL_DIGITS;
  if (excess > 0) {
    const scale = 10n ** BigInt(excess);
    const rest = (digits % scale) * 2n;
    digits /= scale;
    if (rest > scale || (rest === scale && digits % 2n === 1n)) digits += 1n;
    power += excess;
  }
  if (power >= 0) return new Decimal(power === 0 ? `${sign}${digits}` : `${sign}${digits}E+${power}`);
  const text = String(digits).padStart(1 - power, '0');
  return new Decimal(`${sign}${text.slice(0, power)}.${text.slice(power)}`);
}
