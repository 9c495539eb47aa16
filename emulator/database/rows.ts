import { PlatformError } from '../platform-error';
import type { Connection, Store } from '../store';
import type { Catalogue, Collection } from './catalogue';
import { encode } from './ejson';
import { idText } from './ids';
import { type DeclaredIndex, type IndexKeys, indexKeys } from './indexes';
import { keyTuples } from './key-tuples';
import { databaseFailed, writeFailed } from './refusals';
import { typeName } from './values/bson-type';
import { patternOf } from './values/pattern';

/** Source: db_doc_size_limit of wx-server-sdk 4.0.2; the platform documents it for writes from the client. */
const MAX_DOCUMENT_BYTES = 512 * 1024;

export type Document = Record<string, unknown>;

/** A stored document on its way to being tested. `key` is there when an index led to it. */
export type ReadRow = {
  readonly pk: number;
  readonly revision: number;
  readonly id: string;
  readonly json: string;
  readonly key?: ArrayBuffer;
};

/** A document's new state; `document` null = removed. `before` is what stands in the table now. */
export type Write = { readonly collection: Collection; readonly id: string; readonly document: Document | null; readonly json: string };

let lastRevision = Date.now() * 1000;

export function readRow(connection: Connection, collection: Collection, id: string): ReadRow | undefined {
  return connection.prepare(`SELECT pk, revision, id, json FROM ${collection.table} WHERE id = ?`).get(id) as ReadRow | undefined;
}

/** @throws PlatformError for a document that may not be stored */
export function toWrite(collection: Collection, document: Document): Write {
  for (const name of Object.keys(document))
    if (name.startsWith('$')) throw writeFailed(`The dollar ($) prefixed field '${name}' in '${name}' is not valid for storage.`);
  const { _id: id } = document;
  if (Array.isArray(id) || patternOf(id)) throw writeFailed(`can't use ${typeName(id) === 'array' ? 'an array' : 'a regex'} for _id`);
  const json = encode(document);
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_DOCUMENT_BYTES) throw databaseFailed(`the document has ${bytes} bytes; at most ${MAX_DOCUMENT_BYTES} are allowed`);
  return { collection, id: idText(id), document, json };
}

/**
 * Puts one write into the tables, with its index entries. Call inside `store.transaction`.
 *
 * @throws PlatformError E11000 when the id (`isInsert`) or a unique index is taken
 */
export function applyWrite(
  store: Store,
  catalogue: Catalogue,
  write: Write,
  before: ReadRow | undefined,
  beforeDocument: () => Document,
  isInsert: boolean,
): void {
  const { collection, document } = write;
  const { table } = collection;
  if (isInsert && before) throw duplicate(collection, '_id_', { _id: document?._id });
  const { indexes } = collection;
  const old = before && indexes.length > 0 ? beforeDocument() : undefined;
  const nothing: IndexKeys = { keys: [], isMulti: false };
  const moves = indexes.map((index) => ({
    index,
    from: old ? indexKeys(index, old) : nothing,
    to: document ? indexKeys(index, document) : nothing,
  }));
  for (const { index, to } of moves) {
    if (index.unique && to.keys.some((key) => isTaken(store, index, key, before?.pk ?? 0)))
      throw duplicateOf(collection, index, document ?? {});
  }
  const pk = storeRow(store, table, write, before);
  for (const move of moves) moveEntries(store, catalogue, pk, move);
}

function storeRow(store: Store, table: string, { document, id, json }: Write, before: ReadRow | undefined): number {
  lastRevision += 1;
  if (!before)
    return Number(store.prepare(`INSERT INTO ${table} (revision, id, json) VALUES (?, ?, ?)`).run(lastRevision, id, json).lastInsertRowid);
  if (document) store.prepare(`UPDATE ${table} SET revision = ?, json = ? WHERE pk = ?`).run(lastRevision, json, before.pk);
  else store.prepare(`DELETE FROM ${table} WHERE pk = ?`).run(before.pk);
  return before.pk;
}

type Move = { readonly index: DeclaredIndex; readonly from: IndexKeys; readonly to: IndexKeys };

function moveEntries(store: Store, catalogue: Catalogue, pk: number, { index, from, to }: Move): void {
  const isIn = (keys: readonly Buffer[], key: Buffer) => keys.some((other) => other.equals(key));
  for (const key of from.keys) if (!isIn(to.keys, key)) store.prepare(`DELETE FROM ${index.table} WHERE k = ? AND pk = ?`).run(key, pk);
  for (const key of to.keys) if (!isIn(from.keys, key)) store.prepare(`INSERT INTO ${index.table} (k, pk) VALUES (?, ?)`).run(key, pk);
  if (to.isMulti && !index.isMultikey) catalogue.markMultikey(index);
}

/** Whether another document than `pk` has this key. */
export function isTaken(connection: Connection, index: DeclaredIndex, key: Buffer, pk: number): boolean {
  return connection.prepare(`SELECT 1 AS found FROM ${index.table} WHERE k = ? AND pk <> ? LIMIT 1`).get(key, pk) !== undefined;
}

export function duplicateOf(collection: Collection, index: DeclaredIndex, document: Document): PlatformError {
  const paths = index.keys.map(([path]) => path);
  const [values = []] = keyTuples(document, paths).tuples;
  return duplicate(collection, index.name, Object.fromEntries(paths.map((path, i) => [path, values[i] ?? null])));
}

/** Wording as clients of the platform have logged it; the tenant's name before the collection is not ours to know. */
export function duplicate(collection: Collection, index: string, key: Document): PlatformError {
  const values = Object.entries(key).map(([path, value]) => `${path}: ${encode(typeof value === 'symbol' ? [] : value)}`);
  return new PlatformError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.${collection.name} index: ${index} dup key: { ${values.join(', ')} }}]}, {<nil>}]`,
  );
}
