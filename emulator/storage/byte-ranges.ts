/** From `start` to `end`, both included. */
export type ByteRange = { readonly start: number; readonly end: number };

/** More than anybody asks for; past it the header is ignored, as RFC 9110, section 14.2 allows for what looks like an attack. */
const MAX_RANGES = 16;

/**
 * What a Range header asks of a file: `a-b`, `a-`, `-n` and lists of them.
 * Source: RFC 9110, section 14.
 *
 * @returns the ranges that can be served, in their order; `unsatisfiable` when none can; `undefined` when the whole file is the answer (no header, another unit, ill-formed)
 */
export function rangesOf(header: string | undefined, size: number): readonly ByteRange[] | 'unsatisfiable' | undefined {
  const list = /^bytes=(.+)$/i.exec(header ?? '')?.[1]?.split(',');
  if (!list || list.length > MAX_RANGES) return undefined;
  const ranges: ByteRange[] = [];
  for (const text of list.map((part) => part.trim())) {
    if (text === '') continue;
    const found = /^(\d*)-(\d*)$/.exec(text);
    if (!found || text === '-') return undefined;
    const [first, last] = [found[1] ?? '', found[2] ?? ''];
    if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
    const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
    const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
    if (start <= end) ranges.push({ start, end });
  }
  if (ranges.length === 0) return 'unsatisfiable';
  return isWorthIt(ranges, size) ? ranges : undefined;
}

/** Ranges that overlap could ask for far more than there is. */
function isWorthIt(ranges: readonly ByteRange[], size: number): boolean {
  const asked = ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  return ranges.length === 1 || asked <= size;
}
