import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Row, Store } from '../store';

/** What is known of one file; its bytes lie in the file `blob`. */
export type FileRow = {
  readonly path: string;
  readonly blob: string;
  readonly sizeBytes: number;
  readonly contentType: string;
  readonly ownerOpenid: string;
  readonly uploadedAt: number;
  readonly etag: string;
};

export type FileTable = {
  readonly find: (key: string) => FileRow | undefined;
  /** Puts the row in the place of the one with its path, whose bytes are deleted once the new row is safe. */
  readonly put: (row: FileRow) => void;
  readonly remove: (key: string) => void;
  readonly page: (limit: number, offset: number) => readonly FileRow[];
  readonly total: () => number;
  /** Forgets every file; their bytes lie there until they are swept away. */
  readonly clear: () => void;
  /** Removes bytes that belong to no file. */
  readonly sweep: () => void;
  readonly newBlob: () => string;
  readonly fileOf: (blob: string) => string;
};

/** Paths are kept by a digest: SQLite cuts texts at a NUL, and addresses show no path. */
export const keyOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 32);

/** Files lie under random names in `filesDir`; the row naming one is written after its bytes are safe, and what no row names is deleted at the start. */
export function openFileTable(store: Store, filesDir: string): FileTable {
  store.exec(`CREATE TABLE IF NOT EXISTS storage_files (key TEXT PRIMARY KEY, path TEXT NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL,
    type TEXT NOT NULL, owner TEXT NOT NULL, uploaded_at INTEGER NOT NULL, etag TEXT NOT NULL DEFAULT '')`);
  const columns = store.prepare('PRAGMA table_info(storage_files)').all();
  // A data directory of before there were ETags.
  if (!columns.some(({ name }) => name === 'etag')) store.exec(`ALTER TABLE storage_files ADD COLUMN etag TEXT NOT NULL DEFAULT ''`);
  store.exec('CREATE INDEX IF NOT EXISTS storage_files_blob ON storage_files (blob)');
  const fileOf = (blob: string) => join(filesDir, blob);
  const find = (key: string) => toFileRow(store.prepare('SELECT * FROM storage_files WHERE key = ?').get(key));

  /** Bytes of uploads that a kill broke off, and of files that are forgotten. */
  function sweep(): void {
    const known = store.prepare('SELECT 1 AS found FROM storage_files WHERE blob = ?');
    for (const name of readdirSync(filesDir)) if (!known.get(name)) rmSync(fileOf(name), { force: true });
  }
  sweep();

  return {
    find,
    put: (row) => {
      const key = keyOf(row.path);
      const before = find(key);
      store
        .prepare(
          'INSERT OR REPLACE INTO storage_files (key, path, blob, size, type, owner, uploaded_at, etag) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(key, row.path, row.blob, row.sizeBytes, row.contentType, row.ownerOpenid, row.uploadedAt, row.etag);
      if (before) rmSync(fileOf(before.blob), { force: true });
    },
    remove: (key) => {
      const row = find(key);
      store.prepare('DELETE FROM storage_files WHERE key = ?').run(key);
      if (row) rmSync(fileOf(row.blob), { force: true });
    },
    page: (limit, offset) =>
      store
        .prepare('SELECT * FROM storage_files ORDER BY uploaded_at DESC LIMIT ? OFFSET ?')
        .all(limit, offset)
        .flatMap((row) => toFileRow(row) ?? []),
    total: () => store.prepare('SELECT count(*) AS total FROM storage_files').get()?.total as number,
    clear: () => store.exec('DELETE FROM storage_files'),
    sweep,
    newBlob: () => randomBytes(16).toString('hex'),
    fileOf,
  };
}

function toFileRow(row: Row | undefined): FileRow | undefined {
  if (!row) return undefined;
  return {
    path: row.path as string,
    blob: row.blob as string,
    sizeBytes: row.size as number,
    contentType: row.type as string,
    ownerOpenid: row.owner as string,
    uploadedAt: row.uploaded_at as number,
    etag: `"${row.etag || row.blob}"`,
  };
}
