import { Moment } from '../parts/moments';
import { Outcome } from '../parts/outcome';
import { useNameOf } from '../parts/people';
import { SelectFilter } from '../parts/select-filter';
import { Split } from '../parts/split';
import { Empty, Loaded } from '../parts/states';
import { TextFilter } from '../parts/text-filter';
import { go, hrefOf, useRoute } from '../shell/route';
import { Followers } from './followers';
import { MessageDetail } from './message-detail';
import { isWantedMessage, MESSAGE_KINDS, type MessageFilter, type MessageItem } from './message-item';
import { useMessagesTexts } from './messages-texts';
import { useMessages } from './use-messages';

/** What was sent to people and by them, newest first; a refused message with why. */
export function MessagesView() {
  const messages = useMessages();
  return <Loaded of={messages}>{(all) => <Messages all={all} />}</Loaded>;
}

function Messages({ all }: { all: readonly MessageItem[] }) {
  const texts = useMessagesTexts();
  const { path, query } = useRoute();
  const nameOf = useNameOf();
  const chosen = path[1];
  const entries = all
    .filter((item) => isWantedMessage(item, query))
    .map((item) => ({
      id: item.id,
      href: hrefOf(['messages', item.id], query),
      head: (
        <>
          <span className="entry-name">{item.title}</span>
          <Outcome tone={item.errcode === 0 ? 'good' : 'bad'} text={item.errcode === 0 ? texts.delivered : String(item.errcode)} />
        </>
      ),
      line: (
        <>
          <Moment at={item.at} /> · {nameOf(item.openid) ?? item.openid} · {texts.kinds[item.kind]}
          {item.summary ? ` · ${item.summary}` : ''}
        </>
      ),
    }));
  const shown = all.find(({ id }) => id === chosen);
  return (
    <Split
      label={texts.list}
      entries={entries}
      chosen={chosen}
      listHref={hrefOf(['messages'], query)}
      above={<MessageFilters all={all} query={query} {...(chosen ? { chosen } : {})} />}
      empty={
        all.length === 0 ? (
          <Empty icon="messages" title={texts.none} how={texts.noneHow} />
        ) : (
          <Empty icon="search" title={texts.noMatch} how={texts.noMatchHow} />
        )
      }
      idle={<Followers />}
      detail={shown ? <MessageDetail key={shown.id} item={shown} /> : <Empty icon="messages" title={texts.gone} how={texts.goneHow} />}
    />
  );
}

type FilterProps = { readonly all: readonly MessageItem[]; readonly query: MessageFilter; readonly chosen?: string };

function MessageFilters({ all, query, chosen }: FilterProps) {
  const texts = useMessagesTexts();
  const change = (part: MessageFilter) => go(hrefOf(chosen ? ['messages', chosen] : ['messages'], { ...query, ...part }), 'replace');
  const kinds = MESSAGE_KINDS.filter((kind) => kind === query.kind || all.some((item) => item.kind === kind));
  return (
    <div className="filters">
      <TextFilter label={texts.text} value={query.text ?? ''} onChange={(text) => change({ text })} />
      <div className="filter-row">
        <SelectFilter
          label={texts.kind}
          any={texts.anyKind}
          value={query.kind}
          options={kinds}
          nameOf={(kind) => texts.kinds[kind]}
          onChange={(kind) => change({ kind })}
        />
        <SelectFilter
          label={texts.outcome}
          any={texts.anyOutcome}
          value={query.outcome}
          options={['ok', 'refused'] as const}
          nameOf={(outcome) => (outcome === 'ok' ? texts.delivered : texts.refused)}
          onChange={(outcome) => change({ outcome })}
        />
      </div>
    </div>
  );
}
