import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { databaseFailed } from '../refusals';

/** Looked at so seldom that counting costs nothing: some ten megabytes lie between two looks. */
const LOOK_EVERY = 500_000;
/** Of what V8 may hold at all: far beyond, the process would end and not the query. */
const MOST_OF_HEAP = 0.5;
/** Source: MongoDB's BufBuilder, `BufferMaxSize`, 64 MB. */
const MAX_TEXT_LENGTH = 64 * 1024 * 1024;

let left = LOOK_EVERY;
let collectGarbage: (() => void) | undefined;

/**
 * Counts what a pipeline makes: items of lists, fields of objects, eight characters of text each. A few lines of pipeline can ask for more than any machine has.
 * Differs: MongoDB bounds each stage by 100 MB; here it is what this process has left.
 *
 * @throws PlatformError DATABASE_REQUEST_FAILED before the memory of this process is full
 */
export function spend(cells: number): void {
  left -= cells;
  if (left > 0) return;
  left = LOOK_EVERY;
  if (!isFull(cells)) return;
  // Much of it may be what earlier queries left behind.
  collectGarbage ??= garbageCollector();
  collectGarbage();
  if (isFull(cells)) throw databaseFailed('(ExceededMemoryLimit) the pipeline needs more memory than there is');
}

/** A value that was made, once it is counted. */
export function spent<T>(value: T): T {
  if (Array.isArray(value)) spend(value.length);
  else if (typeof value === 'string') spend(value.length >> 3);
  return value;
}

/** @throws PlatformError DATABASE_REQUEST_FAILED for a text that would be longer than any document may be */
export function checkTextLength(length: number): void {
  if (length > MAX_TEXT_LENGTH)
    throw databaseFailed(`(Location13548) BufBuilder attempted to grow() to ${length} bytes, past the 64MB limit.`);
}

function isFull(cells: number): boolean {
  const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
  return used + cells * 8 > most * MOST_OF_HEAP;
}

/** Node gives it to whoever asks before the first context is made; a new one has it all the same. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
