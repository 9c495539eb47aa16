import { type ReactNode, useState } from 'react';
import { useInspectWords } from './inspect-words';

export type Entry = {
  readonly id: string;
  readonly head: ReactNode;
  readonly line: ReactNode;
  readonly haystack: unknown;
  readonly detail: () => ReactNode;
};

type Props = { readonly entries: readonly Entry[]; readonly empty: string; readonly above?: ReactNode; readonly below?: ReactNode };

/** A list that can be searched, and one of its entries whole. */
export function Browser({ entries, empty, above, below }: Props) {
  const words = useInspectWords();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string>();
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? entries : entries.filter(({ haystack }) => JSON.stringify(haystack).toLowerCase().includes(wanted));
  const shown = found.find(({ id }) => id === chosen) ?? found[0];
  return (
    <div className="browser">
      <div className="list">
        {above}
        <input
          type="search"
          className="search"
          aria-label={words.search}
          placeholder={words.searchIn(entries.length)}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {entries.length === 0 ? <p className="hint">{empty}</p> : null}
        {entries.length > 0 && found.length === 0 ? <p className="hint">{words.none}</p> : null}
        <ol>
          {found.map(({ id, head, line }) => (
            <li key={id}>
              <button type="button" className="entry" aria-current={id === shown?.id} onClick={() => setChosen(id)}>
                <span className="entry-head">{head}</span>
                <span className="entry-line">{line}</span>
              </button>
            </li>
          ))}
        </ol>
        {below}
      </div>
      <article className="detail">{shown ? shown.detail() : <p className="hint">{words.choose}</p>}</article>
    </div>
  );
}

/** Name and value, one under another. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
