import type { RunRecord } from '../doors/shapes';
import { useNameOf } from '../parts/people';
import { TextFilter } from '../parts/text-filter';
import { go, hrefOf } from '../shell/route';
import { useFunctionsTexts } from './functions-texts';
import type { RunFilter } from './run';

type Props = { readonly all: readonly RunRecord[]; readonly query: RunFilter; readonly chosen?: string };

/** What of the runs is listed; kept in the address, so that it can be linked to. */
export function RunFilters({ all, query, chosen }: Props) {
  const texts = useFunctionsTexts();
  const nameOf = useNameOf();
  const change = (part: RunFilter) => go(hrefOf(chosen ? ['functions', chosen] : ['functions'], { ...query, ...part }), 'replace');
  const functions = distinct([...all.map(({ functionName }) => functionName), query.function]);
  const openids = distinct([...all.map(({ openid }) => openid), query.openid]);
  return (
    <div className="filters">
      <TextFilter label={texts.text} value={query.text ?? ''} onChange={(text) => change({ text })} />
      <div className="filter-row">
        <select
          className="field"
          aria-label={texts.function}
          value={query.function ?? ''}
          onChange={({ target }) => change({ function: target.value })}
        >
          <option value="">{texts.anyFunction}</option>
          {functions.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <select
          className="field"
          aria-label={texts.outcome}
          value={query.outcome ?? ''}
          onChange={({ target }) => change({ outcome: target.value })}
        >
          <option value="">{texts.anyOutcome}</option>
          {(['ok', 'failed', 'running'] as const).map((state) => (
            <option key={state} value={state}>
              {texts.state[state]}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label={texts.caller}
          value={query.openid ?? ''}
          onChange={({ target }) => change({ openid: target.value })}
        >
          <option value="">{texts.anyone}</option>
          {openids.map((openid) => (
            <option key={openid} value={openid}>
              {nameOf(openid) ?? openid}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

const distinct = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values)].filter((value): value is string => value !== undefined && value !== '').sort();
