/** The place in a list sorted by a time and, where times are equal, by `_id`. */
export type Place = { readonly at: number; readonly id: string };

export const toCursor = ({ at, id }: Place): string => `${at}.${id}`;

/** The place a cursor names; null for none and for what is no cursor of ours, which then means the beginning. */
export function fromCursor(cursor: string | undefined): Place | null {
  const [, at, id] = /^(\d{1,15})\.(.{1,180})$/.exec(cursor ?? '') ?? [];
  return at && id ? { at: Number(at), id } : null;
}
