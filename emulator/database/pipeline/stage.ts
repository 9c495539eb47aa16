import type { Sort } from '../plan';

export type Document = Record<string, unknown>;
export type Variables = Readonly<Record<string, unknown>>;

/** A stage made ready: documents in, documents out, one by one where it can. */
export type Stage = (input: Iterable<Document>, variables: Variables) => Iterable<Document>;

export type Query = { readonly filter: Document; readonly sort?: Sort; readonly skip?: number; readonly limit?: number };

/** What stages that look elsewhere need. */
export type Library = {
  /** What matches in a collection, in order; uses indexes. @throws PlatformError DATABASE_COLLECTION_NOT_EXIST */
  readonly find: (collection: string, query: Query) => Iterable<Document>;
  /** Whether an index answers a query by this path. */
  readonly isIndexed: (collection: string, path: string) => boolean;
  /** Makes a stage of each specification; for pipelines inside others. */
  readonly compile: (stages: unknown, inside: string) => Pipeline;
};

/** A pipeline within another; it reads `collection` itself when one is given. */
export type Pipeline = { readonly run: Stage; readonly runOn: (collection: string, variables: Variables) => Iterable<Document> };

export type StageMaker = (operand: unknown, library: Library) => Stage;
