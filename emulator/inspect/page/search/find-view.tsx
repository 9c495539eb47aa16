import { useEffect } from 'react';
import type { IdHolders } from '../doors/shapes';
import { readyValue, usePolled } from '../doors/use-polled';
import { Empty, Loaded } from '../parts/states';
import { go, hrefOf, useRoute } from '../shell/route';
import { useSearchTexts } from './search-texts';

/** `#/find/<id>`: where a link from inside of data goes on to the document of that name. */
export function FindView() {
  const texts = useSearchTexts();
  const id = useRoute().path[1] ?? '';
  const holders = usePolled<IdHolders>(`/__inspect/ids/${encodeURIComponent(id)}`);
  const found = readyValue(holders)?.collections ?? [];
  const only = found.length === 1 ? found[0] : undefined;
  useEffect(() => {
    if (only !== undefined) go(hrefOf(['data', only, id]), 'replace');
  }, [only, id]);
  return (
    <Loaded of={holders}>
      {({ collections }) =>
        collections.length > 1 ? (
          <Empty icon="data" title={texts.several}>
            {collections.map((name) => (
              <a key={name} className="button" href={hrefOf(['data', name, id])}>
                {name}
              </a>
            ))}
          </Empty>
        ) : collections.length === 1 ? (
          <p className="hint">{texts.finding}</p>
        ) : (
          <Empty icon="search" title={texts.notFound(id)} how={texts.notFoundHow}>
            <a className="button" href={hrefOf(['search'], { q: id })}>
              {texts.searchIt}
            </a>
          </Empty>
        )
      }
    </Loaded>
  );
}
