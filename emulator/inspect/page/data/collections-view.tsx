import type { CollectionList } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { Empty, Loaded } from '../parts/states';
import { go, hrefOf, useRoute } from '../shell/route';
import { useDataTexts } from './data-texts';
import { Documents } from './documents';

/** Collections and their documents. */
export function CollectionsView() {
  const texts = useDataTexts();
  const collections = usePolled<CollectionList>('/__inspect/collections');
  const { path } = useRoute();
  return (
    <Loaded of={collections}>
      {({ collections: all }) => {
        const name = path[1] ?? all.find(({ total }) => total > 0)?.name ?? all[0]?.name;
        if (name === undefined) return <Empty icon="data" title={texts.none} how={texts.noneHow} />;
        return (
          <div className="data">
            <Collections all={all} current={name} />
            <Documents key={name} collection={name} />
          </div>
        );
      }}
    </Loaded>
  );
}

function Collections({ all, current }: { all: CollectionList['collections']; current: string }) {
  const texts = useDataTexts();
  return (
    <>
      <nav className="collections" aria-label={texts.collections}>
        {all.map(({ name, total }) => (
          <a key={name} href={hrefOf(['data', name])} aria-current={name === current ? 'true' : undefined}>
            <span>{name}</span>
            <span className={total === 0 ? 'count none' : 'count'}>{total.toLocaleString('en')}</span>
          </a>
        ))}
      </nav>
      <select
        className="field collection-select"
        aria-label={texts.collections}
        value={current}
        onChange={({ target }) => go(hrefOf(['data', target.value]))}
      >
        {all.map(({ name, total }) => (
          <option key={name} value={name}>
            {name} ({total.toLocaleString('en')})
          </option>
        ))}
      </select>
    </>
  );
}
