import type { CollectionConfig, IndexConfig } from '../cloud-config';
import { NotStarted } from '../not-started';
import { PlatformError } from '../platform-error';
import type { Store } from '../store';
import { decodeStored } from './ejson';
import { idText } from './ids';
import { type DeclaredIndex, indexKeys, toDeclaredIndex } from './indexes';

/** A collection with its tables: `documents_<id>` (pk in order of insertion, revision, id, EJSON) and `entries_<index>` for each index. */
export type Collection = { readonly id: number; readonly name: string; readonly table: string; readonly indexes: readonly DeclaredIndex[] };

/** Source of the pattern: wx-server-sdk 4.0.2. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9-_]{1,32}$/;
const MAX_COLLECTIONS = 100;
/** Of a collection, and paths of one. Source: docs.cloudbase.net, database limits, read 2026-11-22. */
const MAX_INDEXES = 100;
const MAX_INDEX_PATHS = 31;

export type Catalogue = {
  readonly names: () => string[];
  readonly find: (name: string) => Collection | undefined;
  /** @throws PlatformError DATABASE_COLLECTION_NOT_EXIST */
  readonly get: (name: unknown) => Collection;
  /** @throws PlatformError when it exists, is badly named or one too many */
  readonly create: (name: unknown) => Collection;
  readonly markMultikey: (index: DeclaredIndex) => void;
  /** Empties every collection; those not declared disappear. */
  readonly reset: () => void;
  /** The tables hold something else now: reads the list again, makes what is declared, drops tables that belong to nothing. */
  readonly reload: () => void;
};

