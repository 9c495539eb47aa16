import { idStep } from '../data/query';
import type { DocumentSearch } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { excerptOf } from '../parts/haystack';
import { hrefOf } from '../shell/route';
import { type Hit, MOST_HITS } from './hits';

/** `isPartial`: the cloud had no time to look through everything. */
type DocumentHits = { readonly hits: readonly Hit[]; readonly isBusy: boolean; readonly isPartial: boolean };

/** Documents that have a text somewhere; the cloud looks through all collections for it. */
export function useDocumentHits(wanted: string): DocumentHits {
  const { answer } = usePolled<DocumentSearch>(`/__inspect/search?q=${encodeURIComponent(wanted)}&limit=${MOST_HITS + 1}`);
  if (answer.state !== 'ready') return { hits: [], isBusy: answer.state === 'loading', isPartial: false };
  const hits = answer.value.documents.map(({ collection, document }) => {
    const step = idStep(document._id);
    return {
      key: `${collection} ${step}`,
      href: hrefOf(['data', collection, step]),
      title: `${collection} / ${step}`,
      excerpt: excerptOf(document, wanted) ?? '',
    };
  });
  return { hits, isBusy: false, isPartial: answer.value.isPartial };
}
