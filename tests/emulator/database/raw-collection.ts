import { callAdmin } from '../local-cloud';

type Reply = { readonly code?: string; readonly message?: string; readonly data?: Readonly<Record<string, unknown>> };
type Find = { readonly order?: object; readonly offset?: number; readonly limit?: number; readonly projection?: object };

/** A collection as the endpoint has it: everything in Extended JSON, nothing of the SDK in between. Refusals are thrown as `code: message`. */
export type RawCollection = {
  readonly insert: (...documents: readonly object[]) => Promise<void>;
  /** Documents as their Extended JSON. */
  readonly find: (query: object, what?: Find) => Promise<Readonly<Record<string, unknown>>[]>;
  /** Their ids, sorted. */
  readonly ids: (query: object) => Promise<string[]>;
  readonly count: (query: object) => Promise<number>;
  /** How many it matched. */
  readonly update: (query: object, data: object, more?: object) => Promise<number>;
  readonly replace: (id: string, data: object) => Promise<number>;
  readonly remove: (query: object) => Promise<number>;
  readonly aggregate: (...stages: readonly object[]) => Promise<Readonly<Record<string, unknown>>[]>;
};

export function rawCollection(url: string, collectionName: string): RawCollection {
  async function call(action: string, fields: object): Promise<Readonly<Record<string, unknown>>> {
    const reply = (await callAdmin(url, { action: `database.${action}`, collectionName, ...fields })) as Reply;
    if (reply.code) throw new Error(`${reply.code}: ${reply.message}`);
    return reply.data ?? {};
  }
  const listOf = ({ list }: Readonly<Record<string, unknown>>) =>
    (list as string[]).map((text) => JSON.parse(text) as Readonly<Record<string, unknown>>);
  const find = async (query: object, { order, projection, ...rest }: Find = {}) =>
    listOf(
      await call('getDocument', {
        queryType: 'WHERE',
        query: JSON.stringify(query),
        limit: 1000,
        ...(order && { order: JSON.stringify(order) }),
        ...(projection && { projection: JSON.stringify(projection) }),
        ...rest,
      }),
    );
  return {
    insert: async (...documents) => {
      await call('insertDocument', { data: documents.map((document) => JSON.stringify(document)) });
    },
    find,
    ids: async (query) => (await find(query)).map(({ _id }) => String(_id)).sort(),
    count: async (query) => (await call('calculateDocument', { query: JSON.stringify(query) })).total as number,
    update: async (query, data, more = {}) =>
      (
        await call('modifyDocument', {
          queryType: 'WHERE',
          query: JSON.stringify(query),
          data: JSON.stringify(data),
          merge: true,
          multi: true,
          ...more,
        })
      ).updated as number,
    replace: async (id, data) =>
      (
        await call('modifyDocument', {
          queryType: 'DOC',
          query: JSON.stringify({ _id: id }),
          data: JSON.stringify(data),
          merge: false,
          upsert: true,
        })
      ).updated as number,
    remove: async (query) =>
      (await call('removeDocument', { queryType: 'WHERE', query: JSON.stringify(query), multi: true })).deleted as number,
    aggregate: async (...stages) =>
      listOf(
        await call('aggregateDocuments', {
          stages: stages.map((stage) => {
            const [[stageKey, value]] = Object.entries(stage) as [[string, unknown]];
            return { stageKey, stageValue: JSON.stringify(value) };
          }),
        }),
      ),
  };
}
