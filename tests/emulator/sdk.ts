import cloud from 'wx-server-sdk';
import { pointSdkAt } from './local-cloud';

export type Stored = Record<string, unknown> & { _id: string };
type Updated = { readonly stats: { readonly updated: number; readonly created: number } };
type Data = { readonly data: Readonly<Record<string, unknown>> };

export type SdkDocument = {
  readonly get: () => Promise<{ data: Stored }>;
  readonly set: (what: Data) => Promise<Updated>;
  readonly update: (what: Data) => Promise<Updated>;
  readonly remove: () => Promise<{ stats: { removed: number } }>;
};

export type SdkQuery = {
  readonly where: (query: object) => SdkQuery;
  readonly orderBy: (path: string, direction: 'asc' | 'desc') => SdkQuery;
  readonly skip: (count: number) => SdkQuery;
  readonly limit: (count: number) => SdkQuery;
  readonly field: (fields: Readonly<Record<string, boolean>>) => SdkQuery;
  readonly get: () => Promise<{ data: Stored[] }>;
  readonly count: () => Promise<{ total: number }>;
  readonly update: (what: Data) => Promise<Updated>;
  readonly remove: () => Promise<{ stats: { removed: number } }>;
};

export type SdkCollection = SdkQuery & {
  readonly doc: (id: string) => SdkDocument;
  readonly add: (what: { readonly data: object }) => Promise<{ _id: string }>;
  readonly aggregate: () => ReturnType<ReturnType<ReturnType<typeof cloud.database>['collection']>['aggregate']>;
};

export type SdkTransaction = {
  readonly collection: (name: string) => SdkCollection;
  readonly commit: () => Promise<unknown>;
  readonly rollback: (reason?: unknown) => Promise<unknown>;
};

/** The SDK's database without the callback forms in its types. */
export type SdkDatabase = Pick<ReturnType<typeof cloud.database>, 'command' | 'RegExp' | 'createCollection' | 'Geo'> & {
  readonly serverDate: (options?: { readonly offset: number }) => unknown;
  readonly collection: (name: string) => SdkCollection;
  readonly startTransaction: () => Promise<SdkTransaction>;
  readonly runTransaction: <T>(work: (transaction: SdkTransaction) => Promise<T>, times?: number) => Promise<T>;
};

/** The real SDK in this process, speaking to a local cloud. */
export function openSdk(url: string, env = 'dev-env'): SdkDatabase {
  pointSdkAt(url);
  cloud.init({ env });
  return cloud.database() as unknown as SdkDatabase;
}

/** What a call of the SDK is refused with. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ readonly errCode?: number; readonly errMsg?: string; readonly code?: string }> {
  try {
    await work;
  } catch (failure) {
    return failure as { errCode: number; errMsg: string };
  }
  return { errMsg: 'it went well' };
}
