import { closeSync, openSync, readSync } from 'node:fs';

const LOOK_EVERY_MS = 50;
const PAGE_BYTES = 4096;

/** A process whose memory is looked at. `usedMb`: the last that was seen in this run, or before it if the run was short. */
export type Watched = { readonly pid: number | undefined; readonly memoryMb: number; usedMb: number | undefined };

const watched = new Map<Watched, () => void>();
let looking: NodeJS.Timeout | undefined;

/**
 * Looks every 50 ms how much memory a running process uses of its own (anonymous pages: V8's heap and everything outside of it, such as
 * Buffers, but not the program's code that all processes share).
 * Differs: an instance of the platform is stopped at the limit itself, here it may pass it between two looks. Only where there is
 * `/proc` (Linux); elsewhere V8's limit of the heap holds alone.
 *
 * @param onExceeded called once, when it uses more than `memoryMb`
 * @returns ends watching
 */
export function watchMemory(process: Watched, onExceeded: () => void): () => void {
  watched.set(process, onExceeded);
  looking ??= setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    // A process that was never seen: its first run was short.
    if (watched.delete(process) && process.usedMb === undefined) process.usedMb = ownMemoryMb(process.pid);
  };
}

function look(): void {
  for (const [process, onExceeded] of watched) {
    const usedMb = ownMemoryMb(process.pid);
    if (usedMb === undefined) continue;
    process.usedMb = usedMb;
    if (usedMb <= process.memoryMb) continue;
    watched.delete(process);
    onExceeded();
  }
  // Ends by itself, so that many short runs do not start and stop it each time.
  if (watched.size > 0) return;
  clearInterval(looking);
  looking = undefined;
}

const text = Buffer.alloc(128);

/** Anonymous memory of a process in MB; undefined where it cannot be read. */
function ownMemoryMb(pid: number | undefined): number | undefined {
  try {
    const file = openSync(`/proc/${pid}/statm`, 'r');
    try {
      const [, resident = 0, shared = 0] = text
        .toString('latin1', 0, readSync(file, text, 0, text.length, 0))
        .split(' ')
        .map(Number);
      return Math.round(((resident - shared) * PAGE_BYTES) / 1024 / 1024);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
