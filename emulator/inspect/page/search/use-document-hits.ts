import { idStep } from '../data/query';
import type { DocumentSearch } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { excerptOf } from '../parts/haystack';
import { hrefOf } from '../shell/route';
import type { Hit } from './hits';

/** Documents that have a text somewhere; the cloud looks through all collections for it. */
export function useDocumentHits(wanted: string): { readonly hits: readonly Hit[]; readonly isBusy: boolean } {
  const { answer } = usePolled<DocumentSearch>(`/__inspect/search?q=${encodeURIComponent(wanted)}&kinds=documents`);
  if (answer.state !== 'ready') return { hits: [], isBusy: answer.state === 'loading' };
  const hits = answer.value.documents.map(({ collection, document }) => {
    const step = idStep(document._id);
    return {
      key: `${collection} ${step}`,
      href: hrefOf(['data', collection, step]),
      title: `${collection} / ${step}`,
      excerpt: excerptOf(document, wanted) ?? '',
    };
  });
  return { hits, isBusy: false };
}
