import { copyFileSync, createReadStream, existsSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Clock } from '../clock';
import type { CloudConfig } from '../cloud-config';
import { invalidParam } from '../platform-error';
import type { Store } from '../store';
import { writeBlob } from './blob';
import { refusePath } from './cloud-path';
import { type FileRow, keyOf, openFileTable } from './file-table';
import { signer } from './signer';

const DEFAULT_URL_SECONDS = 2 * 3600;
const UPLOAD_SECONDS = 900;
/** Read ahead of a reader. */
const READ_BYTES = 256 * 1024;

/** Codes as `wx.cloud.uploadFile` would fail with: -503001 refused path or broken off, -503002 someone else's file, -403001 too large. */
export type PutResult = { readonly fileID: string; readonly sizeBytes: number } | { readonly errCode: number; readonly errMsg: string };

export type TempUrl = {
  readonly fileID: string;
  readonly tempFileURL: string;
  readonly status: number;
  readonly errMsg: string;
  readonly maxAge?: number;
};

/** A stored file. `open` streams bytes `start` to `end` inclusive. `etag` with its quotes. */
export type StoredFile = Omit<FileRow, 'blob'> & { readonly open: (start?: number, end?: number) => Readable };

type CopyOptions = { readonly overwrite: boolean; readonly removesOriginal: boolean };

/** What was handed out for an upload and has to come back with it. */
export type UploadGrant = { readonly path: string; readonly authorization: string; readonly token: string; readonly cosFileId: string };

export type CloudStorage = {
  /** Streams to disk; the file is stored for good before it resolves. `ownerOpenid` empty = the cloud itself (a function), which may overwrite anything. */
  readonly put: (body: Readable, cloudPath: string, owner: { readonly ownerOpenid?: string }) => Promise<PutResult>;
  /** At most 50. `status` 0 or -503003 (no such file). Default life 2 hours. */
  readonly tempUrls: (fileIds: readonly string[], maxAgeSeconds?: number) => readonly TempUrl[];
  /** Who uploaded it, '' = the cloud itself; `undefined` when there is no such file. */
  readonly ownerOf: (fileId: string) => string | undefined;
  /** Where and how a client uploads, good for 15 minutes. @throws PlatformError INVALID_PARAM for a path the platform refuses */
  readonly uploadMetadata: (path: string) => { url: string; token: string; authorization: string; fileId: string; cosFileId: string };
  /** What belongs to an upload address; `undefined` when forged or expired. */
  readonly uploadGrant: (ticket: string) => UploadGrant | undefined;
  /** The file behind a temporary address; `expired` covers forged ones too. */
  readonly fromTicket: (ticket: string) => StoredFile | 'expired' | 'missing';
  /** False when there is no such file. */
  readonly remove: (fileId: string) => Promise<boolean>;
  /** Copies by path. `missing`: no such file; `taken`: there is one at `to`, and it is not to be overwritten. @throws PlatformError INVALID_PARAM for a path the platform refuses */
  readonly copy: (from: string, to: string, how: CopyOptions) => { readonly fileID: string } | 'missing' | 'taken';
  readonly list: (
    limit: number,
    offset: number,
  ) => { total: number; files: { fileID: string; sizeBytes: number; contentType: string; uploadedAt: number }[] };
  /** Forgets every file; their bytes lie there until they are swept away. */
  readonly reset: () => void;
  /** Removes bytes that belong to no file. */
  readonly sweep: () => void;
};

