import { readSync, writeSync } from 'node:fs';
import { encodeFrames, FROM_CLOUD, type Frame, type FrameKind, FrameReader, TO_CLOUD } from '../frames';

const reader = new FrameReader();
const pieces = Buffer.allocUnsafe(64 * 1024);
const ready: Frame[] = [];
const { kill, pid } = process;

/**
 * The next frame from the cloud. The thread stands still until it comes: between two invocations nothing of the function runs, no timer,
 * no reply of a call it did not await – as an instance of the platform is frozen after it answered.
 */
export function receive(): Frame {
  for (;;) {
    const frame = ready.shift();
    if (frame) return frame;
    const size = readOrEnd();
    ready.push(...reader.push(pieces.subarray(0, size)));
  }
}

/** Returns once the cloud's side of the pipe has taken it, so that nothing is lost if the process ends right after. */
export function send(kind: FrameKind, text = ''): void {
  const frame = encodeFrames([kind, text]);
  try {
    for (let sent = 0; sent < frame.length; ) sent += writeSync(TO_CLOUD, frame, sent);
  } catch {
    end();
  }
}

/** Not `process.exit`: the function may have replaced it, or listen to it for ever. */
export function end(): never {
  kill(pid, 'SIGKILL');
  for (;;);
}

function readOrEnd(): number {
  try {
    const size = readSync(FROM_CLOUD, pieces);
    if (size > 0) return size;
  } catch {
    // As at its end: the cloud is gone.
  }
  return end();
}
