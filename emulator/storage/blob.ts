import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { contentTypeOf, SIGNATURE_BYTES } from './content-type';

/** Source: wx.cloud.uploadFile, read 2026-11-22. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** What is held in memory before it goes to disk. */
const PIECE_BYTES = 256 * 1024;

/** `md5` in hex, which object storage gives as the file's ETag. */
export type Written = { readonly sizeBytes: number; readonly contentType: string; readonly md5: string };

/**
 * Streams to disk; a file too large (-403001) or broken off (-503001) leaves nothing. As with documents, what was acknowledged survives a kill
 * of the process: the bytes are with the operating system.
 */
export async function writeBlob(body: Readable, file: string): Promise<Written | { readonly errCode: number; readonly errMsg: string }> {
  try {
    const handle = await open(file, 'wx');
    try {
      return await writePieces(body, handle);
    } finally {
      await handle.close();
    }
  } catch (failure) {
    rmSync(file, { force: true });
    if (failure instanceof RangeError) return { errCode: -403001, errMsg: `the file is larger than ${MAX_FILE_BYTES} bytes` };
    return { errCode: -503001, errMsg: 'the file did not arrive whole' };
  }
}

/** @throws RangeError past {@link MAX_FILE_BYTES}; the rest of the body is left to whoever answers */
async function writePieces(body: Readable, handle: FileHandle): Promise<Written> {
  const hash = createHash('md5');
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  let piece: Buffer[] = [];
  let pieceBytes = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_FILE_BYTES) throw new RangeError('too large');
    hash.update(chunk);
    if (head.length < SIGNATURE_BYTES) head = Buffer.concat([head, chunk.subarray(0, SIGNATURE_BYTES)]);
    piece.push(chunk);
    pieceBytes += chunk.length;
    if (pieceBytes < PIECE_BYTES) continue;
    await writeAll(handle, piece);
    piece = [];
    pieceBytes = 0;
  }
  await writeAll(handle, piece);
  return { sizeBytes, contentType: contentTypeOf(head), md5: hash.digest('hex') };
}

/** A disk that is full takes only a part. */
async function writeAll(handle: FileHandle, piece: readonly Buffer[]): Promise<void> {
  if (piece.length === 0) return;
  const wanted = piece.reduce((sum, { length }) => sum + length, 0);
  const { bytesWritten } = await handle.writev(piece);
  if (bytesWritten < wanted) throw new Error(`only ${bytesWritten} of ${wanted} bytes could be written`);
}
