const MAX_PAGE = 500;

/** A whole number from the query, `otherwise` when it is none; at most `most`. */
export function numberIn(url: URL, key: string, otherwise: number, most = MAX_PAGE): number {
  const value = Number(url.searchParams.get(key) ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : otherwise;
}

export const offsetIn = (url: URL): number => numberIn(url, 'offset', 0, Number.MAX_SAFE_INTEGER);

/** The part of a list that `limit` and `offset` of the query name. */
export function pageIn<T>(url: URL, all: readonly T[], limit: number): readonly T[] {
  const offset = offsetIn(url);
  return all.slice(offset, offset + numberIn(url, 'limit', limit));
}
