import { report } from './answers';
import type { Command } from './commands';
import type { Collection, Stored } from './model/collection';
import { collide } from './model/indexes';
import type { QueryValue } from './model/values';
import type { Prediction } from './predictions';
import { encoded, type Reply } from './wire';

type Verdict = { readonly difference: string } | { readonly after: Collection };

/** Whether reply and stored documents are what was predicted, and the collection to go on with. */
export function judge(before: Collection, command: Command, prediction: Prediction, reply: Reply, stored: readonly Stored[]): Verdict {
  const differ = (expected: string): Verdict => {
    const given = [reply.refused ?? JSON.stringify(answerOf(reply)), ...stored.map(encoded)].join('\n  ');
    return { difference: report(before.documents, command as unknown as QueryValue, expected, given) };
  };
  const show = (documents: readonly Stored[]) => byId(documents).map(encoded).join('\n  ');
  const isStored = (documents: readonly Stored[]) => show(documents) === show(stored);

  if (prediction.kind === 'refused') {
    const isSame = reply.refused === prediction.by && isStored(before.documents);
    return isSame ? { after: before } : differ(`${prediction.by}\n  ${show(before.documents)}`);
  }
  if (prediction.kind === 'certain') {
    const { answer, after } = prediction;
    const isSame = JSON.stringify(answerOf(reply)) === JSON.stringify(answer) && isStored(after.documents);
    return isSame ? { after } : differ(`${JSON.stringify(answer)}\n  ${show(after.documents)}`);
  }
  const fault = faultOf(before, prediction, reply, stored);
  return fault ? differ(fault) : { after: { ...before, documents: stored } };
}

const byId = (documents: readonly Stored[]): readonly Stored[] => documents.toSorted((left, right) => (left._id < right._id ? -1 : 1));

function answerOf({ refused, updated, upsertId, deleted, insertedIds }: Reply): unknown {
  return refused ? { refused } : updated !== undefined ? { updated, upsertId } : deleted !== undefined ? { deleted } : { insertedIds };
}

type Open = Extract<Prediction, { kind: 'open' }>;

/** Every document is as it was or as it was to become; as many as the reply says. */
function faultOf(
  { documents, indexes }: Collection,
  { mayRefuse, mayPass, count, changes, isOne }: Open,
  reply: Reply,
  stored: readonly Stored[],
): string | undefined {
  if (stored.length !== documents.length) return 'as many documents as before';
  const was = new Map(documents.map((document) => [document._id, encoded(document)]));
  const changed = stored.filter((document) => encoded(document) !== was.get(document._id));
  const strange = changed.find((document) => encoded(document) !== encoded(changes.get(document._id) ?? null));
  if (strange) return `not this of ${strange._id}`;
  if (reply.refused) {
    if (!(mayRefuse as readonly string[]).includes(reply.refused)) return `no refusal but ${mayRefuse.join(' or ') || 'none'}`;
    if (isOne && changed.length > 0) return 'no change after a refusal';
  } else {
    if (!mayPass) return `a refusal: ${mayRefuse.join(' or ')}`;
    if (reply.updated !== count) return `${count} updated`;
    if (
      isOne
        ? changed.length > 1
        : [...changes].some(([id, after]) => encoded(stored.find(({ _id }) => _id === id) ?? null) !== encoded(after ?? null))
    )
      return isOne ? 'one document changed' : 'every document changed';
  }
  const clash = stored.find((left) => stored.some((right) => right._id < left._id && collide(left, right, indexes)));
  return clash && `unique values (${clash._id})`;
}
