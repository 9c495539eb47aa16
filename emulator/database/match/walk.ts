import { fieldOf, isPlainObject, isPosition } from '../paths';

/** A demand on one value; `undefined` = nothing is there. */
export type Test = (value: unknown) => boolean;
export type Predicate = (document: Record<string, unknown>) => boolean;

/**
 * Which item of the outermost array made the last match: what `$` means in an update or a projection.
 * Written by whatever matches last; reset it before a document is tested and read it right after.
 */
export const matched: { position: number | undefined } = { position: undefined };

/** `test` must hold for one of the values at the path. `expands`: an array at the end also counts by each of its items. */
export function somewhere(path: string, test: Test, expands: boolean): Predicate {
  const steps = path.split('.').map(toStep);
  const [only] = steps;
  if (steps.length > 1 || !only) return (document) => inObject(document, { steps, test, expands }, 0);
  const { name } = only;
  return (document) => atEnd(fieldOf(document, name), test, expands);
}

type Step = { readonly name: string; readonly position: number };
type Walk = { readonly steps: readonly Step[]; readonly test: Test; readonly expands: boolean };

const toStep = (name: string): Step => ({ name, position: isPosition(name) ? Number(name) : -1 });

function atEnd(value: unknown, test: Test, expands: boolean): boolean {
  if (!expands || !Array.isArray(value)) return test(value);
  for (let i = 0; i < value.length; i += 1) {
    if (test(value[i])) {
      matched.position = i;
      return true;
    }
  }
  return test(value);
}

function inObject(object: Record<string, unknown>, walk: Walk, at: number): boolean {
  const value = fieldOf(object, (walk.steps[at] as Step).name);
  if (at + 1 === walk.steps.length) return atEnd(value, walk.test, walk.expands);
  if (Array.isArray(value)) return inArray(value, walk, at + 1);
  return isPlainObject(value) ? inObject(value, walk, at + 1) : walk.test(undefined);
}

/** Objects among the items are entered; a number as the next step also means a position. Items that are neither give nothing, not even "missing". */
function inArray(items: readonly unknown[], walk: Walk, at: number): boolean {
  const { position } = walk.steps[at] as Step;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (isPlainObject(item) && inObject(item, walk, at)) {
      matched.position = i;
      return true;
    }
    if (position === i && atPosition(item, walk, at + 1)) return true;
  }
  return false;
}

function atPosition(item: unknown, walk: Walk, at: number): boolean {
  if (at === walk.steps.length) return walk.test(item);
  if (Array.isArray(item)) return inArray(item, walk, at);
  return isPlainObject(item) && inObject(item, walk, at);
}
