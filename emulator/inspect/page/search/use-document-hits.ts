import { idStep } from '../data/query';
import type { DocumentSearch } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { excerptOf } from '../parts/haystack';
import { hrefOf } from '../shell/route';
import type { Hit } from './hits';

/** As many are asked for; of each collection only the first few are shown, so that a talkative one does not hide the others. */
const ASKED = 100;
const SHOWN_EACH = 5;

/** `isPartial`: the cloud had no time to look through everything, or there is more than is shown. */
type DocumentHits = { readonly hits: readonly Hit[]; readonly isBusy: boolean; readonly isPartial: boolean };

/** Documents that have a text somewhere; the cloud looks through all collections for it. Those of collections that have it seldom come first. */
export function useDocumentHits(wanted: string): DocumentHits {
  const { answer } = usePolled<DocumentSearch>(`/__inspect/search?q=${encodeURIComponent(wanted)}&limit=${ASKED}`);
  if (answer.state !== 'ready') return { hits: [], isBusy: answer.state === 'loading', isPartial: false };
  const { documents, isPartial } = answer.value;
  const names = [...new Set(documents.map(({ collection }) => collection))];
  const byCollection = names.map((name) => documents.filter(({ collection }) => collection === name)).sort((a, b) => a.length - b.length);
  const hits = byCollection.flatMap((found) => found.slice(0, SHOWN_EACH)).map((found) => hitOf(found, wanted));
  return { hits, isBusy: false, isPartial: isPartial || hits.length < documents.length };
}

function hitOf({ collection, document }: DocumentSearch['documents'][number], wanted: string): Hit {
  const step = idStep(document._id);
  return {
    key: `${collection} ${step}`,
    href: hrefOf(['data', collection, step]),
    title: `${collection} / ${step}`,
    excerpt: excerptOf(document, wanted) ?? '',
  };
}
