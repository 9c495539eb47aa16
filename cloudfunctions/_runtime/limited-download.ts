/**
 * What lies at a temporary address, held in memory up to a bound: the SDK's own download takes whatever a client has put there. A length that is said
 * beforehand is believed when it is too long; what says none is counted as it comes.
 *
 * @returns null when nothing is there
 * @throws when the storage answers anything else
 */
export async function downloadUpTo(url: string, maxBytes: number): Promise<Uint8Array | 'too-large' | null> {
  const stop = new AbortController();
  const response = await fetch(url, { signal: stop.signal });
  try {
    if (response.status === 404) return null;
    if (response.status !== 200 || !response.body) throw new Error(`a file could not be read: HTTP ${response.status}`);
    if (Number(response.headers.get('content-length')) > maxBytes) return 'too-large';
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += part.length;
      if (bytes > maxBytes) return 'too-large';
      parts.push(part);
    }
    return Buffer.concat(parts, bytes);
  } finally {
    // The rest, if any, is not waited for; after the last byte this does nothing.
    stop.abort();
  }
}
