import { checkIndexes, type Index } from './indexes';
import { type Order, sorted } from './order';
import { type Projection, projector } from './projection';
import { condition } from './query';
import { Refusal } from './refusal';
import { compare, type Document, type Query } from './values';

/** A document of a collection: it has an `_id`, a text here. */
export type Stored = Document & { readonly _id: string };

export type Find = {
  readonly query?: Query;
  readonly order?: Order;
  readonly skip?: number;
  readonly limit?: number;
  readonly projection?: Projection;
};

/** A collection in a variable. Nothing in it is changed: every change gives another one. */
export type Collection = { readonly documents: readonly Stored[]; readonly indexes: readonly Index[] };

export const emptyCollection = (indexes: readonly Index[] = []): Collection => ({ documents: [], indexes });

export function matching({ documents }: Collection, query: Query): readonly Stored[] {
  const { holdsFor } = condition(query);
  return documents.filter(holdsFor);
}

/** @throws Refusal invalid: query, order or projection */
export function find(
  collection: Collection,
  { query = {}, order = [], skip = 0, limit = Number.POSITIVE_INFINITY, projection = {} }: Find,
): readonly Document[] {
  const project = projector(projection);
  const found = sorted(matching(collection, query), order).slice(skip, skip + limit);
  return found.map(project);
}

/** @throws Refusal duplicate, invalid (parallel arrays) */
export function inserted(collection: Collection, document: Stored): Collection {
  if (collection.documents.some(({ _id }) => compare(_id, document._id) === 0))
    throw new Refusal('duplicate', 'E11000 duplicate key error: _id_');
  checkIndexes(document, collection.documents, collection.indexes);
  return { ...collection, documents: [...collection.documents, document] };
}

/** Puts `document` where the one of its id was. @throws Refusal duplicate, invalid (parallel arrays) */
export function replaced(collection: Collection, document: Stored): Collection {
  checkIndexes(
    document,
    collection.documents.filter(({ _id }) => _id !== document._id),
    collection.indexes,
  );
  return { ...collection, documents: collection.documents.map((other) => (other._id === document._id ? document : other)) };
}

export function removed(collection: Collection, ids: readonly string[]): Collection {
  return { ...collection, documents: collection.documents.filter(({ _id }) => !ids.includes(_id)) };
}
