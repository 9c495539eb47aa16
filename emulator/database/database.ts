import type { Clock } from '../clock';
import type { CloudConfig } from '../cloud-config';
import { NotStarted } from '../not-started';
import { PlatformError } from '../platform-error';
import type { Store } from '../store';
import { openCatalogue } from './catalogue';
import { encode } from './ejson';
import { aggregate } from './pipeline/aggregate';
import type { Sort } from './plan';
import { compileProjection } from './projection/find';
import { readTexts } from './reading';
import type { Document } from './rows';
import { count, search } from './search';
import { openTransactions, type Transactions } from './transactions';
import { openWriter, type Writer } from './writer';

export type Find = {
  readonly filter: Document;
  readonly sort?: Sort;
  readonly skip?: number;
  readonly limit?: number;
  readonly projection?: Document;
  readonly transactionId?: unknown;
};

/** How a query was answered: `plan` names the way (`id`, `index by_customer`, `scan`, …), `examined` counts documents read. */
export type Explained = { readonly plan: string; readonly examined: number; readonly returned: number };

export type Database = Writer & {
  readonly transactions: Transactions;
  readonly createCollection: (name: unknown) => void;
  /** Documents as relaxed Extended JSON texts. */
  readonly find: (collection: unknown, what: Find) => string[];
  readonly count: (collection: unknown, filter: Document) => number;
  /** The same, made one by one as they are taken. */
  readonly aggregate: (collection: unknown, stages: readonly Document[]) => Iterable<string>;
  readonly explain: (collection: string, what: Find) => Explained;
  readonly collectionNames: () => readonly string[];
  /** For the inspector, in the order of insertion, dates as `{$date}`. `undefined` when there is no such collection. */
  readonly page: (collection: string, limit: number, offset: number) => { total: number; documents: unknown[] } | undefined;
  /** The same as texts of relaxed Extended JSON, a page after the other, while nothing is written. Nothing when there is no such collection. */
  readonly texts: (collection: string) => Iterator<readonly string[], unknown>;
  /** Empties everything and puts the seed back. */
  readonly reset: () => void;
  /** The tables hold something else now. */
  readonly reload: () => void;
  readonly close: () => void;
};

/** Opens the document database; the first start of a data directory inserts the seed. @throws NotStarted for a seed or a unique index that cannot be */
export function openDatabase(store: Store, clock: Clock, config: CloudConfig, options: { readonly transactionMs?: number } = {}): Database {
  const catalogue = openCatalogue(store, config.collections);
  const transactions = openTransactions(store, catalogue, options.transactionMs);
  const writer = openWriter(store, catalogue, transactions, clock);

  function plant(collection: string, documents: readonly Readonly<Document>[]): void {
    try {
      writer.insertNow(collection, documents);
    } catch (failure) {
      throw failure instanceof PlatformError ? new NotStarted(`The seed of ${collection} cannot be stored: ${failure.message}`) : failure;
    }
  }

  function seed(): void {
    store.transaction(() => {
      for (const [collection, documents] of Object.entries(config.seed ?? {})) plant(collection, documents);
      store.setSetting('seeded-at', String(clock.now()));
    });
  }
  if (store.getSetting('seeded-at') === undefined) seed();

  function find(name: unknown, { projection, transactionId, ...what }: Find): string[] {
    const collection = catalogue.get(name);
    const isWhole = !projection || Object.keys(projection).length === 0;
    const shape = isWhole ? undefined : compileProjection(projection, what.filter);
    const { rows } =
      transactionId === undefined ? search(store, collection, what) : transactions.get(transactionId).search(collection, what);
    return rows.map(({ json, document }) => (shape ? encode(shape(document())) : json));
  }

  return {
    ...writer,
    transactions,
    createCollection: (name) => void catalogue.create(name),
    find,
    count: (name, filter) => count(store, catalogue.get(name), filter).total,
    aggregate: function* (name, stages) {
      for (const document of aggregate(store, catalogue, catalogue.get(name), stages, clock.now())) yield encode(document);
    },
    explain: (name, { projection: _projection, transactionId: _none, ...what }) => {
      const { plan, examined, rows } = search(store, catalogue.get(name), what);
      return { plan, examined, returned: rows.length };
    },
    collectionNames: catalogue.names,
    page: (name, limit, offset) => {
      const collection = catalogue.find(name);
      if (!collection) return undefined;
      const rows = store.prepare(`SELECT json FROM ${collection.table} ORDER BY pk LIMIT ? OFFSET ?`).all(limit, offset);
      return { total: count(store, collection, {}).total, documents: rows.map(({ json }) => JSON.parse(json as string) as unknown) };
    },
    texts: (name) => {
      const collection = catalogue.find(name);
      return collection ? readTexts(store, collection) : [].values();
    },
    reset: () => {
      transactions.stop();
      catalogue.reset();
      seed();
    },
    reload: () => {
      transactions.stop();
      catalogue.reload();
    },
    close: () => transactions.stop(),
  };
}
