import { _ } from './database';

/** The place in a list sorted by a time and, where times are equal, by `_id`. */
export type Place = { readonly at: number; readonly id: string };

export const toCursor = ({ at, id }: Place): string => `${at}.${id}`;

/** The place a cursor names; null for none and for what is no cursor of ours, which then means the beginning. */
export function fromCursor(cursor: string | undefined): Place | null {
  const [, at, id] = /^(\d{1,15})\.(.{1,180})$/.exec(cursor ?? '') ?? [];
  return at && id ? { at: Number(at), id } : null;
}

export type Direction = 'asc' | 'desc';

/**
 * The condition `which`, from a place on in the order of `field`, then `_id`. The bound on `field` alone lets an index find the place; the
 * alternatives only sort out what has exactly its time.
 */
export function after(which: object, field: string, direction: Direction, place: Place | null): unknown {
  if (!place) return which;
  const [from, beyond] = direction === 'asc' ? [_.gte, _.gt] : [_.lte, _.lt];
  const later = _.or([{ [field]: beyond(place.at) }, { [field]: place.at, _id: beyond(place.id) }]);
  return _.and({ ...which, [field]: from(place.at) }, later);
}
