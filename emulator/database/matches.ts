import { decodeStored } from './ejson';
import type { Sort } from './plan';
import type { Document, ReadRow } from './rows';

/** What a transaction has written and not committed, by id text; null = removed. */
export type Overlay = ReadonlyMap<string, { readonly document: Document | null; readonly json: string }>;

export type Search = { readonly filter: Document; readonly sort?: Sort; readonly skip?: number; readonly limit?: number };

/** `examined`: documents that had to be read. `pk` 0 = written by the running transaction. */
export type Found = { readonly rows: readonly Match[]; readonly examined: number; readonly plan: string };
export type Match = ReadRow & { readonly document: () => Document };

export function toMatch(row: ReadRow & { document?: Document }): Match {
  let document = row.document;
  return {
    ...row,
    document: () => {
      document ??= decodeStored(row.json);
      return document;
    },
  };
}

export function* withOverlay(rows: Iterable<ReadRow>, overlay: Overlay): Generator<ReadRow & { document?: Document }> {
  for (const row of rows) if (!overlay.has(row.id)) yield row;
  for (const [id, { document, json }] of overlay) if (document) yield { pk: 0, revision: 0, id, json, document };
}
