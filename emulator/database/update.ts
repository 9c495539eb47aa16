import { PlatformError } from '../platform-error';
import { encode } from './ejson';
import { isPlainObject } from './paths';
import type { Document } from './rows';
import { type Change, OPERATORS } from './update-operators';
import { placesAt } from './update-paths';

const failed = (message: string) => new PlatformError('DATABASE_REQUEST_FAILED', `[FailedOperation.Update] ${message}`);

/**
 * Applies `{$set: …, $inc: …}` in place, refusing what MongoDB refuses.
 *
 * @param filter the query that found the document; says which item `$` means
 * @throws PlatformError DATABASE_REQUEST_FAILED; the document may then be half changed: drop it
 */
export function applyUpdate(document: Document, modifier: Document, filter: Document): void {
  checkModifier(modifier);
  for (const [operator, changes] of Object.entries(modifier)) {
    if (operator === '$rename') rename(document, changes as Document);
    else if (operator !== '$setOnInsert')
      for (const [path, operand] of Object.entries(changes as Document)) changeAt(document, path, operator, operand, filter);
  }
}

function changeAt(document: Document, path: string, operator: string, operand: unknown, filter: Document): void {
  const change = OPERATORS.get(operator) as Change;
  for (const place of placesAt(document, path, { create: change.creates, filter })) {
    const before = place.get();
    const refusal = change.refuses(before, operand);
    if (refusal) throw failed(refusal.replaceAll('{path}', path).replaceAll('{document}', encode({ _id: document._id })));
    place.set(change.apply(before, operand));
  }
}

function rename(document: Document, changes: Document): void {
  for (const [from, to] of Object.entries(changes)) {
    if (typeof to !== 'string' || to === '' || to.includes('$'))
      throw failed(`The 'to' field for $rename must be a path: ${from}: ${encode(to)}`);
    for (const place of placesAt(document, from, { create: false, filter: {} })) {
      const value = place.get();
      place.set(undefined);
      for (const target of placesAt(document, to, { create: true, filter: {} })) target.set(value);
    }
  }
}

/** Operators known, paths not empty, `_id` untouched, no path changed twice. */
function checkModifier(modifier: Document): void {
  const paths: string[] = [];
  for (const [operator, changes] of Object.entries(modifier)) {
    if (operator !== '$rename' && operator !== '$setOnInsert' && !OPERATORS.has(operator)) throw failed(`Unknown modifier: ${operator}`);
    if (!isPlainObject(changes)) throw failed(`Modifiers operate on fields but we found ${encode(changes)} for ${operator}`);
    paths.push(...Object.keys(changes));
    if (operator === '$rename') paths.push(...Object.values(changes).map(String));
  }
  for (const path of paths) {
    if (path === '' || path.split('.').some((step) => step === ''))
      throw failed(`The update path '${path}' contains an empty field name, which is not allowed.`);
    if (path === '_id' || path.startsWith('_id.'))
      throw failed(`Performing an update on the path '_id' would modify the immutable field '_id'`);
  }
  const sorted = [...paths].sort();
  sorted.forEach((path, i) => {
    const next = sorted[i + 1];
    if (next === path || next?.startsWith(`${path}.`)) throw failed(`Updating the path '${next}' would create a conflict at '${path}'`);
  });
}
