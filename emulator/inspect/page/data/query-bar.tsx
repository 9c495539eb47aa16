import { useState } from 'react';
import type { Explain } from '../doors/shapes';
import { Icon } from '../parts/icons';
import { go, hrefOf } from '../shell/route';
import { useDataTexts } from './data-texts';
import { type Query, type Wrong, wrongIn } from './query';

type Props = {
  readonly collection: string;
  readonly query: Query;
  readonly explain?: Explain;
  /** What the cloud says against the query. */
  readonly refusal?: string;
};

/** Filter and order as one would write them for the cloud, and how it found what it found. */
export function QueryBar({ collection, query, explain, refusal }: Props) {
  const texts = useDataTexts();
  const [filter, setFilter] = useState(query.filter);
  const [sort, setSort] = useState(query.sort);
  const wrong = wrongIn(filter) ?? wrongIn(sort);
  const isAsked = filter === query.filter && sort === query.sort;
  const said = wrong ? sayWrong(wrong, texts) : isAsked ? refusal : undefined;
  return (
    <form
      className="query"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) go(hrefOf(['data', collection], { filter: filter.trim(), sort: sort.trim() }));
      }}
    >
      <label className="query-field grows">
        <span>{texts.filter}</span>
        <input
          className="field mono"
          spellCheck={false}
          autoComplete="off"
          placeholder='{"status": "open", "total": {"$gte": 100}}'
          value={filter}
          aria-invalid={wrongIn(filter) !== undefined}
          onChange={({ target }) => setFilter(target.value)}
        />
      </label>
      <label className="query-field">
        <span>{texts.sort}</span>
        <input
          className="field mono"
          spellCheck={false}
          autoComplete="off"
          placeholder='{"createdAt": -1}'
          value={sort}
          aria-invalid={wrongIn(sort) !== undefined}
          onChange={({ target }) => setSort(target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={wrong !== undefined}>
        {texts.run}
      </button>
      {query.filter === '' && query.sort === '' ? null : (
        <a className="quiet-button" href={hrefOf(['data', collection])}>
          {texts.clear}
        </a>
      )}
      <p className="query-said" aria-live="polite">
        {said ? <span className="bad">{said}</span> : explain ? <ExplainBadge {...explain} /> : null}
      </p>
    </form>
  );
}

function ExplainBadge({ plan, examined }: Explain) {
  const texts = useDataTexts();
  const isScan = plan === 'scan';
  return (
    <span className={`badge ${isScan ? 'attention' : 'good'}`} title={isScan ? texts.scanHint : undefined}>
      <Icon name={isScan ? 'search' : 'check'} size={14} />
      {texts.looked(texts.plans[plan] ?? plan, examined)}
    </span>
  );
}

const sayWrong = (wrong: Wrong, texts: ReturnType<typeof useDataTexts>): string =>
  wrong.kind === 'not-json' ? texts.notJson(wrong.why) : texts.notObject;
