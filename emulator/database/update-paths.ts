import { PlatformError } from '../platform-error';
import { encode } from './ejson';
import { isPlainObject } from './paths';
import type { Document } from './rows';
import { tester } from './search';

/** One spot of a document that an operator reads and writes. `set(undefined)` takes the field away. */
export type Place = { readonly get: () => unknown; readonly set: (value: unknown) => void };

/** MongoDB pads arrays up to the index; nobody means more than this. */
const MAX_ARRAY_LENGTH = 100_000;

type Options = { readonly create: boolean; readonly filter: Document };

const failed = (message: string) => new PlatformError('DATABASE_REQUEST_FAILED', `[FailedOperation.Update] ${message}`);

/**
 * The spots a dotted path means; several with `$[]`, none when something is missing and nothing is to be made.
 *
 * @throws PlatformError when the path leads through a value that can have no fields
 */
export function placesAt(document: Document, path: string, options: Options): Place[] {
  const steps = path.split('.');
  let holders: unknown[] = [document];
  steps.slice(0, -1).forEach((step, i) => {
    holders = holders.flatMap((holder) => descend(holder, step, steps.slice(0, i).join('.'), options));
  });
  const last = steps.at(-1) as string;
  return holders.flatMap((holder) => keysOf(holder, last, steps.slice(0, -1).join('.'), options).map((key) => placeIn(holder, key)));
}

function descend(holder: unknown, step: string, path: string, options: Options): unknown[] {
  return keysOf(holder, step, path, options).flatMap((key) => {
    const place = placeIn(holder, key);
    if (place.get() === undefined) {
      if (!options.create) return [];
      place.set({});
    }
    return [place.get()];
  });
}

/** Field names or array positions meant by one step. */
function keysOf(holder: unknown, step: string, path: string, { create, filter }: Options): (string | number)[] {
  if (Array.isArray(holder)) {
    if (step === '$[]') return [...holder.keys()];
    if (step === '$') return [positionIn(holder, path, filter)];
    if (/^\d+$/.test(step) && Number(step) < MAX_ARRAY_LENGTH) return create || Number(step) < holder.length ? [Number(step)] : [];
    if (!create) return [];
  } else if (isPlainObject(holder)) {
    if (step.startsWith('$')) throw failed(`The path '${path}' must exist and hold an array in order to apply '${step}'`);
    return [step];
  } else if (!create) return [];
  throw failed(`Cannot create field '${step}' in element {${path.split('.').at(-1)}: ${encode(holder)}}`);
}

/** The first item that meets the query's demands on this array. */
function positionIn(items: readonly unknown[], path: string, filter: Document): number {
  const demands = Object.entries(filter).filter(([key]) => key === path || key.startsWith(`${path}.`));
  if (demands.length === 0) throw failed('The positional operator did not find the match needed from the query.');
  const asked = Object.fromEntries(demands.map(([key, value]) => [`item${key.slice(path.length)}`, value]));
  const test = tester(asked);
  const position = items.findIndex((item) => test({ item: Object.hasOwn(asked, 'item') ? [item] : item }));
  if (position < 0) throw failed('The positional operator did not find the match needed from the query.');
  return position;
}

function placeIn(holder: unknown, key: string | number): Place {
  if (Array.isArray(holder)) {
    const index = key as number;
    return {
      get: () => holder[index],
      set: (value) => {
        while (holder.length < index) holder.push(null);
        holder[index] = value ?? null;
      },
    };
  }
  const object = holder as Document;
  return {
    get: () => (Object.hasOwn(object, key) ? object[key] : undefined),
    set: (value) => {
      if (value === undefined) delete object[key];
      else object[key] = value;
    },
  };
}
