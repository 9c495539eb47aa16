import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock';
import { RequestRefused } from '../http';
import type { State } from '../state';
import { linkMissing } from '../storage/link-files';
import type { Store } from '../store';
import { copyTables, putTablesBack } from './table-copies';

/** `now` is what the clock showed, `takenAt` the machine's time, both epoch ms. */
export type Snapshot = {
  readonly name: string;
  readonly takenAt: number;
  readonly now: number;
  readonly files: number;
  /** Of documents and whatever else has rows; files lie beside and take no room twice. */
  readonly sizeBytes: number;
};

export type Snapshots = {
  readonly list: () => readonly Snapshot[];
  /** Keeps everything as it stands, under a name of letters, digits, `-` and `_`; one of the same name goes. @throws RequestRefused 400 BAD_SNAPSHOT */
  readonly take: (name: unknown) => Snapshot;
  /** Everything is as it was, the time on the clock included. @throws RequestRefused 404 NO_SNAPSHOT, 409 OTHER_TABLES */
  readonly restore: (name: string) => Snapshot;
  /** @throws RequestRefused 404 NO_SNAPSHOT */
  readonly remove: (name: string) => void;
};

type Parts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly state: State;
  readonly filesDir: string;
  /** Made when needed. */
  readonly directory: string;
};

const NAME = /^[A-Za-z0-9_-]{1,64}$/;
/** No names of snapshots: what is left of them when the process is killed in the middle goes with the next start. */
const BEGUN = '.begun';
const GIVEN_UP = '.given-up';

/**
 * Snapshots of the whole local cloud, kept in the data directory: they outlive a restart, and belong to this directory alone.
 * Rows are copied table by table; stored files never change under their random names, so a snapshot only links them.
 */
export function openSnapshots({ store, clock, state, filesDir, directory }: Parts): Snapshots {
  const begun = join(directory, BEGUN);
  const givenUp = join(directory, GIVEN_UP);
  const erase = (path: string) => rmSync(path, { recursive: true, force: true });
  erase(begun);
  erase(givenUp);

  /** @throws RequestRefused 404 NO_SNAPSHOT */
  function find(name: string): ReturnType<typeof placesIn> {
    const path = join(directory, name);
    if (!NAME.test(name) || !existsSync(path)) throw new RequestRefused(404, 'NO_SNAPSHOT', `there is no snapshot "${name}"`);
    return placesIn(path);
  }

  function describe(name: string): Snapshot {
    const { about, rows, files } = find(name);
    const { takenAt, now } = JSON.parse(readFileSync(about, 'utf8')) as Pick<Snapshot, 'takenAt' | 'now'>;
    return { name, takenAt, now, files: readdirSync(files).length, sizeBytes: statSync(rows).size };
  }

  return {
    list: () =>
      existsSync(directory)
        ? readdirSync(directory)
            .filter((name) => NAME.test(name))
            .sort()
            .map(describe)
        : [],
    take: (name) => {
      if (typeof name !== 'string' || !NAME.test(name))
        throw new RequestRefused(400, 'BAD_SNAPSHOT', 'name is a text of up to 64 letters, digits, - and _');
      erase(begun);
      const { about, rows, files } = placesIn(begun);
      mkdirSync(files, { recursive: true });
      linkMissing(filesDir, files);
      copyTables(store, rows);
      writeFileSync(about, JSON.stringify({ takenAt: Date.now(), now: clock.now() }));
      const path = join(directory, name);
      if (existsSync(path)) renameSync(path, givenUp);
      renameSync(begun, path);
      erase(givenUp);
      return describe(name);
    },
    restore: (name) => {
      const { rows, files } = find(name);
      // Before the rows that name them; what no row names is swept away.
      linkMissing(files, filesDir);
      putTablesBack(store, rows, (putBack) => state.replace(putBack));
      const snapshot = describe(name);
      clock.setOffset(snapshot.now - clock.now() + clock.offsetMs());
      return snapshot;
    },
    remove: (name) => {
      renameSync(find(name).path, givenUp);
      erase(givenUp);
    },
  };
}

const placesIn = (path: string) => ({
  path,
  about: join(path, 'about.json'),
  rows: join(path, 'rows.sqlite'),
  files: join(path, 'files'),
});
