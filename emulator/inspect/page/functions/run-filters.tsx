import type { InvocationRecord } from '../../../functions/invocation';
import { useNameOf } from '../parts/people';
import { SelectFilter } from '../parts/select-filter';
import { TextFilter } from '../parts/text-filter';
import { go, hrefOf } from '../shell/route';
import { useFunctionsTexts } from './functions-texts';
import type { RunFilter } from './run';

type Props = { readonly all: readonly InvocationRecord[]; readonly query: RunFilter; readonly chosen?: string };

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
        <SelectFilter
          label={texts.function}
          any={texts.anyFunction}
          value={query.function}
          options={functions}
          onChange={(name) => change({ function: name })}
        />
        <SelectFilter
          label={texts.outcome}
          any={texts.anyOutcome}
          value={query.outcome}
          options={['ok', 'failed', 'running'] as const}
          nameOf={(state) => texts.state[state]}
          onChange={(outcome) => change({ outcome })}
        />
        <SelectFilter
          label={texts.caller}
          any={texts.anyone}
          value={query.openid}
          options={openids}
          nameOf={(openid) => nameOf(openid) ?? openid}
          onChange={(openid) => change({ openid })}
        />
      </div>
    </div>
  );
}

const distinct = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values)].filter((value): value is string => value !== undefined && value !== '').sort();
