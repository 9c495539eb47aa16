import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'libsql';

/** A data directory that this process alone uses until `release`. */
export type DataDir = { readonly path: string; readonly databaseFile: string; readonly filesDir: string; readonly release: () => void };

/** Somebody else runs on this directory. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';
}

/**
 * Takes a data directory, making it if it is new.
 * The lock is an exclusive transaction on a tiny SQLite file: the operating system drops it with its process, so a killed
 * one never blocks the next start. `lock-owner.json` beside it only serves to name the owner.
 *
 * @throws DataDirInUse when another start holds it, in this process or another
 */
export function takeDataDir(directory: string): DataDir {
  const path = resolve(directory);
  const filesDir = join(path, 'files');
  mkdirSync(filesDir, { recursive: true });
  const owner = join(path, 'lock-owner.json');
  const lock = new Database(join(path, 'lock.sqlite'));
  try {
    lock.exec('PRAGMA journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (failure) {
    lock.close();
    if ((failure as { code?: unknown }).code !== 'SQLITE_BUSY') throw failure;
    throw new DataDirInUse(
      `The data directory ${path} is in use by ${describeOwner(owner)}. Stop it, or set DATA_DIR to another directory.`,
    );
  }
  writeFileSync(owner, JSON.stringify({ pid: process.pid }));
  return {
    path,
    databaseFile: join(path, 'cloud.sqlite'),
    filesDir,
    release: () => {
      rmSync(owner, { force: true });
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

function describeOwner(file: string): string {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: number };
    return pid === process.pid ? 'this very process' : `process ${pid}`;
  } catch {
    return 'another process';
  }
}
