import { invalidParam } from '../platform-error';
import type { Store } from '../store';
import type { Catalogue, Collection } from './catalogue';
import { decodeStored } from './ejson';
import { applyWrite, type Document, idText, newId, readRow, toWrite } from './rows';
import { type Match, search } from './search';
import type { Transactions } from './transactions';
import { applyUpdate } from './update';

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
  readonly remove: (collection: unknown, what: { filter: Document; multi: boolean; transactionId?: unknown }) => Promise<number>;
};

export function openWriter(store: Store, catalogue: Catalogue, transactions: Transactions): Writer {
  function withId(document: Readonly<Document>): Document {
    return document._id === undefined ? { _id: newId(), ...document } : document;
  }

  function insertOne(collection: Collection, document: Document): void {
    const write = toWrite(collection, document);
    applyWrite(store, catalogue, write, readRow(store, collection, write.id), () => ({}), true);
  }

  /** Waits until no open transaction holds any of the documents, then does the work at once. */
  async function whenFree<T>(collection: Collection, find: () => readonly Match[], work: (rows: readonly Match[]) => T): Promise<T> {
    while (true) {
      const rows = find();
      const holder = rows.map(({ id }) => transactions.holderOf(collection, id)).find((found) => found !== undefined);
      if (!holder) return work(rows);
      await holder.finished;
    }
  }

  async function untilFree(collection: Collection, id: string): Promise<void> {
    for (let holder = transactions.holderOf(collection, id); holder; holder = transactions.holderOf(collection, id)) await holder.finished;
  }

  async function insert(name: unknown, documents: readonly Document[], transactionId?: unknown): Promise<unknown[]> {
    const collection = catalogue.get(name);
    const complete = documents.map(withId);
    const transaction = transactionId === undefined ? undefined : transactions.get(transactionId);
    if (transaction) for (const document of complete) transaction.write(toWrite(collection, document), true);
    else {
      for (const { _id } of complete) await untilFree(collection, idText(_id));
      for (const document of complete) store.transaction(() => insertOne(collection, document));
    }
    return complete.map(({ _id }) => _id);
  }

  async function update(name: unknown, change: Change): Promise<Changed> {
    const collection = catalogue.get(name);
    const limit = change.multi ? Number.POSITIVE_INFINITY : 1;
    if (change.transactionId !== undefined) {
      const transaction = transactions.get(change.transactionId);
      const { rows } = transaction.search(collection, { filter: change.filter, limit });
      if (rows.length === 0) return upsert(change, (document) => transaction.write(toWrite(collection, document), true));
      const writes = rows.map((row) => toWrite(collection, changed(row, change)));
      for (const write of writes) transaction.write(write, false);
      return { matched: rows.length, json: writes[0]?.json ?? '' };
    }
    if (change.upsert && change.filter._id !== undefined) await untilFree(collection, idText(change.filter._id));
    const find = () => search(store, collection, { filter: change.filter, limit }).rows;
    return whenFree(collection, find, (rows) =>
      store.transaction(() => {
        if (rows.length === 0) return upsert(change, (document) => insertOne(collection, document));
        const writes = rows.map((row) => ({ row, write: toWrite(collection, changed(row, change)) }));
        for (const { row, write } of writes) applyWrite(store, catalogue, write, row, () => decodeStored(row.json), false);
        return { matched: rows.length, json: writes[0]?.write.json ?? '' };
      }),
    );
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

  return { insert, insertNow, update, remove };
}

function upsert(change: Change, insertOne: (document: Document) => void): Changed {
  if (!change.upsert) return { matched: 0 };
  const { _id } = change.filter;
  if (_id === undefined) throw invalidParam('upsert needs the _id of the document');
  const document = change.replaces ? { _id, ...change.data } : { _id };
  if (!change.replaces) applyUpdate(document, change.data, {});
  insertOne(document);
  return { matched: 0, upsertedId: _id };
}

/** The document after the change; a fresh one, so that nothing half done stays anywhere. */
function changed(row: Match, { data, replaces, filter }: Change): Document {
  const before = decodeOf(row);
  if (replaces) return { _id: before._id, ...data };
  applyUpdate(before, data, filter);
  return before;
}

/** Rows of a running transaction hold its own object, which must not be changed in place. */
function decodeOf(row: Match): Document {
  return decodeStored(row.json);
}
