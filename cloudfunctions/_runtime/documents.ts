import type { Query, Stored } from './database';
import { isResultTooLarge } from './platform-error';

/** WeChat's client limit, kept everywhere so that every document can be read by every tool. */
const MAX_DOCUMENT_BYTES = 512 * 1024;

export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge';
}

/**
 * A value as a document: without `undefined`, which the database refuses or drops.
 *
 * @throws {@link DocumentTooLarge} over 512 KB
 */
export function toDocument(value: object): Stored {
  const text = JSON.stringify(value);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_DOCUMENT_BYTES) throw new DocumentTooLarge(`document of ${bytes} bytes is over ${MAX_DOCUMENT_BYTES}`);
  return JSON.parse(text) as Stored;
}

/** The SDK cuts more than this off without a word. */
const MAX_OF_A_CALL = 1000;

/** What a query finds, at most `limit`; fewer at a time when they would not fit into one answer (1 MB). */
export async function readUpTo(query: Query, limit: number): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  let size = Math.min(limit, MAX_OF_A_CALL);
  while (found.length < limit) {
    const asked = Math.min(size, limit - found.length);
    const part = await readOnce(found.length === 0 ? query : query.skip(found.length), asked);
    if (part) found.push(...part);
    else size = Math.ceil(asked / 4);
    if (part && part.length < asked) break;
  }
  return found;
}

/** Null when the answer would be too large. */
async function readOnce(query: Query, limit: number): Promise<readonly Stored[] | null> {
  try {
    return (await query.limit(limit).get()).data;
  } catch (thrown) {
    if (isResultTooLarge(thrown) && limit > 1) return null;
    throw thrown;
  }
}
