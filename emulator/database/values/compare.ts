import { type AnyNumber, compareNumbers } from './numbers';
import { type Pattern, patternOf } from './pattern';
import { RANK, rankOf } from './rank';
import type { Tagged } from './tagged';
import { bytesOf } from './tagged-bytes';

/** As MongoDB compares two values for sorting: types first, then by value; missing is null. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  const rank = rankOf(a);
  const difference = rank - rankOf(b);
  return difference === 0 ? compareOfRank(rank, a, b) : difference;
}

/** Of one type and value; the order of fields counts. */
export const isSame = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0;

/** By code point, which is the order of UTF-8 bytes. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return inByteOrder(x) - inByteOrder(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for characters above all others. */
const inByteOrder = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

function compareOfRank(rank: number, a: unknown, b: unknown): number {
  switch (rank) {
    case RANK.null:
    case RANK.empty:
    case RANK.minKey:
    case RANK.maxKey:
      return 0;
    case RANK.number:
      return compareNumbers(a as AnyNumber, b as AnyNumber);
    case RANK.boolean:
    case RANK.date:
      return Number(a) - Number(b);
    case RANK.object:
      return compareObjects(a as Record<string, unknown>, b as Record<string, unknown>);
    case RANK.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case RANK.regExp:
      return comparePatterns(patternOf(a) as Pattern, patternOf(b) as Pattern);
    default:
      return Buffer.compare(bytesOf(a as Tagged | string), bytesOf(b as Tagged | string));
  }
}

/** Field by field: type, then name, then value; the shorter first. */
function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const [fields, others] = [Object.keys(a), Object.keys(b)];
  const length = Math.min(fields.length, others.length);
  for (let i = 0; i < length; i += 1) {
    const [name, other] = [fields[i] as string, others[i] as string];
    const compared = rankOf(a[name]) - rankOf(b[other]) || compareTexts(name, other) || compareValues(a[name], b[other]);
    if (compared !== 0) return compared;
  }
  return fields.length - others.length;
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const compared = compareValues(a[i], b[i]);
    if (compared !== 0) return compared;
  }
  return a.length - b.length;
}

const comparePatterns = (a: Pattern, b: Pattern): number => compareTexts(a.source, b.source) || compareTexts(a.options, b.options);
