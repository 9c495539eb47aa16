import type { Stored } from './collection';
import { condition } from './query';
import { Refusal } from './refusal';
import { type Update, updater } from './update/update';
import type { Document, Query } from './values';

/** One change of one document, or a look at some. */
export type Operation =
  | { readonly kind: 'get'; readonly id: string }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'insert'; readonly id: string; readonly document: Document }
  | { readonly kind: 'set'; readonly id: string; readonly document: Document }
  | { readonly kind: 'update'; readonly id: string; readonly update: Update }
  | { readonly kind: 'remove'; readonly id: string };

/** Documents, or how many there were to change. */
export type Answer = { readonly documents: readonly Document[] } | { readonly count: number } | { readonly insertedId: string };

type State = ReadonlyMap<string, Stored>;
type Transaction = {
  /** Taken at the first operation. */
  snapshot?: { readonly state: State; readonly versions: ReadonlyMap<string, number> };
  /** Own writes; undefined where a document was removed. */
  readonly writes: Map<string, Stored | undefined>;
};

/**
 * A collection, and transactions on it, one operation at a time.
 * Source: the platform as its vendor's own clients observed it: snapshot at the first operation, conflicts refused at the write, nothing of a
 * transaction left after its end.
 */
export class TransactionalStore {
  private state: Map<string, Stored>;
  private readonly versions = new Map<string, number>();
  private readonly open = new Map<string, Transaction>();

  constructor(documents: readonly Stored[]) {
    this.state = new Map(documents.map((document) => [document._id, document]));
  }

  documents(): readonly Stored[] {
    return [...this.state.values()];
  }

  start(name: string): void {
    this.open.set(name, { writes: new Map() });
  }

  isOpen(name: string): boolean {
    return this.open.has(name);
  }

  /** Whether a write from outside has to wait for a transaction. A change of a document that is not there yet finds nothing, and waits for nobody. */
  isHeldUp(operation: Operation): boolean {
    if (!('id' in operation) || operation.kind === 'get') return false;
    const needsDocument = operation.kind === 'update' || operation.kind === 'remove';
    return this.isWritten(operation.id) && (this.state.has(operation.id) || !needsDocument);
  }

  /**
   * Whether an insert meets a document that is there for it, and that another has changed: taken, or in conflict? MongoDB does not say which.
   * @param name the transaction that inserts; none: from outside
   */
  isOpenQuestion(operation: Operation, name?: string): boolean {
    if (operation.kind !== 'insert') return false;
    const { id } = operation;
    const { snapshot, writes } = (name ? this.open.get(name) : undefined) ?? {};
    if (writes?.has(id)) return false;
    const isKnown = (snapshot?.state ?? this.state).has(id);
    const isChanged = snapshot !== undefined && snapshot.versions.get(id) !== this.versions.get(id);
    return isKnown && (isChanged || this.isWritten(id, name));
  }

  /** By nobody's transaction. @throws Refusal duplicate, invalid */
  outside(operation: Operation): Answer {
    return perform(this.state, operation, (id, document) => this.store(id, document));
  }

  /** @throws Refusal conflict: the transaction is over; over: it was before; duplicate, invalid */
  inside(name: string, operation: Operation): Answer {
    const transaction = this.transaction(name);
    transaction.snapshot ??= { state: new Map(this.state), versions: new Map(this.versions) };
    const { state, versions } = transaction.snapshot;
    const seen = new Map(state);
    for (const [id, document] of transaction.writes) {
      if (document) seen.set(id, document);
      else seen.delete(id);
    }
    return perform(seen, operation, (id, document) => {
      if (this.versions.get(id) !== versions.get(id) || this.isWritten(id, name)) {
        this.open.delete(name);
        throw new Refusal('conflict', 'another has written it');
      }
      transaction.writes.set(id, document);
    });
  }

  /** @throws Refusal over */
  commit(name: string): void {
    const { writes } = this.transaction(name);
    this.open.delete(name);
    for (const [id, document] of writes) this.store(id, document);
  }

  /** @throws Refusal over */
  abort(name: string): void {
    this.transaction(name);
    this.open.delete(name);
  }

  private transaction(name: string): Transaction {
    const transaction = this.open.get(name);
    if (!transaction) throw new Refusal('over', 'there is no such transaction');
    return transaction;
  }

  private isWritten(id: string, except?: string): boolean {
    return [...this.open].some(([name, { writes }]) => name !== except && writes.has(id));
  }

  private store(id: string, document: Stored | undefined): void {
    if (document) this.state.set(id, document);
    else this.state.delete(id);
    this.versions.set(id, (this.versions.get(id) ?? 0) + 1);
  }
}

function perform(state: State, operation: Operation, write: (id: string, document: Stored | undefined) => void): Answer {
  if (operation.kind === 'query') return { documents: [...state.values()].filter(condition(operation.query).holdsFor) };
  const { id } = operation;
  const known = state.get(id);
  if (operation.kind === 'get') return { documents: known ? [known] : [] };
  if (operation.kind === 'insert') {
    if (known) throw new Refusal('duplicate', 'E11000 duplicate key error: _id_');
    write(id, { _id: id, ...operation.document });
    return { insertedId: id };
  }
  if (operation.kind === 'set') write(id, { _id: id, ...operation.document });
  else if (!known) return { count: 0 };
  else write(id, operation.kind === 'remove' ? undefined : (updater(operation.update)(known) as Stored));
  // A document that was made by `set` is told of by its id, not by a count.
  return { count: known ? 1 : 0 };
}
