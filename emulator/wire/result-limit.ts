import { PlatformError } from '../platform-error';

/** What the documents of one reply may come to, as texts of Extended JSON. Source: wx-server-sdk 4.0.2, error table, -602001. */
const MAX_RESULT_BYTES = 1024 * 1024;

/**
 * The documents found, if they fit into one reply.
 * Differs: -602001 stands in the SDK's table of numbers, but no code of the server leads to it there and none is published; so the SDK shows
 * -501001 with this text, as it does for every code it does not know.
 *
 * @throws PlatformError DATABASE_QUERY_SIZE_EXCEED_LIMIT
 */
export function withinReply(found: Iterable<string>): readonly string[] {
  const list: string[] = [];
  let bytes = 0;
  for (const text of found) {
    bytes += Buffer.byteLength(text);
    // Whatever else comes: there may be more than fits into memory.
    if (bytes > MAX_RESULT_BYTES)
      throw new PlatformError('DATABASE_QUERY_SIZE_EXCEED_LIMIT', '[-602001] database query result size exceed limit (1MB)');
    list.push(text);
  }
  return list;
}
