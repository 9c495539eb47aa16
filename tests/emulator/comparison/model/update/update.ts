import { invalid } from '../refusal';
import { compare, copy, type Document, type QueryValue } from '../values';
import { arrayOperators } from './array-operators';
import { fieldOperators } from './field-operators';
import { rename } from './rename';
import type { Step, UpdateOperator } from './step';

export type Update = { readonly [operator: string]: { readonly [path: string]: QueryValue } };

const OPERATORS: Readonly<Record<string, UpdateOperator>> = { ...fieldOperators, ...arrayOperators };

type PlacedStep = { readonly path: readonly string[]; readonly step: Step };

/**
 * What an update makes of a document. Paths are taken in the order of their names, whatever operator they stand under; so new fields come in that order.
 * Source: MongoDB manual, "Update Operators", read 2026-11-27.
 *
 * @throws Refusal invalid, here: operators or operands that are wrong for every document; two changes to one path or to a path and one below it
 * @returns throws Refusal invalid: the document cannot take it, or its `_id` would change
 */
export function updater(update: Update): (document: Document) => Document {
  const steps = parse(update);
  return (document) => {
    const changed = copy(document);
    for (const { path, step } of steps) step(changed, path);
    if (changed._id === undefined || compare(changed._id, document._id ?? null) !== 0) throw invalid('_id is immutable');
    return changed;
  };
}

function parse(update: Update): readonly PlacedStep[] {
  const steps: PlacedStep[] = [];
  const taken: string[][] = [];
  for (const [name, paths] of Object.entries(update)) {
    for (const [path, operand] of Object.entries(paths)) {
      const operator = OPERATORS[name];
      if (name !== '$rename' && !operator) throw invalid(`unknown modifier: ${name}`);
      const step = name === '$rename' ? rename(operand, path) : (operator as UpdateOperator)(operand, path);
      // A renamed field is changed at both of its paths, and comes where the new one belongs.
      const places = name === '$rename' ? [path, operand as string] : [path];
      taken.push(...places.map((place) => place.split('.')));
      steps.push({ path: (places.at(-1) as string).split('.'), step });
    }
  }
  refuseConflicts(taken);
  return steps.sort((left, right) => comparePaths(left.path, right.path));
}

function refuseConflicts(paths: readonly (readonly string[])[]): void {
  for (const [index, path] of paths.entries())
    for (const other of paths.slice(index + 1)) {
      const length = Math.min(path.length, other.length);
      if (path.slice(0, length).every((part, at) => part === other[at]))
        throw invalid(`updating ${other.join('.')} would create a conflict`);
    }
}

function comparePaths(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? '';
    if (part !== other) return Buffer.compare(Buffer.from(part), Buffer.from(other));
  }
  return left.length - right.length;
}
