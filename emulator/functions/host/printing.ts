/** What one invocation may print; the platform cuts, too. */
const MAX_PRINTED_CHARS = 256 * 1024;

type Output = typeof process.stdout.write;

/**
 * Sends what the function prints to `print`, in order with everything else. What goes to the descriptors themselves (native code) is
 * read by the cloud from the process's pipes.
 *
 * @returns to be called when an invocation begins
 */
export function capturePrinting(print: (text: string) => void): () => void {
  let left = MAX_PRINTED_CHARS;

  const write = (chunk: string | Uint8Array, encoding?: unknown, whenDone?: unknown): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    if (left > 0) print(text.length <= left ? text : `${text.slice(0, left)}\n… (more was printed; it is not kept)`);
    left -= text.length;
    const callback = typeof encoding === 'function' ? encoding : whenDone;
    if (typeof callback === 'function') process.nextTick(callback as () => void);
    return true;
  };
  for (const stream of [process.stdout, process.stderr]) stream.write = write as Output;
  return () => {
    left = MAX_PRINTED_CHARS;
  };
}
