import { randomBytes } from 'node:crypto';
import { orderKey } from './order-key';
import { RANK, rankOf } from './values/rank';

/** Sorts before all text, and after. */
const BEFORE_TEXT = '\u0001';
const AFTER_TEXT = '\u{10ffff}';

/** The id column, in MongoDB's order of ids: most texts as they are, everything else as its key. */
export function idText(id: unknown): string {
  // SQLite would cut text at a NUL and replace a lone surrogate.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (typeof id === 'string' && id !== '' && !/^[\u0001\u{10ffff}]|[\u0000\p{Surrogate}]/u.test(id)) return id;
  return `${rankOf(id) > RANK.string ? AFTER_TEXT : BEFORE_TEXT}${orderKey(id, 1).toString('hex')}`;
}

export function newId(): string {
  return randomBytes(16).toString('hex');
}
