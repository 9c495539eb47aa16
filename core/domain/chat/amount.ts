import type { Fen } from '../money-and-time';
import type { Line } from './line';

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d{1,2}))?`;
/** `1200` · `1,200.00` · `¥1200` · `1200元` · `1.2万`. Nothing that could go on as another number, a date or a code may follow. */
const AMOUNT = new RegExp(String.raw`^[¥$]?\s*${NUMBER}\s*(万)?\s*(?:元|块|rmb|cny|yuan)?(?![\d.,:/%a-z-]*\d|[a-z])`);
const MAX_AMOUNT: Fen = 100_000_000_00;

/** An amount of money at this place of the line, in Fen; undefined, and nothing taken, where there is none. */
export function takeAmount(line: Line): Fen | undefined {
  const before = line.at;
  const found = line.take(AMOUNT);
  if (!found?.[1]) return undefined;
  const [, whole, decimals = '', myriad] = found;
  const fen = Number(whole.replace(/,/g, '')) * 100 + Number(decimals.padEnd(2, '0'));
  const amount = myriad === undefined ? fen : fen * 10_000;
  if (amount <= MAX_AMOUNT) return amount;
  line.goTo(before);
  return undefined;
}
