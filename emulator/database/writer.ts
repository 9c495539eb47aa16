import type { Clock } from '../clock';
import { PlatformError } from '../platform-error';
import type { Store } from '../store';
import type { Catalogue, Collection } from './catalogue';
import { decodeStored } from './ejson';
import { idText, newId } from './ids';
import { databaseFailed } from './refusals';
import { applyWrite, type Document, readRow, toWrite } from './rows';
import { type Match, search } from './search';
import type { Transactions } from './transactions';
import { compileUpdate } from './update/apply';
import { checkStorable } from './update/storable';
import { equalitiesOf } from './update/upsert';

export type Change = {
  readonly filter: Document;
  /** `{$set: …}`, or the whole document when `replaces`. */
  readonly data: Document;
  readonly replaces: boolean;
  readonly upsert: boolean;
  readonly multi: boolean;
  readonly transactionId?: unknown;
};

/** `json`: the first document after the change. */
export type Changed = { readonly matched: number; readonly upsertedId?: unknown; readonly json?: string };

/** Writes that are stored when they resolve. One to a document that an open transaction has written waits for its end. */
export type Writer = {
  /** @returns the ids; @throws PlatformError E11000: earlier ones of the list stay, as in MongoDB */
  readonly insert: (collection: unknown, documents: readonly Document[], transactionId?: unknown) => Promise<unknown[]>;
  /** As `insert`, at once and all or nothing; for seeds. */
  readonly insertNow: (collection: string, documents: readonly Readonly<Document>[]) => void;
  readonly update: (collection: unknown, change: Change) => Promise<Changed>;
  /** Does all of an update but storing it. It may be stopped anywhere. */
  readonly tryUpdate: (collection: unknown, change: Change) => void;
  readonly remove: (collection: unknown, what: { filter: Document; multi: boolean; transactionId?: unknown }) => Promise<number>;
};

/** Source: MongoDB, `maxWriteBatchSize`. */
const MAX_BATCH = 100_000;