/** Opens the list of collections and makes those declared, with exactly the declared indexes. @throws NotStarted when the data do not allow a unique one */
export function openCatalogue(store: Store, declared: readonly CollectionConfig[]): Catalogue {
  store.exec('CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)');
  store.exec(`CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL, multikey INTEGER NOT NULL DEFAULT 0,
    UNIQUE (collection, name))`);
  const byName = new Map<string, Collection>();

  function load(): void {
    byName.clear();
    for (const { id, name } of store.prepare('SELECT id, name FROM collections').all()) {
      const select = 'SELECT id, name, definition, multikey FROM indexes WHERE collection = ? ORDER BY id';
      const indexes = store
        .prepare(select)
        .all(id as number)
        .map(toDeclaredIndex);
      byName.set(name as string, { id: id as number, name: name as string, table: `documents_${id}`, indexes });
    }
  }

  function makeTable(name: string): Collection {
    const id = Number(store.prepare('INSERT INTO collections (name) VALUES (?)').run(name).lastInsertRowid);
    store.exec(
      `CREATE TABLE documents_${id} (pk INTEGER PRIMARY KEY, revision INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL)`,
    );
    return { id, name, table: `documents_${id}`, indexes: [] };
  }

  function declare(): void {
    load();
    if (store.getSetting('id-format') !== ID_FORMAT) for (const { table } of byName.values()) renewIds(store, table);
    store.setSetting('id-format', ID_FORMAT);
    if (declared.length > MAX_COLLECTIONS)
      throw new Error(`${declared.length} collections are declared; an environment has at most ${MAX_COLLECTIONS}`);
    for (const { name, indexes = [] } of declared) {
      checkIndexes(name, indexes);
      syncIndexes(store, byName.get(name) ?? makeTable(name), indexes);
    }
    load();
  }

  function dropOrphans(): void {
    const known = new Set([...byName.values()].flatMap(({ table, indexes }) => [table, ...indexes.map((index) => index.table)]));
    const tables = store.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND (name GLOB 'documents_[0-9]*' OR name GLOB 'entries_[0-9]*')",
    );
    for (const { name } of tables.all()) if (!known.has(String(name))) store.exec(`DROP TABLE ${name}`);
  }

  store.transaction(declare);

  return {
    names: () => [...byName.keys()].sort(),
    find: (name) => byName.get(name),
    get: (name) => {
      const found = typeof name === 'string' ? byName.get(name) : undefined;
      if (!found)
        throw new PlatformError(
          'DATABASE_COLLECTION_NOT_EXIST',
          `[ResourceNotFound] Db or Table not exist: ${String(name)}. Please check your request, but if the problem cannot be solved, contact us.`,
        );
      return found;
    },
    create: (name) => {
      if (typeof name !== 'string' || !NAME.test(name))
        throw new PlatformError('INVALID_PARAM', `[InvalidParameter] collection name ${JSON.stringify(name)} must match ${NAME}`);
      if (byName.has(name)) throw new PlatformError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceInUse] Table exist: ${name}`);
      if (byName.size >= MAX_COLLECTIONS)
        throw new PlatformError('DATABASE_COLLECTION_EXCEED_LIMIT', `[LimitExceeded] at most ${MAX_COLLECTIONS} collections`);
      // The others stay the objects they are: open transactions hold what they have written by them.
      const created = store.transaction(() => makeTable(name));
      byName.set(name, created);
      return created;
    },
    markMultikey: (index) => {
      index.isMultikey = true;
      store.prepare('UPDATE indexes SET multikey = 1 WHERE id = ?').run(index.id);
    },
    reset: () => {
      store.transaction(() => {
        for (const { id, name, table, indexes } of byName.values()) {
          for (const index of indexes) store.exec(`DELETE FROM ${index.table}`);
          store.exec(`DELETE FROM ${table}`);
          if (declared.some((collection) => collection.name === name)) continue;
          store.exec(`DROP TABLE ${table}`);
          store.prepare('DELETE FROM collections WHERE id = ?').run(id);
        }
        store.exec('UPDATE indexes SET multikey = 0');
      });
      load();
    },
    reload: () =>
      store.transaction(() => {
        load();
        dropOrphans();
        declare();
      }),
  };
}

/** @throws Error for what the platform would not make */
function checkIndexes(collection: string, indexes: readonly IndexConfig[]): void {
  if (indexes.length > MAX_INDEXES)
    throw new Error(`${collection} declares ${indexes.length} indexes; a collection has at most ${MAX_INDEXES}`);
  const long = indexes.find(({ keys }) => keys.length > MAX_INDEX_PATHS);
  if (long)
    throw new Error(`the index ${long.name} of ${collection} has ${long.keys.length} paths; at most ${MAX_INDEX_PATHS} are possible`);
}

/** Changes with what `idText` makes of an id that is no plain text. */
const ID_FORMAT = '2';

function renewIds(store: Store, table: string): void {
  for (const { pk, json } of store.prepare(`SELECT pk, json FROM ${table} WHERE id < ?`).all('\u0002'))
    store.prepare(`UPDATE ${table} SET id = ? WHERE pk = ?`).run(idText(decodeStored(json as string)._id), pk as number);
}

/** Raised whenever the bytes of a key change: indexes of another format are built anew. */
const KEY_FORMAT = 2;

/** Drops indexes no longer declared, builds new and changed ones from the documents there are. */
function syncIndexes(store: Store, collection: Collection, declared: readonly IndexConfig[]): void {
  const definitionOf = (index: IndexConfig) =>
    JSON.stringify({ keys: index.keys, unique: index.unique ?? false, sparse: index.sparse ?? false, format: KEY_FORMAT });
  for (const index of collection.indexes) {
    const wanted = declared.find(({ name }) => name === index.name);
    if (wanted && definitionOf(wanted) === index.definition) continue;
    store.exec(`DROP TABLE ${index.table}`);
    store.prepare('DELETE FROM indexes WHERE id = ?').run(index.id);
  }
  const kept = store
    .prepare('SELECT name FROM indexes WHERE collection = ?')
    .all(collection.id)
    .map(({ name }) => name);
  for (const wanted of declared.filter(({ name }) => !kept.includes(name))) {
    const definition = definitionOf(wanted);
    const id = Number(
      store.prepare('INSERT INTO indexes (collection, name, definition) VALUES (?, ?, ?)').run(collection.id, wanted.name, definition)
        .lastInsertRowid,
    );
    store.exec(`CREATE TABLE entries_${id} (k BLOB NOT NULL, pk INTEGER NOT NULL, PRIMARY KEY (k, pk)) WITHOUT ROWID`);
    fill(store, collection, toDeclaredIndex({ id, name: wanted.name, definition, multikey: 0 }));
  }
}

function fill(store: Store, collection: Collection, index: DeclaredIndex): void {
  const page = store.prepare(`SELECT pk, json FROM ${collection.table} WHERE pk > ? ORDER BY pk LIMIT 500`);
  const insert = store.prepare(`INSERT OR IGNORE INTO ${index.table} (k, pk) VALUES (?, ?)`);
  const taken = store.prepare(`SELECT 1 AS found FROM ${index.table} WHERE k = ? AND pk <> ?`);
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.pk as number)) {
    for (const { pk, json } of rows) {
      const { keys, isMulti } = indexKeys(index, decodeStored(json as string));
      if (isMulti) store.prepare('UPDATE indexes SET multikey = 1 WHERE id = ?').run(index.id);
      for (const key of keys) {
        if (index.unique && taken.get(key, pk as number)) {
          throw new NotStarted(
            `The unique index ${index.name} cannot be built: documents of ${collection.name} have equal values. Mend the data or set DATA_DIR to a new directory.`,
          );
        }
        insert.run(key, pk as number);
      }
    }
  }
}
