import { useState } from 'react';
import { Browser } from './browser';
import { useInspectWords } from './inspect-words';
import { JsonView } from './json-view';
import { usePolled } from './use-polled';

const PAGE = 100;
const MOST = 500;

/** Collections and their documents. */
export function DocumentsView() {
  const words = useInspectWords();
  const { value } = usePolled<{ collections: readonly { name: string; total: number }[] }>('/__inspect/collections');
  const [wanted, setWanted] = useState<string>();
  if (!value) return null;
  const name = wanted ?? value.collections.find(({ total }) => total > 0)?.name ?? value.collections[0]?.name;
  if (name === undefined) return <p className="hint">{words.noCollections}</p>;
  const picker = (
    <select className="search" aria-label={words.data} value={name} onChange={({ target }) => setWanted(target.value)}>
      {value.collections.map((collection) => (
        <option key={collection.name} value={collection.name}>
          {collection.name} ({collection.total})
        </option>
      ))}
    </select>
  );
  return <Documents key={name} collection={name} picker={picker} />;
}

type Document = Readonly<Record<string, unknown>>;

function Documents({ collection, picker }: { collection: string; picker: React.ReactNode }) {
  const words = useInspectWords();
  const [limit, setLimit] = useState(PAGE);
  const { value } = usePolled<{ total: number; documents: readonly Document[] }>(
    `/__inspect/collections/${encodeURIComponent(collection)}?limit=${limit}`,
  );
  const documents = value?.documents ?? [];
  const entries = documents.map((document) => ({
    id: String(document._id),
    head: <code>{String(document._id)}</code>,
    line: previewOf(document),
    haystack: document,
    detail: () => <JsonView value={document} />,
  }));
  const below = value ? (
    <p className="hint">
      {words.documents(documents.length, value.total)}
      {documents.length < value.total && limit < MOST ? (
        <button type="button" className="more" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
          {words.more}
        </button>
      ) : null}
    </p>
  ) : null;
  return <Browser entries={entries} empty={value ? words.noDocuments : ''} above={picker} below={below} />;
}

/** The first few short values, so that documents can be told apart. */
const previewOf = (document: Document) =>
  Object.entries(document)
    .filter(([key, value]) => key !== '_id' && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'))
    .slice(0, 4)
    .map(([, value]) => String(value))
    .join(' · ');
