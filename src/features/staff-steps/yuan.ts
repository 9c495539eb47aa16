import type { Fen } from '#core/domain/money-and-time';

/** As the server takes it (core/contract/fields.ts). */
const MAX_YUAN_DIGITS = 8;
const YUAN = new RegExp(`^\\d{1,${MAX_YUAN_DIGITS}}(\\.\\d{0,2})?$`);

/** What people type for an amount in yuan (`1,200.5`, `￥1200`), in Fen; undefined when it is none or has more than two decimals. */
export function parseYuan(typed: string): Fen | undefined {
  const plain = typed.normalize('NFKC').replace(/[¥,\s]/g, '');
  if (!YUAN.test(plain)) return undefined;
  // By digits, not by multiplication: 19.99 * 100 is not 1999.
  const [yuan = '', cents = ''] = plain.split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

/** An amount as it stands in an input: `1200.00`. */
export const typedYuan = (fen: Fen): string => (fen / 100).toFixed(2);
