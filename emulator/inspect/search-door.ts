import { performance } from 'node:perf_hooks';
import { RequestRefused, type Route, sendJson } from '../http';
import type { Services } from '../services';
import { door } from './door';
import { numberIn } from './page-of';
import { jsonHolds } from './text-search';

/** Everything else waits meanwhile: longer than this nobody looks. */
const MAX_SEARCH_MS = 300;

type Hit = { readonly collection: string; readonly document: unknown };

/**
 * `search?q&limit` (default 50): documents of all collections that hold a text. Collections take turns, so that a large one keeps none from being looked at.
 * `isPartial`: there may be more.
 */
export function searchDoor({ database }: Services): Route {
  return door('GET', 'search', ({ response, url }) => {
    const wanted = url.searchParams.get('q')?.trim() ?? '';
    if (wanted === '') throw new RequestRefused(400, 'BAD_SEARCH', 'q is the text to look for');
    const limit = numberIn(url, 'limit', 50);
    const { hits, isPartial } = takeTurns(database, jsonHolds(wanted), limit);
    sendJson(response, 200, { documents: hits.slice(0, limit), isPartial: isPartial || hits.length > limit });
  });
}

function takeTurns({ collectionNames, texts }: Services['database'], holds: (json: string) => boolean, limit: number) {
  const until = performance.now() + MAX_SEARCH_MS;
  const hits: Hit[] = [];
  let open = collectionNames().map((collection) => ({ collection, pages: texts(collection) }));
  while (open.length > 0) {
    open = open.filter(({ collection, pages }) => {
      const page = pages.next();
      for (const json of page.done ? [] : page.value) if (holds(json)) hits.push({ collection, document: JSON.parse(json) as unknown });
      return !page.done;
    });
    if (hits.length > limit || performance.now() > until) return { hits, isPartial: open.length > 0 };
  }
  return { hits, isPartial: false };
}
