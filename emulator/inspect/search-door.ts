import { performance } from 'node:perf_hooks';
import { RequestRefused, type Route, sendJson } from '../http';
import type { Services } from '../services';
import { door } from './door';
import { numberIn } from './page-of';
import { valueHolds } from './text-search';

/** Everything else waits meanwhile: longer than this nobody looks. */
const MAX_SEARCH_MS = 300;
const PAGE = 1000;

/** `search?q&limit` (default 50): documents of all collections that hold a text. `isPartial`: there was no time to look at all of them. */
export function searchDoor({ database }: Services): Route {
  return door('GET', 'search', ({ response, url }) => {
    const wanted = url.searchParams.get('q')?.trim() ?? '';
    if (wanted === '') throw new RequestRefused(400, 'BAD_SEARCH', 'q is the text to look for');
    const limit = numberIn(url, 'limit', 50);
    const holds = valueHolds(wanted);
    const until = performance.now() + MAX_SEARCH_MS;
    const documents: { collection: string; document: unknown }[] = [];
    for (const collection of database.collectionNames()) {
      for (let skip = 0; ; skip += PAGE) {
        const page = database.page(collection, PAGE, skip)?.documents ?? [];
        for (const document of page) if (holds(document)) documents.push({ collection, document });
        const isPartial = performance.now() > until || documents.length > limit;
        if (isPartial) return sendJson(response, 200, { documents: documents.slice(0, limit), isPartial });
        if (page.length < PAGE) break;
      }
    }
    sendJson(response, 200, { documents, isPartial: false });
  });
}
