import type { Fen } from '#core/domain/money-and-time';

/** As the server takes it (core/contract/fields.ts). */
const MAX_YUAN_DIGITS = 8;
const YUAN = new RegExp(`^\\d{1,${MAX_YUAN_DIGITS}}(\\.\\d{0,2})?$`);
/** Commas stand between thousands. Anywhere else one may be a slip for the point: 12,50 is not 1250. */
const IN_THOUSANDS = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/** What people type for an amount in yuan (`1,200.5`, `￥1200`), in Fen; undefined when it is none or has more than two decimals. */
export function parseYuan(typed: string): Fen | undefined {
  const mended = typed.normalize('NFKC').replace(/[¥\s]/g, '');
  const plain = IN_THOUSANDS.test(mended) ? mended.replaceAll(',', '') : mended;
  if (!YUAN.test(plain)) return undefined;
  // By digits, not by multiplication: 19.99 * 100 is not 1999.
  const [yuan = '', cents = ''] = plain.split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

/** Fen as people type it: 120050 is `1200.50`. */
export const toYuan = (amount: Fen): string => (amount / 100).toFixed(2);
