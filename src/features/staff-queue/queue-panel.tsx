import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { type ReactNode, useEffect, useState } from 'react';
import type { QueueEntry, QueuePage } from '#core/contract/views/queue-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { QueueGroup } from '#core/domain/queue-group';
import { serverNow } from '@/cloud/server-clock';
import { QuietAction, SecondaryAction } from '@/components/button';
import { DenseSection } from '@/components/dense-rows';
import { Empty, Loaded } from '@/components/loaded';
import { useLanguage } from '@/i18n/language';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';
import { formatAge, LONG_WAIT_MS } from './age';
import { DeskDoors, type Door } from './desk-doors';
import { QueueGroups } from './queue-groups';
import { QueueRow } from './queue-row';
import { focusSearch, QueueSearch } from './queue-search';
import { firstFilter, groupsFor, type Queue, type QueueFilter, sectionsOf, useQueue } from './use-queue';
import { useQueueKeys } from './use-queue-keys';
import './staff-queue.scss';

type QueuePanelProps = {
  /** Whose queue: decides which groups come first. */
  start: StaffStartView;
  /** Open in the column beside it. */
  openId: string | undefined;
  onOpen: (orderId: string) => void;
  /** Left out for whoever may not sign for parcels. */
  onSign: (() => void) | undefined;
  /** The desks beside it where this person has business. */
  doors: readonly Door[];
  /** Reads again what is counted on the doors. */
  onRefresh: () => Promise<unknown>;
  /** Shown on a desktop only. */
  hasKeys: boolean;
  /** Counts what was done beside the queue: it is read again with each. */
  changes: number;
};

/** Everything that waits for staff. Ids: queue-groups, queue-search, sign-open, refresh, those of DeskDoors, queue-<orderId>, queue-more. */
export function QueuePanel({ start, openId, onOpen, onSign, doors, onRefresh, hasKeys, changes }: QueuePanelProps) {
  const t = useTexts(staffTexts);
  const groups = groupsFor(start.roles);
  const [filter, setFilter] = useState<QueueFilter>(() => firstFilter(start));
  const [search, setSearch] = useState('');
  const queue = useQueue(filter, search, useLanguage());
  const page = queue.live.view.state === 'ready' ? queue.live.view.value : undefined;
  const inOrder = sectionsOf(page?.entries ?? [], groups).flatMap(({ entries }) => entries);
  const [marked, setMarked] = useState<string>();

  const refresh = async () => {
    await Promise.all([queue.live.reload(), onRefresh()]);
    Taro.stopPullDownRefresh();
  };
  usePullDownRefresh(refresh);
  const { reload } = queue.live;
  useEffect(() => {
    if (changes > 0) reload();
  }, [changes, reload]);
  const move = (by: 1 | -1) => {
    const from = inOrder.findIndex(({ orderId }) => orderId === marked);
    const next = inOrder[Math.min(inOrder.length - 1, Math.max(0, from + by))];
    if (next) setMarked(next.orderId);
  };
  useQueueKeys({ onMove: move, onOpen: () => marked && onOpen(marked), onSearch: focusSearch, onRefresh: refresh });
  const row = (entry: QueueEntry) => (
    <QueueRow
      key={entry.orderId}
      entry={entry}
      isMarked={entry.orderId === marked}
      isOpen={entry.orderId === openId}
      onOpen={() => {
        setMarked(entry.orderId);
        onOpen(entry.orderId);
      }}
    />
  );

  return (
    <View className="queue">
      <QueueSearch isSearching={search !== ''} onSearch={setSearch} />
      <View className="between">
        <View className="queue-sign">{onSign && <SecondaryAction id="sign-open" label={t.sign.open} onTap={onSign} />}</View>
        <QuietAction id="refresh" label={t.refresh} onTap={refresh} />
      </View>
      <DeskDoors doors={doors} />
      {search === '' && <QueueGroups groups={groups} counts={page?.counts} chosen={filter} onChoose={setFilter} />}
      <Loaded live={queue.live}>
        {({ entries }) =>
          entries.length === 0 ? (
            <NothingHere filter={filter} isSearching={search !== ''} />
          ) : search === '' ? (
            <Sections groups={groups} page={page} queue={queue} row={row} />
          ) : (
            <DenseSection heading={<Text>{t.search.found(entries.length)}</Text>}>{entries.map(row)}</DenseSection>
          )
        }
      </Loaded>
      {hasKeys && <Text className="small queue-keys">{t.keys}</Text>}
    </View>
  );
}

type SectionsProps = { groups: readonly QueueGroup[]; page: QueuePage | undefined; queue: Queue; row: (entry: QueueEntry) => ReactNode };

function Sections({ groups, page, queue, row }: SectionsProps) {
  const t = useTexts(staffTexts);
  return (
    <>
      {sectionsOf(page?.entries ?? [], groups).map(({ group, entries }) => (
        <DenseSection
          key={group}
          id={`queue-section-${group}`}
          heading={
            <>
              <Text>{t.groups[group]}</Text>
              <Text className="amount">{group === 'ended' ? entries.length : page?.counts[group]}</Text>
              {group !== 'ended' && <LongestWait entries={entries} />}
            </>
          }
        >
          {entries.map(row)}
        </DenseSection>
      ))}
      {page?.cursor && <SecondaryAction id="queue-more" label={t.more} busy={queue.isReadingMore} onTap={queue.more} />}
    </>
  );
}

/** Of a group, once it is worth a look. */
function LongestWait({ entries }: { entries: readonly QueueEntry[] }) {
  const t = useTexts(staffTexts);
  const since = entries[0]?.groupSince ?? serverNow();
  if (serverNow() - since < LONG_WAIT_MS) return null;
  return <Text className="queue-oldest">{t.oldest(formatAge(since, serverNow()))}</Text>;
}

function NothingHere({ filter, isSearching }: { filter: QueueFilter; isSearching: boolean }) {
  const t = useTexts(staffTexts);
  if (isSearching) return <Empty id="queue-not-found" icon="search" title={t.search.none} body={t.search.noneBody} />;
  return <Empty id="queue-empty" icon="check" title={t.empty[filter].title} body={t.empty[filter].body} />;
}
