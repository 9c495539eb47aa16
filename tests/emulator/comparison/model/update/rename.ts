import { invalid } from '../refusal';
import type { Document, QueryValue } from '../values';
import { change, find, valueIn } from './place';
import type { Step } from './step';

/**
 * Moves a value; nothing happens where there is none. Neither path may go through an array.
 * Source: MongoDB manual, "$rename", and the server's rename_node.cpp, read 2026-11-27.
 * @throws Refusal invalid: the operand is no text
 */
export function rename(operand: QueryValue, source: string): Step {
  if (typeof operand !== 'string') throw invalid('the target of $rename must be a text');
  return (document, target) => {
    const from = find(document, source.split('.'));
    if (from.kind === 'blocked') throw invalid('the source of $rename cannot be reached');
    if (from.kind === 'missing') return;
    const value = valueIn(from.holder, from.part);
    if (value === undefined) return;
    if (goesThroughArray(document, source.split('.'))) throw invalid('the source of $rename cannot be an item of an array');
    if (goesThroughArray(document, target)) throw invalid('the target of $rename cannot be an item of an array');
    change(document, target, value, () => value);
    if (!Array.isArray(from.holder)) delete from.holder[from.part];
  };
}

function goesThroughArray(document: Document, path: readonly string[]): boolean {
  return path.some((_part, index) => {
    if (index === 0) return false;
    const above = find(document, path.slice(0, index));
    return above.kind === 'there' && Array.isArray(valueIn(above.holder, above.part));
  });
}
