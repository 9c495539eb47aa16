import { aggregate, type Stage } from './model/aggregate';
import { type Collection, type Find, find, matching, type Stored } from './model/collection';
import { compareOrderKeys, orderKey } from './model/order';
import { projector } from './model/projection';
import { Ambiguous, Refusal } from './model/refusal';
import { type Document, isArray, isDocument, type QueryValue } from './model/values';
import { encoded, type Reply } from './wire';

/** What the model says: a result, or a refusal. */
function attempt<T>(act: () => T): { readonly result: T } | { readonly refusal: Refusal } {
  try {
    return { result: act() };
  } catch (failure) {
    if (failure instanceof Refusal) return { refusal: failure };
    throw failure;
  }
}

/** Documents, command, and both answers, to be read by who repairs the one or the other. */
export function report(documents: readonly Document[], command: QueryValue, expected: string, actual: string): string {
  const lines = documents.map((document) => `  ${encoded(document)}`);
  return ['with', ...lines, 'this', `  ${encoded(command)}`, 'must give', `  ${expected}`, 'and gave', `  ${actual}`].join('\n');
}

const texts = (documents: readonly Document[]): readonly string[] => documents.map(encoded);

/** Undefined where a reply is one that the model allows. Where the order leaves open which of two comes first, either may. */
export function findDifference(collection: Collection, asked: Find, reply: Reply): string | undefined {
  const expected = attempt(() => find(collection, { ...asked, projection: {} }) as readonly Stored[]);
  const shape = attempt(() => projector(asked.projection ?? {}));
  const told = (answer: string) =>
    report(collection.documents, asked as unknown as QueryValue, answer, reply.refused ?? texts(reply.documents ?? []).join('\n  '));
  const refusal = 'refusal' in expected ? expected.refusal : 'refusal' in shape ? shape.refusal : undefined;
  if (refusal) return reply.refused === refusal.kind ? undefined : told(`${refusal.kind}: ${refusal.message}`);
  const wanted = 'result' in expected ? expected.result : [];
  const { documents } = reply;
  const isSame = documents?.length === wanted.length && isAllowed(collection, asked, wanted, documents);
  return isSame ? undefined : told(texts(wanted.map((document) => projector(asked.projection ?? {})(document))).join('\n  '));
}

function isAllowed(
  collection: Collection,
  { query = {}, order = [], projection = {} }: Find,
  wanted: readonly Stored[],
  given: readonly Document[],
): boolean {
  const show = (document: Document) => inOneOrder(projector(projection)(document), projection);
  if (projection._id === 0) return wanted.every((document, index) => show(document) === inOneOrder(given[index] ?? {}, projection));
  const found = new Map(matching(collection, query).map((document) => [document._id, document]));
  const seen = new Set(given.map(({ _id }) => _id));
  return (
    seen.size === given.length &&
    given.every((document, index) => {
      const whole = found.get(document._id as string);
      const peer = wanted[index];
      if (!whole || !peer || show(whole) !== inOneOrder(document, projection)) return false;
      return compareOrderKeys(orderKey(whole, order), orderKey(peer, order), order) === 0;
    })
  );
}

/** Where `$elemMatch` puts its field among the others has changed between versions of MongoDB (4.4). */
function inOneOrder(document: Document, projection: QueryValue): string {
  if (!encoded(projection).includes('$elemMatch')) return encoded(document);
  return encoded(Object.fromEntries(Object.entries(document).sort(([left], [right]) => (left < right ? -1 : 1))));
}

/** Undefined where a reply is one that the model allows, or where nothing is promised. */
export function pipelineDifference(collection: Collection, others: Collection, stages: readonly Stage[], reply: Reply): string | undefined {
  const run = () => aggregate(collection.documents, stages, { others: others.documents });
  try {
    const expected = attempt(run);
    const wanted = 'refusal' in expected ? expected.refusal.kind : comparable(expected.result, stages);
    const given = reply.refused ?? comparable(reply.documents ?? [], stages);
    if (wanted === given) return undefined;
    return report([...collection.documents, { others: others.documents }], stages as unknown as QueryValue, wanted, given);
  } catch (failure) {
    if (failure instanceof Ambiguous) return undefined;
    throw failure;
  }
}

function comparable(documents: readonly Document[], stages: readonly Stage[]): string {
  const last = stages.at(-1);
  if (last && '$group' in last) return texts(documents.map(withSortedSet)).toSorted().join('\n  ');
  return texts(
    documents.map((document) => (isArray(document.found) ? { ...document, found: document.found.toSorted(byId) } : document)),
  ).join('\n  ');
}

const withSortedSet = (document: Document): Document =>
  isArray(document.set)
    ? { ...document, set: document.set.toSorted((left, right) => (encoded(left) < encoded(right) ? -1 : 1)) }
    : document;

function byId(left: QueryValue, right: QueryValue): number {
  return isDocument(left) && isDocument(right) ? (String(left._id) < String(right._id) ? -1 : 1) : 0;
}
