import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock';
import type { CloudConfig } from '../cloud-config';
import { PlatformError } from '../platform-error';
import type { Store } from '../store';
import { refusePath } from './cloud-path';
import { contentTypeOf, SIGNATURE_BYTES } from './content-type';
import { signer } from './signer';

/** Source: wx.cloud.uploadFile, read 2026-11-22. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
const DEFAULT_URL_SECONDS = 2 * 3600;
const UPLOAD_SECONDS = 900;

/** Codes as `wx.cloud.uploadFile` would fail with: -503001 refused path or broken off, -503002 someone else's file, -403001 too large. */
export type PutResult = { readonly fileID: string; readonly sizeBytes: number } | { readonly errCode: number; readonly errMsg: string };

export type TempUrl = {
  readonly fileID: string;
  readonly tempFileURL: string;
  readonly status: number;
  readonly errMsg: string;
  readonly maxAge?: number;
};

/** A stored file. `open` streams bytes `start` to `end` inclusive. */
export type StoredFile = {
  readonly path: string;
  readonly sizeBytes: number;
  readonly contentType: string;
  readonly ownerOpenid: string;
  readonly uploadedAt: number;
  readonly open: (start?: number, end?: number) => Readable;
};

export type CloudStorage = {
  /** Streams to disk; the file is stored for good before it resolves. `ownerOpenid` empty = the cloud itself (a function), which may overwrite anything. */
  readonly put: (body: Readable, cloudPath: string, owner: { readonly ownerOpenid?: string }) => Promise<PutResult>;
  /** At most 50. `status` 0 or -503003 (no such file). Default life 2 hours. */
  readonly tempUrls: (fileIds: readonly string[], maxAgeSeconds?: number) => readonly TempUrl[];
  /** Who uploaded it, '' = the cloud itself; `undefined` when there is no such file. */
  readonly ownerOf: (fileId: string) => string | undefined;
  /** Where and how the SDK uploads. @throws PlatformError INVALID_PARAM for a path the platform refuses */
  readonly uploadMetadata: (path: string) => { url: string; token: string; authorization: string; fileId: string; cosFileId: string };
  /** The path an upload address is good for; `undefined` when forged or expired. */
  readonly uploadPath: (ticket: string) => string | undefined;
  /** The file behind a temporary address; `expired` covers forged ones too. */
  readonly fromTicket: (ticket: string) => StoredFile | 'expired' | 'missing';
  /** False when there is no such file. */
  readonly remove: (fileId: string) => Promise<boolean>;
  readonly list: (
    limit: number,
    offset: number,
  ) => { total: number; files: { fileID: string; sizeBytes: number; contentType: string; uploadedAt: number }[] };
  /** Forgets every file; their bytes lie there until they are swept away. */
  readonly reset: () => void;
  /** Removes bytes that belong to no file. */
  readonly sweep: () => void;
};

