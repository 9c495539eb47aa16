/** The query of an address: a filter and an order as they were typed, and how many documents to pass over. */
export type Query = { readonly filter: string; readonly sort: string; readonly offset: number };

export const PAGE_SIZE = 50;

export function queryOf({ filter = '', sort = '', offset = '0' }: Readonly<Record<string, string>>): Query {
  const from = Number(offset);
  return { filter, sort, offset: Number.isSafeInteger(from) && from > 0 ? from : 0 };
}

/** What is wrong with a typed filter or sort, if anything: the query language itself is the cloud's to judge. */
export type Wrong = { readonly kind: 'not-json'; readonly why: string } | { readonly kind: 'not-object' };

export function wrongIn(text: string): Wrong | undefined {
  if (text.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : { kind: 'not-object' };
  } catch (failure) {
    return { kind: 'not-json', why: (failure as Error).message };
  }
}

/** The door that answers a page of a collection. */
export function documentsDoor(collection: string, { filter, sort, offset }: Query, limit = PAGE_SIZE): string {
  const search = new URLSearchParams({ limit: String(limit), offset: String(offset) });
  if (filter.trim() !== '') search.set('filter', filter);
  if (sort.trim() !== '') search.set('sort', sort);
  return `/__inspect/documents/${encodeURIComponent(collection)}?${search}`;
}

/** An id as a step of an address: texts as they are, anything else as JSON. */
export const idStep = (id: unknown): string => (typeof id === 'string' ? id : JSON.stringify(id));

/** A filter for the document behind {@link idStep}. */
export function idFilter(step: string): string {
  return step.startsWith('{') && !wrongIn(step) ? `{"_id":${step}}` : JSON.stringify({ _id: step });
}
