import { encode } from '../ejson';
import { fieldOf, isPlainObject, isPosition } from '../paths';
import { writeFailed } from '../refusals';

/** One spot of a document that an operator reads and writes. `set(undefined)` takes the field away, in an array it leaves null. */
export type Place = { readonly get: () => unknown; readonly set: (value: unknown) => void };

type Options = {
  /** Missing objects on the way are made; if not, a way that leads nowhere gives no place. */
  readonly creates: boolean;
  /** A value on the way that can have no fields gives no place either, where it is refused otherwise. */
  readonly passesBlocked?: boolean;
  /** The item of an array that `$` means. */
  readonly position: () => number | undefined;
};

/** MongoDB pads arrays up to the index; nobody means more than this. */
const MAX_ARRAY_LENGTH = 100_000;

type Holder = { readonly value: unknown; readonly name: string };

/**
 * The spots a dotted path means; several with `$[]`, none when something is missing and nothing is to be made.
 *
 * @throws PlatformError when the path leads through a value that can have no fields
 */
export function placesAt(document: Record<string, unknown>, steps: readonly string[], options: Options): Place[] {
  let holders: Holder[] = [{ value: document, name: '' }];
  steps.slice(0, -1).forEach((_step, i) => {
    holders = holders.flatMap((holder) => descend(holder, steps, i, options));
  });
  const last = steps.at(-1) as string;
  return holders.flatMap((holder) => keysOf(holder, last, steps.slice(0, -1), options).map((key) => placeIn(holder.value, key)));
}

function descend(holder: Holder, steps: readonly string[], at: number, options: Options): Holder[] {
  return keysOf(holder, steps[at] as string, steps.slice(0, at), options).flatMap((key) => {
    const place = placeIn(holder.value, key);
    if (place.get() === undefined) {
      if (!options.creates) return [];
      if (isOfItems(steps[at + 1])) throw mustExist(steps.slice(0, at + 1));
      place.set({});
    }
    return [{ value: place.get(), name: String(key) }];
  });
}

const isOfItems = (step: string | undefined): boolean => step === '$' || step === '$[]';

const mustExist = (path: readonly string[]) =>
  writeFailed(`The path '${path.join('.')}' must exist in the document in order to apply array updates.`);

/** Field names or array positions meant by one step. */
function keysOf(holder: Holder, step: string, before: readonly string[], options: Options): (string | number)[] {
  const { value, name } = holder;
  const { creates, passesBlocked, position } = options;
  if (isOfItems(step)) return arrayKeys(value, name, step, before, position);
  if (Array.isArray(value)) {
    if (isPosition(step)) {
      const index = Number(step);
      if (index < value.length) return [index];
      if (!creates) return [];
      if (index >= MAX_ARRAY_LENGTH) throw writeFailed(`can't backfill array to larger than ${MAX_ARRAY_LENGTH} elements`);
      return [index];
    }
  } else if (isPlainObject(value)) return [step];
  if (passesBlocked) return [];
  if (!creates)
    throw writeFailed(
      `Cannot use the part (${step}) of (${[...before, step].join('.')}) to traverse the element ({${name}: ${encode(value)}})`,
    );
  throw writeFailed(`Cannot create field '${step}' in element {${name}: ${encode(value)}}`);
}

function arrayKeys(value: unknown, name: string, step: string, before: readonly string[], position: Options['position']): number[] {
  if (step === '$') {
    const at = position();
    if (at === undefined) throw writeFailed('The positional operator did not find the match needed from the query.');
    if (Array.isArray(value)) return [at];
  } else if (Array.isArray(value)) return [...value.keys()];
  if (value === undefined) throw mustExist(before);
  throw writeFailed(`Cannot apply array updates to non-array element ${name}: ${encode(value)}`);
}

function placeIn(holder: unknown, key: string | number): Place {
  if (Array.isArray(holder)) {
    const index = key as number;
    return {
      get: () => holder[index],
      set: (value) => {
        while (holder.length < index) holder.push(null);
        if (value !== undefined || index < holder.length) holder[index] = value ?? null;
      },
    };
  }
  const object = holder as Record<string, unknown>;
  const name = String(key);
  return {
    get: () => fieldOf(object, name),
    set: (value) => {
      if (value === undefined) delete object[name];
      else object[name] = value;
    },
  };
}