/** Files lie under random names in `filesDir`; the row naming one is written after its bytes are safe. */
export function openStorage(store: Store, clock: Clock, config: CloudConfig, filesDir: string, baseUrl: () => string): CloudStorage {
  store.exec(`CREATE TABLE IF NOT EXISTS storage_files (
    key TEXT PRIMARY KEY, path TEXT NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, owner TEXT NOT NULL, uploaded_at INTEGER NOT NULL)`);
  const prefix = `cloud://${config.envId}.${config.bucket}/`;
  const { sign, verify } = signer(store, clock);
  const keyOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 32);
  const rowOf = (key: string) =>
    store.prepare('SELECT path, blob, size, type, owner, uploaded_at FROM storage_files WHERE key = ?').get(key);
  const blobFile = (blob: unknown) => join(filesDir, String(blob));
  const pathOf = (fileId: string) => (fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined);

  /** Bytes of uploads that a kill broke off, and of files that are forgotten. */
  function sweep(): void {
    const known = store.prepare('SELECT 1 AS found FROM storage_files WHERE blob = ?');
    for (const name of readdirSync(filesDir)) if (!known.get(name)) rmSync(blobFile(name), { force: true });
  }
  store.exec('CREATE INDEX IF NOT EXISTS storage_files_blob ON storage_files (blob)');
  sweep();

  function mayWrite(path: string, openid: string): boolean {
    const row = rowOf(keyOf(path));
    return row === undefined || openid === '' || row.owner === openid;
  }

  async function put(body: Readable, cloudPath: string, { ownerOpenid = '' }: { readonly ownerOpenid?: string }): Promise<PutResult> {
    const refusal = refusePath(cloudPath);
    if (refusal) return { errCode: -503001, errMsg: refusal };
    const denied = { errCode: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY: the file belongs to somebody else' };
    if (!mayWrite(cloudPath, ownerOpenid)) return denied;
    const blob = randomBytes(16).toString('hex');
    const written = await writeBlob(body, blobFile(blob));
    if ('errCode' in written) return written;
    const isDenied = store.transaction(() => {
      if (!mayWrite(cloudPath, ownerOpenid)) return true;
      const key = keyOf(cloudPath);
      const before = rowOf(key);
      store
        .prepare('INSERT OR REPLACE INTO storage_files (key, path, blob, size, type, owner, uploaded_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(key, cloudPath, blob, written.sizeBytes, written.contentType, before ? String(before.owner) : ownerOpenid, clock.now());
      if (before) rmSync(blobFile(before.blob), { force: true });
      return false;
    });
    if (!isDenied) return { fileID: prefix + cloudPath, sizeBytes: written.sizeBytes };
    rmSync(blobFile(blob), { force: true });
    return denied;
  }

  function find(key: string): StoredFile | undefined {
    const row = rowOf(key);
    if (!row) return undefined;
    return {
      path: row.path as string,
      sizeBytes: row.size as number,
      contentType: row.type as string,
      ownerOpenid: row.owner as string,
      uploadedAt: row.uploaded_at as number,
      open: (start = 0, end = Number.POSITIVE_INFINITY) => createReadStream(blobFile(row.blob), { start, end }),
    };
  }

  return {
    put,
    tempUrls: (fileIds, maxAgeSeconds = DEFAULT_URL_SECONDS) =>
      fileIds.map((fileID) => {
        const path = pathOf(fileID);
        if (path === undefined || !rowOf(keyOf(path))) return { fileID, tempFileURL: '', status: -503003, errMsg: 'STORAGE_FILE_NONEXIST' };
        return {
          fileID,
          tempFileURL: `${baseUrl()}/__storage/${sign(keyOf(path), maxAgeSeconds)}`,
          status: 0,
          errMsg: 'ok',
          maxAge: maxAgeSeconds,
        };
      }),
    ownerOf: (fileId) => {
      const path = pathOf(fileId);
      return path === undefined ? undefined : (rowOf(keyOf(path))?.owner as string | undefined);
    },
    uploadMetadata: (path) => {
      const refusal = refusePath(path);
      if (refusal) throw new PlatformError('INVALID_PARAM', `[InvalidParameter] ${refusal}`);
      const url = `${baseUrl()}/__storage/upload/${sign(Buffer.from(path).toString('base64url'), UPLOAD_SECONDS)}`;
      return { url, token: 'local', authorization: 'local', fileId: prefix + path, cosFileId: keyOf(path) };
    },
    uploadPath: (ticket) => {
      const encoded = verify(ticket);
      return encoded === undefined ? undefined : Buffer.from(encoded, 'base64url').toString('utf8');
    },
    fromTicket: (ticket) => {
      const key = verify(ticket);
      return key === undefined ? 'expired' : (find(key) ?? 'missing');
    },
    remove: async (fileId) => {
      const path = pathOf(fileId);
      const row = path === undefined ? undefined : rowOf(keyOf(path));
      if (path === undefined || !row) return false;
      store.prepare('DELETE FROM storage_files WHERE key = ?').run(keyOf(path));
      rmSync(blobFile(row.blob), { force: true });
      return true;
    },
    list: (limit, offset) => {
      const rows = store
        .prepare('SELECT path, size, type, uploaded_at FROM storage_files ORDER BY uploaded_at DESC LIMIT ? OFFSET ?')
        .all(limit, offset);
      const files = rows.map(({ path, size, type, uploaded_at }) => ({
        fileID: prefix + path,
        sizeBytes: size as number,
        contentType: type as string,
        uploadedAt: uploaded_at as number,
      }));
      return { total: store.prepare('SELECT count(*) AS total FROM storage_files').get()?.total as number, files };
    },
    reset: () => store.exec('DELETE FROM storage_files'),
    sweep,
  };
}

/** Streams to disk and makes it safe there (fsync); a file too large or broken off leaves nothing. */
async function writeBlob(
  body: Readable,
  file: string,
): Promise<{ sizeBytes: number; contentType: string } | { errCode: number; errMsg: string }> {
  let sizeBytes = 0;
  let head = Buffer.alloc(0);
  const measure = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      sizeBytes += chunk.length;
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
    return { sizeBytes, contentType: contentTypeOf(head) };
  } catch (failure) {
    rmSync(file, { force: true });
    if (failure instanceof RangeError) return { errCode: -403001, errMsg: `the file is larger than ${MAX_FILE_BYTES} bytes` };
    return { errCode: -503001, errMsg: 'the file did not arrive whole' };
  }
}
