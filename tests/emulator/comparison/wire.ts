import type { Stage } from './model/aggregate';
import type { Find, Stored } from './model/collection';
import type { RefusalKind } from './model/refusal';
import { type Document, isArray, isDocument, ObjectId, type Query, type QueryValue, type Value } from './model/values';
import { openPost } from './post';

/** Canonical Extended JSON, as the SDK sends it. */
export const encoded = (value: QueryValue): string => JSON.stringify(tagged(value));

function tagged(value: QueryValue): unknown {
  if (typeof value === 'number') return taggedNumber(value);
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (value instanceof ObjectId) return { $oid: value.hex };
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  if (isArray(value)) return value.map(tagged);
  if (isDocument(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tagged(each)]));
  return value;
}

function taggedNumber(value: number): unknown {
  if (!Number.isInteger(value)) return { $numberDouble: String(value) };
  return Math.abs(value) < 2 ** 31 ? { $numberInt: String(value) } : { $numberLong: String(value) };
}

/** A document of a reply: Extended JSON, relaxed or canonical. */
const decoded = (text: string): Document => plain(JSON.parse(text)) as Document;

function plain(value: unknown): Value {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value as Value;
  const { $date, $oid, $numberInt, $numberLong, $numberDouble } = value as Readonly<Record<string, unknown>>;
  if (typeof $date === 'string') return new Date($date);
  if ($date !== undefined) return new Date(Number(plain($date)));
  if (typeof $oid === 'string') return new ObjectId($oid);
  const number = $numberInt ?? $numberLong ?? $numberDouble;
  if (typeof number === 'string') return Number(number);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

/** `refused` is undefined where the call went well; a code that is none of the expected kinds is given as it is. */
export type Reply = {
  readonly refused?: RefusalKind | `unexpected: ${string}`;
  readonly documents?: readonly Document[];
  readonly total?: number;
  readonly updated?: number;
  readonly upsertId?: string | null;
  readonly deleted?: number;
  readonly insertedIds?: readonly string[];
  readonly transactionId?: string;
};

type Data = {
  readonly list?: readonly string[];
  readonly total?: number;
  readonly updated?: number;
  readonly upsert_id?: string | null;
  readonly deleted?: number;
  readonly insertedIds?: readonly string[];
};

/** Which of them a refusal carries is for the tests of the protocol to say. */
const INVALID: readonly string[] = ['DATABASE_REQUEST_FAILED', 'DATABASE_INVALID_OPERRATOR', 'INVALID_PARAM'];

function kindOf(code: string, message: string): NonNullable<Reply['refused']> {
  if (message.includes('E11000')) return 'duplicate';
  if (code === 'DATABASE_TRANSACTION_CONFLICT') return 'conflict';
  if (code === 'DATABASE_TRANSACTION_FAIL') return 'over';
  if (INVALID.includes(code)) return 'invalid';
  return `unexpected: ${code} ${message}`;
}

type Where = { readonly collection: string; readonly transactionId?: string | undefined };

/** The database actions of the endpoint, with plain values in and out. */
export function openWire(url: string) {
  const post = openPost(url);
  async function call(action: string, fields: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { code, message, data, transactionId } = await post({ action: `database.${action}`, ...fields });
    if (code !== undefined) return { refused: kindOf(String(code), String(message)) };
    const { list, total, updated, upsert_id, deleted, insertedIds } = (data ?? {}) as Data;
    return {
      ...(list && { documents: list.map(decoded) }),
      ...(total !== undefined && { total }),
      ...(updated !== undefined && { updated, upsertId: upsert_id ?? null }),
      ...(deleted !== undefined && { deleted }),
      ...(insertedIds && { insertedIds }),
      ...(typeof transactionId === 'string' && { transactionId }),
    };
  }
  const at = ({ collection, transactionId }: Where) => ({ collectionName: collection, ...(transactionId && { transactionId }) });
  const byId = (id: string) => ({ queryType: 'DOC', query: encoded({ _id: id }), multi: false });

  return {
    insert: (where: Where, documents: readonly Document[]) => call('insertDocument', { ...at(where), data: documents.map(encoded) }),
    find: (where: Where, { query = {}, order = [], skip, limit, projection }: Find) =>
      call('getDocument', {
        ...at(where),
        queryType: 'WHERE',
        query: encoded(query),
        order: encoded(Object.fromEntries(order)),
        limit: limit ?? 1000,
        ...(skip !== undefined && { offset: skip }),
        ...(projection && { projection: encoded(projection) }),
      }),
    get: (where: Where, id: string) => call('getDocument', { ...at(where), ...byId(id) }),
    count: (where: Where, query: Query) => call('calculateDocument', { ...at(where), queryType: 'WHERE', query: encoded(query) }),
    update: (where: Where, query: Query, update: Query, multi: boolean) =>
      call('modifyDocument', {
        ...at(where),
        queryType: 'WHERE',
        query: encoded(query),
        data: encoded(update),
        multi,
        merge: true,
        upsert: false,
      }),
    updateOne: (where: Where, id: string, update: Query) =>
      call('modifyDocument', { ...at(where), ...byId(id), data: encoded(update), merge: true, upsert: false }),
    set: (where: Where, id: string, document: Document) =>
      call('modifyDocument', { ...at(where), ...byId(id), data: encoded(document), merge: false, upsert: true }),
    remove: (where: Where, query: Query) =>
      call('removeDocument', { ...at(where), queryType: 'WHERE', query: encoded(query), multi: true }),
    removeOne: (where: Where, id: string) => call('removeDocument', { ...at(where), ...byId(id) }),
    aggregate: (where: Where, stages: readonly Stage[]) =>
      call('aggregateDocuments', {
        ...at(where),
        stages: stages.map((stage) => {
          const [[stageKey, value] = ['', null]] = Object.entries(stage);
          return {
            stageKey,
            stageValue: stageKey === '$skip' || stageKey === '$limit' ? JSON.stringify(value) : encoded(value as QueryValue),
          };
        }),
      }),
    start: () => call('startTransaction', {}),
    commit: (transactionId: string) => call('commitTransaction', { transactionId }),
    abort: (transactionId: string) => call('abortTransaction', { transactionId }),
    /** Everything in the collection, by id. */
    async stored(collection: string): Promise<readonly Stored[]> {
      const { documents = [] } = await call('getDocument', {
        ...at({ collection }),
        queryType: 'WHERE',
        order: encoded({ _id: 1 }),
        limit: 1000,
      });
      return documents as readonly Stored[];
    },
    async refill(collection: string, documents: readonly Document[]): Promise<void> {
      await call('removeDocument', { ...at({ collection }), queryType: 'WHERE', multi: true });
      if (documents.length === 0) return;
      const { refused } = await call('insertDocument', { ...at({ collection }), data: documents.map(encoded) });
      if (refused) throw new Error(`${collection} did not take ${documents.map(encoded).join('\n')}: ${refused}`);
    },
  };
}

export type Wire = ReturnType<typeof openWire>;
