import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf, SIGNATURE_BYTES } from './content-type';

/** Source: wx.cloud.uploadFile, read 2026-11-22. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** `md5` in hex, which object storage gives as the file's ETag. */
export type Written = { readonly sizeBytes: number; readonly contentType: string; readonly md5: string };

/** Streams to disk and makes it safe there (fsync); a file too large (-403001) or broken off (-503001) leaves nothing. */
export async function writeBlob(body: Readable, file: string): Promise<Written | { readonly errCode: number; readonly errMsg: string }> {
  const hash = createHash('md5');
  let sizeBytes = 0;
  let head = Buffer.alloc(0);
  const measure = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      sizeBytes += chunk.length;
      hash.update(chunk);
      if (head.length < SIGNATURE_BYTES) head = Buffer.concat([head, chunk.subarray(0, SIGNATURE_BYTES)]);
      if (sizeBytes > MAX_FILE_BYTES) done(new RangeError('too large'));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(body, measure, createWriteStream(file, { flags: 'wx' }));
    const handle = await open(file, 'r+');
    await handle.sync();
    await handle.close();
    return { sizeBytes, contentType: contentTypeOf(head), md5: hash.digest('hex') };
  } catch (failure) {
    rmSync(file, { force: true });
    if (failure instanceof RangeError) return { errCode: -403001, errMsg: `the file is larger than ${MAX_FILE_BYTES} bytes` };
    return { errCode: -503001, errMsg: 'the file did not arrive whole' };
  }
}