export function openWriter(store: Store, catalogue: Catalogue, transactions: Transactions, clock: Clock): Writer {
  function withId(document: Readonly<Document>): Document {
    return document._id === undefined ? { _id: newId(), ...document } : document;
  }

  function insertOne(collection: Collection, document: Document): void {
    const write = toWrite(collection, document);
    applyWrite(store, catalogue, write, readRow(store, collection, write.id), () => ({}), true);
  }

  const holderAmong = (collection: Collection, ids: readonly string[]) =>
    ids.map((id) => transactions.holderOf(collection, id)).find((holder) => holder !== undefined);

  /** Waits until no open transaction holds any of the documents, then does the work at once. */
  async function whenFree<T>(collection: Collection, find: () => readonly Match[], work: (rows: readonly Match[]) => T): Promise<T> {
    while (true) {
      const rows = find();
      const holder = holderAmong(
        collection,
        rows.map(({ id }) => id),
      );
      if (!holder) return work(rows);
      await transactions.outlast(holder);
    }
  }

  async function untilFree(collection: Collection, ids: readonly string[]): Promise<void> {
    for (let holder = holderAmong(collection, ids); holder; holder = holderAmong(collection, ids)) await transactions.outlast(holder);
  }

  /** Does it for each in turn, in one go: when one is refused, those before stay done, as in MongoDB. */
  function eachInTurn<T>(items: readonly T[], work: (item: T) => void): void {
    let failure: unknown;
    store.transaction(() => {
      try {
        for (const item of items) work(item);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        failure = error;
      }
    });
    if (failure !== undefined) throw failure;
  }

  async function insert(name: unknown, documents: readonly Document[], transactionId?: unknown): Promise<unknown[]> {
    const collection = catalogue.get(name);
    if (documents.length > MAX_BATCH)
      throw databaseFailed(`(InvalidLength) Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${documents.length} operations.`);
    const complete = documents.map(withId);
    const transaction = transactionId === undefined ? undefined : transactions.get(transactionId);
    if (transaction) for (const document of complete) transaction.write(toWrite(collection, document), true);
    else {
      const ids = complete.map(({ _id }) => idText(_id));
      await untilFree(collection, ids);
      eachInTurn(complete, (document) => insertOne(collection, document));
    }
    return complete.map(({ _id }) => _id);
  }

  async function update(name: unknown, change: Change): Promise<Changed> {
    const collection = catalogue.get(name);
    const changed = compileChange(change, clock.now());
    const limit = change.multi ? Number.POSITIVE_INFINITY : 1;
    if (change.transactionId !== undefined) {
      const transaction = transactions.get(change.transactionId);
      const { rows } = transaction.search(collection, { filter: change.filter, limit });
      if (rows.length === 0) return upsert(change, clock.now(), (document) => transaction.write(toWrite(collection, document), true));
      const writes = rows.map((row) => toWrite(collection, changed(row)));
      for (const write of writes) transaction.write(write, false);
      return { matched: rows.length, json: writes[0]?.json ?? '' };
    }
    if (change.upsert && change.filter._id !== undefined) await untilFree(collection, [idText(change.filter._id)]);
    const find = () => search(store, collection, { filter: change.filter, limit }).rows;
    return whenFree(collection, find, (rows) => {
      if (rows.length === 0) return store.transaction(() => upsert(change, clock.now(), (document) => insertOne(collection, document)));
      return { matched: rows.length, json: updateRows(collection, rows, changed) };
    });
  }

  /** @returns the first as it is now */
  function updateRows(collection: Collection, rows: readonly Match[], changed: (row: Match) => Document): string {
    let first: string | undefined;
    eachInTurn(rows, (row) => {
      const write = toWrite(collection, changed(row));
      applyWrite(store, catalogue, write, row, () => decodeStored(row.json), false);
      first ??= write.json;
    });
    return first ?? '';
  }

  /** What an update would make of what it finds, and nothing of it stored. A refusal is told by the update itself. */
  function tryUpdate(name: unknown, change: Change): void {
    const collection = catalogue.get(name);
    const what = { filter: change.filter, limit: change.multi ? Number.POSITIVE_INFINITY : 1 };
    const rows =
      change.transactionId === undefined
        ? search(store, collection, what).rows
        : transactions.get(change.transactionId).search(collection, what).rows;
    try {
      const changed = compileChange(change, clock.now());
      for (const row of rows) changed(row);
    } catch (failure) {
      if (!(failure instanceof PlatformError)) throw failure;
    }
  }

  async function remove(name: unknown, what: { filter: Document; multi: boolean; transactionId?: unknown }): Promise<number> {
    const collection = catalogue.get(name);
    const limit = what.multi ? Number.POSITIVE_INFINITY : 1;
    const gone = (id: string) => ({ collection, id, document: null, json: '' });
    if (what.transactionId !== undefined) {
      const transaction = transactions.get(what.transactionId);
      const { rows } = transaction.search(collection, { filter: what.filter, limit });
      for (const { id } of rows) transaction.write(gone(id), false);
      return rows.length;
    }
    const find = () => search(store, collection, { filter: what.filter, limit }).rows;
    return whenFree(collection, find, (rows) =>
      store.transaction(() => {
        for (const row of rows) applyWrite(store, catalogue, gone(row.id), row, () => decodeStored(row.json), false);
        return rows.length;
      }),
    );
  }

  const insertNow = (name: string, documents: readonly Readonly<Document>[]) =>
    store.transaction(() => {
      const collection = catalogue.get(name);
      for (const document of documents) insertOne(collection, withId(document));
    });

  return { insert, insertNow, update, tryUpdate, remove };
}

function upsert(change: Change, now: number, insertOne: (document: Document) => void): Changed {
  if (!change.upsert) return { matched: 0 };
  const asked = equalitiesOf(change.filter);
  const document: Document = { ...(asked._id === undefined ? {} : { _id: asked._id }), ...(change.replaces ? change.data : asked) };
  if (!change.replaces) compileUpdate(change.data)(document, { filter: change.filter, now, isInsert: true });
  const complete = document._id === undefined ? { _id: newId(), ...document } : document;
  insertOne(complete);
  return { matched: 0, upsertedId: complete._id };
}

/** Makes the document after the change; a fresh one, so that nothing half done stays anywhere. */
function compileChange({ data, replaces, filter }: Change, now: number): (row: Match) => Document {
  if (replaces) {
    checkStorable(data, '');
    return (row) => ({ _id: row.document()._id, ...data });
  }
  const update = compileUpdate(data);
  return (row) => {
    // Rows of a running transaction hold its own object, which must not be changed in place.
    const document = decodeStored(row.json);
    update(document, { filter, now });
    return document;
  };
}
