import * as cloud from 'wx-server-sdk';

/** The part of the SDK's database that we use, typed: its own declarations say `void | string` nearly everywhere. */
export type Stored = Readonly<Record<string, unknown>>;

type Updated = { readonly stats: { readonly updated: number } };

export type Query = {
  where(condition: unknown): Query;
  orderBy(path: string, direction: 'asc' | 'desc'): Query;
  skip(count: number): Query;
  /** At most 1000; more is cut silently by the SDK. Without it 100. */
  limit(count: number): Query;
  get(): Promise<{ readonly data: readonly Stored[] }>;
  count(): Promise<{ readonly total: number }>;
  /** Every document that matches; never inside a transaction, where the platform carries it out outside of it. */
  update(options: { data: Stored }): Promise<Updated>;
  remove(): Promise<{ readonly stats: { readonly removed: number } }>;
};

type DocumentReference = {
  get(): Promise<{ readonly data: Stored | null }>;
  /** Replaces; `data` must not hold `_id`. */
  set(options: { data: Stored }): Promise<unknown>;
  update(options: { data: Stored }): Promise<Updated>;
  remove(): Promise<unknown>;
};

type Aggregation = {
  match(condition: unknown): Aggregation;
  sort(order: Readonly<Record<string, 1 | -1>>): Aggregation;
  group(expression: unknown): Aggregation;
  limit(count: number): Aggregation;
  end(): Promise<{ readonly list: readonly Stored[] }>;
};

type Documents = {
  doc(id: string): DocumentReference;
  /** One document or several in one call; fails as a whole when an `_id` exists. */
  add(options: { data: Stored | readonly Stored[] }): Promise<unknown>;
};

export type Transaction = {
  collection(name: string): Documents;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
};

type Command = {
  gt(value: unknown): unknown;
  gte(value: unknown): unknown;
  lt(value: unknown): unknown;
  lte(value: unknown): unknown;
  neq(value: unknown): unknown;
  in(values: readonly unknown[]): unknown;
  and(...conditions: readonly unknown[]): unknown;
  or(conditions: readonly unknown[]): unknown;
  inc(by: number): unknown;
  addToSet(value: unknown): unknown;
  push(values: readonly unknown[]): unknown;
  pullAll(values: readonly unknown[]): unknown;
  set(value: unknown): unknown;
  not(condition: unknown): unknown;
  /** In an update: takes the field away. */
  remove(): unknown;
};

type Database = {
  readonly command: Command;
  collection(name: string): Documents & Query & { aggregate(): Aggregation };
  startTransaction(): Promise<Transaction>;
};

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

/** `get` of a document that is not there gives null instead of throwing. */
export const database = cloud.database({ throwOnNotFound: false } as object) as unknown as Database;

/** Query and update operators (`_.gt`, `_.inc` …). */
export const _ = database.command;
