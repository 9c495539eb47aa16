import { jest } from '@jest/globals';

export type Stored = Record<string, unknown> & { _id: string };
type Reply = Readonly<Record<string, unknown>> & { readonly code?: string; readonly message?: string };
type Data = Readonly<Record<string, unknown>>;

/** A query of any SDK; only what changes something differs between them. */
export type Query = {
  readonly where: (condition: unknown) => Query;
  readonly orderBy: (path: string, direction: 'asc' | 'desc') => Query;
  readonly skip: (count: number) => Query;
  readonly limit: (count: number) => Query;
  readonly field: (fields: object) => Query;
  readonly get: () => Promise<Reply & { readonly data: Stored[] }>;
  readonly count: () => Promise<Reply & { readonly total: number }>;
  readonly update: (data: unknown) => Promise<Reply>;
  readonly remove: () => Promise<Reply>;
};
type DocumentReference = {
  readonly get: () => Promise<Reply & { readonly data: Stored | Stored[] | null }>;
  readonly set: (data: unknown) => Promise<Reply>;
  readonly update: (data: unknown) => Promise<Reply>;
  readonly remove?: () => Promise<Reply>;
  readonly delete?: () => Promise<Reply>;
};
type Aggregate = Readonly<Record<string, (parameter: unknown) => Aggregate>> & { readonly end: () => Promise<Reply> };
type Collection = Query & {
  readonly doc: (id: string) => DocumentReference;
  readonly add: (data: unknown) => Promise<Reply>;
  readonly aggregate: () => Aggregate;
};
type Transaction = { readonly collection: (name: string) => Collection };
type Command = Readonly<Record<string, (...operands: unknown[]) => unknown>>;
export type NativeDatabase = {
  readonly command: Command & { readonly aggregate: Command };
  readonly collection: (name: string) => Collection;
  readonly createCollection: (name: string) => Promise<Reply>;
  readonly serverDate: (options?: object) => unknown;
  readonly RegExp: (options: object) => unknown;
  readonly Geo: { readonly Point: new (longitude: number, latitude: number) => unknown };
  readonly runTransaction: <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;
};
type Files = {
  readonly uploadFile: (what: object) => Promise<Reply & { readonly fileID: string }>;
  readonly downloadFile: (what: object) => Promise<Reply & { readonly fileContent: Buffer }>;
  readonly getTempFileURL: (what: object) => Promise<Reply & { readonly fileList: Reply[] }>;
  readonly deleteFile: (what: object) => Promise<Reply & { readonly fileList: Reply[] }>;
};
export type NativeApp = Files & {
  readonly init: (options: object) => NativeApp;
  readonly database: (options?: object) => NativeDatabase;
  readonly callFunction: (what: object) => Promise<Reply & { readonly result: unknown }>;
};

/** One published SDK. `wx` ones take `{data}` and reject with errCode; the others take the data itself and tell codes. */
export type Client = { readonly name: string; readonly isWx: boolean; readonly load: () => Promise<unknown> };

export const CLIENTS: readonly Client[] = [
  { name: 'wx-server-sdk 4.0.2', isWx: true, load: () => import('wx-server-sdk') },
  { name: 'wx-server-sdk 3.0.4', isWx: true, load: () => import('wx-server-sdk-3') },
  { name: 'wx-server-sdk 2.6.3', isWx: true, load: () => import('wx-server-sdk-2') },
  { name: 'wx-server-sdk 1.8.3', isWx: true, load: () => import('wx-server-sdk-1') },
  { name: '@cloudbase/node-sdk 3.18.3', isWx: false, load: () => import('@cloudbase/node-sdk') },
  { name: 'tcb-admin-node 1.23.0', isWx: false, load: () => import('tcb-admin-node') },
];

/** A fresh copy of the SDK as published: it is told once where its cloud is. */
export async function openClient({ load, isWx }: Client, options: object): Promise<NativeApp> {
  let sdk = {} as NativeApp;
  await jest.isolateModulesAsync(async () => {
    sdk = ((await load()) as { default: NativeApp }).default;
  });
  const keys = isWx ? {} : { secretId: 'local', secretKey: 'local' };
  const app = sdk.init({ env: 'dev-env', ...keys, ...options });
  return isWx ? sdk : app;
}

/** What all SDKs can do to a database, in one form. A refusal is thrown, whichever way the SDK tells it. */
export function databaseOf({ isWx }: Client, db: NativeDatabase) {
  const data = (value: unknown) => (isWx ? { data: value } : value);
  const told = (reply: Reply): Reply => {
    if (reply?.code) throw reply;
    return reply;
  };
  const stat = (reply: Reply, name: 'updated' | 'removed') => {
    const stats = reply.stats as Data | undefined;
    return stats ? stats[name] : reply[name === 'removed' ? 'deleted' : name];
  };
  const on = (place: NativeDatabase | Transaction) => ({
    add: async (collection: string, document: object) => {
      const reply = told(await place.collection(collection).add(data(document)));
      return (isWx ? reply._id : reply.id) as string;
    },
    get: async (collection: string, id: string) => {
      const { data: found } = told(await place.collection(collection).doc(id).get());
      return (Array.isArray(found) ? found[0] : found) as Stored | undefined | null;
    },
    set: async (collection: string, id: string, document: object) => {
      const reply = told(await place.collection(collection).doc(id).set(data(document)));
      const created = isWx ? (reply.stats as Data).created : reply.upsertedId ? 1 : 0;
      return { updated: stat(reply, 'updated'), created };
    },
    update: async (collection: string, id: string, change: object) =>
      stat(told(await place.collection(collection).doc(id).update(data(change))), 'updated'),
    remove: async (collection: string, id: string) => {
      const document = place.collection(collection).doc(id);
      return stat(told(await (document.remove ? document.remove() : (document.delete as () => Promise<Reply>)())), 'removed');
    },
  });
  return {
    ...on(db),
    command: db.command,
    find: async (collection: string, build: (query: Query) => Query) => told(await build(db.collection(collection)).get()).data as Stored[],
    count: async (collection: string, build: (query: Query) => Query) => told(await build(db.collection(collection)).count()).total,
    updateWhere: async (collection: string, condition: object, change: object) =>
      stat(told(await db.collection(collection).where(condition).update(data(change))), 'updated'),
    removeWhere: async (collection: string, condition: object) =>
      stat(told(await db.collection(collection).where(condition).remove()), 'removed'),
    aggregate: async (collection: string, build: (aggregate: Aggregate) => Aggregate) => {
      const reply = told(await build(db.collection(collection).aggregate()).end());
      return (isWx ? reply.list : reply.data) as Data[];
    },
    inTransaction: <T>(work: (place: ReturnType<typeof on>) => Promise<T>) => db.runTransaction((transaction) => work(on(transaction))),
  };
}
