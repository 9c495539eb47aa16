/**
 * What the cloud and a function's process tell each other: one byte for the kind, four for the length, then text. Two pipes carry it, one each way.
 * Not Node's own channel between processes: a function could close that one, would find `process.send` where the platform has none, and
 * its open channel would keep the event loop from ever being empty.
 *
 * To the process – `code` which function to be (JSON `HostedCode`); `run` how (JSON `RunOrder`), at once followed by `event` (JSON), which begins the run.
 * From it – `booted`; `log` what was printed; `result` JSON; `oversized` the bytes of a result too large to send; `failure` what the
 * handler threw; `files` what was loaded (JSON `LoadedFiles`, before the
 * `result`); `crash` an exception nobody caught: the process ends.
 */
const KINDS = ['code', 'run', 'event', 'booted', 'log', 'result', 'oversized', 'failure', 'files', 'crash'] as const;
export type FrameKind = (typeof KINDS)[number];
export type Frame = { readonly kind: FrameKind; readonly text: string };

/** The function a process runs, with what is the same in each of its invocations. */
export type HostedCode = {
  readonly name: string;
  readonly directory: string;
  readonly cacheFile: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What `main` gets as its second argument, less what belongs to one invocation and its functions. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly timeLimitMs: number;
};

/** Names and values, in order. */
export type Variables = readonly (readonly [name: string, value: string])[];

/** How to run once. `environment` is added to that of the function, and gone again in the next invocation. */
export type RunOrder = {
  readonly requestId: string;
  readonly environment: Variables;
  readonly clockOffsetMs: number;
};

/** Path and state (`stampOf`) of each of a function's own files, as they were when they were loaded. */
export type LoadedFiles = readonly (readonly [path: string, stamp: string | undefined])[];

/** Descriptors in the function's process. */
export const FROM_CLOUD = 3;
export const TO_CLOUD = 4;

const HEADER_BYTES = 5;
/** Beyond the largest event and any log: more is no frame of ours. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;

/** The bytes of frames that go out together. */
export function encodeFrames(...frames: readonly (readonly [kind: FrameKind, text: string])[]): Buffer {
  const lengths = frames.map(([, text]) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + HEADER_BYTES + length, 0));
  let at = 0;
  frames.forEach(([kind, text], index) => {
    bytes[at] = KINDS.indexOf(kind);
    at = bytes.writeUInt32BE(lengths[index] as number, at + 1);
    at += bytes.write(text, at);
  });
  return bytes;
}

/** Puts frames together from the pieces a pipe gives. */
export class FrameReader {
  readonly #header = Buffer.alloc(HEADER_BYTES);
  #headerFilled = 0;
  #body: Buffer | undefined;
  #bodyFilled = 0;

  /** The frames that are complete now. @throws RangeError for bytes that are no frame */
  push(piece: Buffer): Frame[] {
    const frames: Frame[] = [];
    for (let at = 0; at < piece.length || this.#isComplete(); ) {
      if (!this.#body) {
        const taken = piece.copy(this.#header, this.#headerFilled, at);
        at += taken;
        this.#headerFilled += taken;
        if (this.#headerFilled === HEADER_BYTES) this.#body = Buffer.allocUnsafe(this.#bodyLength());
        continue;
      }
      const taken = piece.copy(this.#body, this.#bodyFilled, at);
      at += taken;
      this.#bodyFilled += taken;
      if (this.#isComplete()) frames.push(this.#take(this.#body));
    }
    return frames;
  }

  #isComplete(): boolean {
    return this.#body !== undefined && this.#bodyFilled === this.#body.length;
  }

  #bodyLength(): number {
    const length = this.#header.readUInt32BE(1);
    if (length > MAX_FRAME_BYTES || KINDS[this.#header[0] as number] === undefined) throw new RangeError('these bytes are no frame');
    return length;
  }

  #take(body: Buffer): Frame {
    const kind = KINDS[this.#header[0] as number] as FrameKind;
    this.#headerFilled = 0;
    this.#bodyFilled = 0;
    this.#body = undefined;
    return { kind, text: body.toString('utf8') };
  }
}
