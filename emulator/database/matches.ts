import type { Connection } from '../store';
import type { Collection } from './catalogue';
import { decodeStored } from './ejson';
import { idText } from './ids';
import type { Plan, Sort } from './plan';
import { readByPk, readPlan, scan } from './reading';
import type { Document, ReadRow } from './rows';

/** What a transaction has written and not committed, by id text; null = removed. */
export type Overlay = ReadonlyMap<string, { readonly document: Document | null; readonly json: string }>;

export type Search = { readonly filter: Document; readonly sort?: Sort; readonly skip?: number; readonly limit?: number };

/** `examined`: documents that had to be read. `pk` 0 = written by the running transaction. */
export type Found = { readonly rows: readonly Match[]; readonly examined: number; readonly plan: string };
export type Match = ReadRow & { readonly document: () => Document };

/** A document on its way to being tested: its text, or what was read of it, is fetched when it is wanted. */
export class Candidate {
  #row: ReadRow | undefined;
  #document: Document | undefined;

  /** @param pk 0 = written by the running transaction */
  constructor(
    readonly pk: number,
    row: ReadRow | undefined,
    document: Document | undefined,
  ) {
    this.#row = row;
    this.#document = document;
  }

  get document(): Document {
    this.#document ??= decodeStored((this.#row as ReadRow).json);
    return this.#document;
  }

  match(connection: Connection, collection: Collection): Match {
    this.#row ??= readByPk(connection, collection, this.pk);
    return { ...(this.#row as ReadRow), document: () => this.document };
  }
}

/** What a plan leads to, with what the running transaction has written in its place, at the end. */
export function* candidatesOf(
  connection: Connection,
  collection: Collection,
  plan: Plan,
  pageSize: number,
  overlay: Overlay,
): Generator<Candidate> {
  if (plan.by === 'scan' && !plan.isExact) {
    for (const { pks, documents } of scan(connection, collection)) {
      for (let i = 0; i < pks.length; i += 1) {
        const document = documents[i] as Document;
        if (overlay.size === 0 || !overlay.has(idText(document._id))) yield new Candidate(pks[i] as number, undefined, document);
      }
    }
  } else {
    for (const row of readPlan(connection, collection, plan, pageSize))
      if (!overlay.has(row.id)) yield new Candidate(row.pk, row, undefined);
  }
  for (const [id, { document, json }] of overlay) if (document) yield new Candidate(0, { pk: 0, revision: 0, id, json }, document);
}
