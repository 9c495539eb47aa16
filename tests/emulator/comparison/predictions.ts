import type { Command } from './commands';
import { type Collection, inserted, matching, removed, replaced, type Stored } from './model/collection';
import { checkIndexes, collide } from './model/indexes';
import { Refusal, type RefusalKind } from './model/refusal';
import { type Update, updater } from './model/update/update';
import type { Query } from './model/values';

/** What a command may come to. */
export type Prediction =
  /** Exactly this. */
  | { readonly kind: 'certain'; readonly after: Collection; readonly answer: PredictedAnswer }
  | { readonly kind: 'refused'; readonly by: RefusalKind }
  /**
   * Of several documents, which are changed one after the other in no promised order, one cannot be: those that came before keep their change.
   * Or only one of several is to be changed, and nothing says which.
   */
  | {
      readonly kind: 'open';
      readonly mayRefuse: readonly RefusalKind[];
      readonly mayPass: boolean;
      readonly count: number;
      readonly changes: ReadonlyMap<string, Stored | undefined>;
      readonly isOne: boolean;
    };

export type PredictedAnswer =
  | { readonly updated: number; readonly upsertId: string | null }
  | { readonly deleted: number }
  | { readonly insertedIds: readonly string[] };

/** What the model says of a command. @throws Ambiguous */
export function predict(collection: Collection, command: Command): Prediction {
  try {
    return attempt(collection, command);
  } catch (refusal) {
    if (refusal instanceof Refusal) return { kind: 'refused', by: refusal.kind };
    throw refusal;
  }
}

function attempt(collection: Collection, command: Command): Prediction {
  if (command.kind === 'update-one') return update(collection, { _id: command.id }, command.update, false);
  if (command.kind === 'update') return update(collection, command.query, command.update, command.multi);
  if (command.kind === 'set') return set(collection, { _id: command.id, ...command.document });
  if (command.kind === 'insert') {
    const after = inserted(collection, { _id: command.id, ...command.document });
    return { kind: 'certain', after, answer: { insertedIds: [command.id] } };
  }
  const ids = matching(collection, command.kind === 'remove' ? command.query : { _id: command.id }).map(({ _id }) => _id);
  return { kind: 'certain', after: removed(collection, ids), answer: { deleted: ids.length } };
}

function set(collection: Collection, document: Stored): Prediction {
  const isKnown = collection.documents.some(({ _id }) => _id === document._id);
  if (isKnown) return { kind: 'certain', after: replaced(collection, document), answer: { updated: 1, upsertId: null } };
  return { kind: 'certain', after: inserted(collection, document), answer: { updated: 0, upsertId: document._id } };
}

function update(collection: Collection, query: Query, change: Update, isMulti: boolean): Prediction {
  const apply = updater(change);
  const found = matching(collection, query);
  if (found.length <= 1) {
    const after = found.reduce((result, document) => replaced(result, apply(document) as Stored), collection);
    return { kind: 'certain', after, answer: { updated: found.length, upsertId: null } };
  }
  const changes = new Map<string, Stored | undefined>();
  for (const document of found) changes.set(document._id, changed(document, apply, collection));
  const isRefused = [...changes.values()].includes(undefined);
  const mayCollide = found.some((document) => collidesWithAny(changes.get(document._id), collection, changes));
  if (isMulti && !isRefused && !mayCollide) {
    const documents = collection.documents.map((document) => changes.get(document._id) ?? document);
    return { kind: 'certain', after: { ...collection, documents }, answer: { updated: found.length, upsertId: null } };
  }
  const mayRefuse: readonly RefusalKind[] = [...(isRefused ? ['invalid' as const] : []), ...(mayCollide ? ['duplicate' as const] : [])];
  const isAllRefused = ![...changes.values()].some(Boolean);
  return {
    kind: 'open',
    mayRefuse,
    mayPass: isMulti ? !isRefused : !isAllRefused,
    count: isMulti ? found.length : 1,
    changes,
    isOne: !isMulti,
  };
}

/** Undefined where the document, or an index, does not take the change. */
function changed(document: Stored, apply: (document: Stored) => unknown, { indexes }: Collection): Stored | undefined {
  try {
    const after = apply(document) as Stored;
    checkIndexes(after, [], indexes);
    return after;
  } catch (refusal) {
    if (refusal instanceof Refusal) return undefined;
    throw refusal;
  }
}

/** Whether a unique value is taken in some order of changes: another document has it before or after its own. */
function collidesWithAny(
  after: Stored | undefined,
  { documents, indexes }: Collection,
  changes: ReadonlyMap<string, Stored | undefined>,
): boolean {
  if (!after) return false;
  const others = documents.filter(({ _id }) => _id !== after._id).flatMap((other) => [other, changes.get(other._id) ?? other]);
  return others.some((other) => collide(after, other, indexes));
}