export function openStorage(store: Store, clock: Clock, config: CloudConfig, filesDir: string, baseUrl: () => string): CloudStorage {
  const table = openFileTable(store, filesDir);
  const { sign, verify, mark } = signer(store, clock);
  const prefix = `cloud://${config.envId}.${config.bucket}/`;
  const pathOf = (fileId: string) => (fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined);
  const rowOf = (fileId: string) => {
    const path = pathOf(fileId);
    return path === undefined ? undefined : table.find(keyOf(path));
  };

  function mayWrite(path: string, openid: string): boolean {
    const row = table.find(keyOf(path));
    return row === undefined || openid === '' || row.ownerOpenid === openid;
  }

  async function put(body: Readable, cloudPath: string, { ownerOpenid = '' }: { readonly ownerOpenid?: string }): Promise<PutResult> {
    const refusal = refusePath(cloudPath);
    if (refusal) return { errCode: -503001, errMsg: refusal };
    const denied = { errCode: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY: the file belongs to somebody else' };
    if (!mayWrite(cloudPath, ownerOpenid)) return denied;
    const blob = table.newBlob();
    const written = await writeBlob(body, table.fileOf(blob));
    if ('errCode' in written) return written;
    const { sizeBytes, contentType, md5: etag } = written;
    // Somebody else may have been there while the bytes arrived, or a reset, which sweeps away what belongs to no file.
    if (!existsSync(table.fileOf(blob))) return { errCode: -503001, errMsg: 'the file was swept away by a reset' };
    if (!mayWrite(cloudPath, ownerOpenid)) {
      rmSync(table.fileOf(blob), { force: true });
      return denied;
    }
    const owner = table.find(keyOf(cloudPath))?.ownerOpenid ?? ownerOpenid;
    table.put({ path: cloudPath, blob, sizeBytes, contentType, ownerOpenid: owner, uploadedAt: clock.now(), etag });
    return { fileID: prefix + cloudPath, sizeBytes };
  }

  function copy(from: string, to: string, { overwrite, removesOriginal }: CopyOptions): { readonly fileID: string } | 'missing' | 'taken' {
    checkPath(to);
    const source = table.find(keyOf(from));
    if (!source) return 'missing';
    const taken = table.find(keyOf(to));
    if (taken && !overwrite) return 'taken';
    const blob = table.newBlob();
    copyFileSync(table.fileOf(source.blob), table.fileOf(blob));
    const ownerOpenid = taken?.ownerOpenid ?? '';
    table.put({ ...source, etag: source.etag.slice(1, -1), path: to, blob, ownerOpenid, uploadedAt: clock.now() });
    if (removesOriginal && from !== to) table.remove(keyOf(from));
    return { fileID: prefix + to };
  }

  function grantFor(path: string): UploadGrant {
    const cosFileId = keyOf(path);
    return {
      path,
      cosFileId,
      authorization: `q-sign-algorithm=sha1&q-ak=local&q-signature=${mark(`authorization ${path}`)}`,
      token: mark(`token ${path}`),
    };
  }

  return {
    put,
    copy,
    tempUrls: (fileIds, maxAgeSeconds = DEFAULT_URL_SECONDS) =>
      fileIds.map((fileID) => {
        const row = rowOf(fileID);
        if (!row) return { fileID, tempFileURL: '', status: -503003, errMsg: 'STORAGE_FILE_NONEXIST' };
        const tempFileURL = `${baseUrl()}/__storage/${sign(keyOf(row.path), maxAgeSeconds)}`;
        return { fileID, tempFileURL, status: 0, errMsg: 'ok', maxAge: maxAgeSeconds };
      }),
    ownerOf: (fileId) => rowOf(fileId)?.ownerOpenid,
    uploadMetadata: (path) => {
      checkPath(path);
      const { authorization, token, cosFileId } = grantFor(path);
      const url = `${baseUrl()}/__storage/upload/${sign(Buffer.from(path).toString('base64url'), UPLOAD_SECONDS)}`;
      return { url, token, authorization, fileId: prefix + path, cosFileId };
    },
    uploadGrant: (ticket) => {
      const encoded = verify(ticket);
      return encoded === undefined ? undefined : grantFor(Buffer.from(encoded, 'base64url').toString('utf8'));
    },
    fromTicket: (ticket) => {
      const key = verify(ticket);
      if (key === undefined) return 'expired';
      const row = table.find(key);
      if (!row) return 'missing';
      const { blob, ...file } = row;
      return {
        ...file,
        open: (start = 0, end = Number.POSITIVE_INFINITY) =>
          createReadStream(table.fileOf(blob), { start, end, highWaterMark: READ_BYTES }),
      };
    },
    remove: async (fileId) => {
      const row = rowOf(fileId);
      if (row) table.remove(keyOf(row.path));
      return row !== undefined;
    },
    list: (limit, offset) => {
      const files = table.page(limit, offset).map(({ path, sizeBytes, contentType, uploadedAt }) => ({
        fileID: prefix + path,
        sizeBytes,
        contentType,
        uploadedAt,
      }));
      return { total: table.total(), files };
    },
    reset: table.clear,
    sweep: table.sweep,
  };
}

/** @throws PlatformError INVALID_PARAM */
function checkPath(path: unknown): void {
  const refusal = refusePath(path);
  if (refusal) throw invalidParam(refusal);
}
