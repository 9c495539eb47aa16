/** Digits of a number in one part of what the SDK makes of a large one. */
const DIGITS_A_PART = 14;

/**
 * WeChat's name of a message, 64 bits, as decimal digits; null for what is none, or was rounded on its way here. Events carry it as text; the SDK makes of a
 * number in a reply the parts of a big one, `{s, e, c}`: the digits by fourteen without zeros at the end, and how many follow the first.
 * Source: bignumber.js, which wx-server-sdk 4.0.2 reads replies with.
 */
export function wechatId(value: unknown): string | null {
  if (typeof value === 'string') return /^\d{1,20}$/.test(value) ? value : null;
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null;
  const { c, e } = (typeof value === 'object' && value !== null ? value : {}) as { readonly c?: unknown; readonly e?: unknown };
  if (!Array.isArray(c) || typeof e !== 'number') return null;
  const digits = c.map((part, index) => (index === 0 ? String(part) : String(part).padStart(DIGITS_A_PART, '0'))).join('');
  return /^\d{1,20}$/.test(digits) && e < 20 ? digits.padEnd(e + 1, '0') : null;
}
