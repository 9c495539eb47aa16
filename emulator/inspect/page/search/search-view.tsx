import { useDeferredValue } from 'react';
import type { InvocationList, PushList } from '../doors/shapes';
import { readyValue, usePolled } from '../doors/use-polled';
import { RUNS_DOOR } from '../functions/functions-view';
import { useMessages } from '../messages/use-messages';
import { Empty } from '../parts/states';
import { PUSHES_DOOR } from '../pushes/push';
import { useRoute } from '../shell/route';
import { HitList } from './hit-list';
import { messageHits, pushHits, runHits } from './hits';
import { useSearchTexts } from './search-texts';
import { useDocumentHits } from './use-document-hits';

/** What all of the local cloud has of a text, by kind. */
export function SearchView() {
  const texts = useSearchTexts();
  const wanted = useDeferredValue((useRoute().query.q ?? '').trim());
  if (wanted === '') return <Empty icon="search" title={texts.hintTitle} how={texts.hint} />;
  return <Results wanted={wanted} />;
}

function Results({ wanted }: { wanted: string }) {
  const texts = useSearchTexts();
  const runs = readyValue(usePolled<InvocationList>(RUNS_DOOR))?.invocations ?? [];
  const messages = readyValue(useMessages()) ?? [];
  const pushes = readyValue(usePolled<PushList>(PUSHES_DOOR))?.pushes ?? [];
  const documents = useDocumentHits(wanted);
  const groups = [
    { icon: 'data', name: texts.documents, hits: documents.hits },
    { icon: 'functions', name: texts.invocations, hits: runHits(runs, wanted) },
    { icon: 'messages', name: texts.messages, hits: messageHits(messages, wanted) },
    { icon: 'pushes', name: texts.pushes, hits: pushHits(pushes, wanted) },
  ] as const;
  const isEmpty = groups.every(({ hits }) => hits.length === 0);
  return (
    <div className="column hits" aria-busy={documents.isBusy}>
      {isEmpty && !documents.isBusy ? <Empty icon="search" title={texts.none(wanted)} how={texts.noneHow} /> : null}
      {documents.isBusy ? (
        <p className="quiet" role="status">
          {texts.searching}
        </p>
      ) : null}
      {documents.isPartial ? <p className="quiet">{texts.partial}</p> : null}
      {groups.map(({ icon, name, hits }) =>
        hits.length > 0 ? <HitList key={icon} icon={icon} name={name} hits={hits} wanted={wanted} /> : null,
      )}
    </div>
  );
}
