import type { PushList, PushRecord } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { Moment } from '../parts/moments';
import { Outcome } from '../parts/outcome';
import { useNameOf } from '../parts/people';
import { SelectFilter } from '../parts/select-filter';
import { Split } from '../parts/split';
import { Empty, Loaded } from '../parts/states';
import { TextFilter } from '../parts/text-filter';
import { go, hrefOf, useRoute } from '../shell/route';
import { CheckCallback } from './check-callback';
import { isWantedPush, PUSH_OUTCOMES, PUSH_TONE, PUSHES_DOOR, type PushFilter, pushOutcome, pushTitle } from './push';
import { PushDetail } from './push-detail';
import { usePushesTexts } from './pushes-texts';

/** What WeChat pushed to callbacks, each with its attempts and answers. */
export function PushesView() {
  const pushes = usePolled<PushList>(PUSHES_DOOR);
  return <Loaded of={pushes}>{({ pushes: all }) => <Pushes all={all} />}</Loaded>;
}

function Pushes({ all }: { all: readonly PushRecord[] }) {
  const texts = usePushesTexts();
  const { path, query } = useRoute();
  const nameOf = useNameOf();
  const chosen = path[1];
  const entries = all
    .filter((push) => isWantedPush(push, query))
    .map((push) => ({
      id: String(push.id),
      href: hrefOf(['pushes', String(push.id)], query),
      head: (
        <>
          <span className="entry-name">{pushTitle(push)}</span>
          <Outcome tone={PUSH_TONE[pushOutcome(push)]} text={texts.outcomes[pushOutcome(push)]} />
        </>
      ),
      line: (
        <>
          <Moment at={push.queuedAt} /> · {nameOf(push.openid) ?? push.openid} · {texts.accounts[push.account]} ·{' '}
          {texts.attempts(push.attempts.length)}
        </>
      ),
    }));
  const shown = all.find(({ id }) => String(id) === chosen);
  return (
    <Split
      label={texts.list}
      entries={entries}
      chosen={chosen}
      listHref={hrefOf(['pushes'], query)}
      above={<PushFilters query={query} {...(chosen ? { chosen } : {})} />}
      empty={
        all.length === 0 ? (
          <Empty icon="pushes" title={texts.none} how={texts.noneHow} />
        ) : (
          <Empty icon="search" title={texts.noMatch} how={texts.noMatchHow} />
        )
      }
      detail={shown ? <PushDetail key={shown.id} push={shown} /> : <Empty icon="pushes" title={texts.gone} how={texts.goneHow} />}
    />
  );
}

function PushFilters({ query, chosen }: { query: PushFilter; chosen?: string }) {
  const texts = usePushesTexts();
  const change = (part: PushFilter) => go(hrefOf(chosen ? ['pushes', chosen] : ['pushes'], { ...query, ...part }), 'replace');
  return (
    <div className="filters">
      <TextFilter label={texts.text} value={query.text ?? ''} onChange={(text) => change({ text })} />
      <div className="filter-row">
        <SelectFilter
          label={texts.outcome}
          any={texts.anyOutcome}
          value={query.outcome}
          options={PUSH_OUTCOMES}
          nameOf={(outcome) => texts.outcomes[outcome]}
          onChange={(outcome) => change({ outcome })}
        />
      </div>
      <CheckCallback />
    </div>
  );
}
