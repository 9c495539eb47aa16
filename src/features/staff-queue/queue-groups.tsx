import { ScrollView, Text, View } from '@tarojs/components';
import type { QueuePage } from '#core/contract/views/queue-view';
import type { QueueGroup } from '#core/domain/queue-group';
import { Tap } from '@/components/tap';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';
import type { QueueFilter } from './use-queue';

type QueueGroupsProps = {
  groups: readonly QueueGroup[];
  counts: QueuePage['counts'] | undefined;
  chosen: QueueFilter;
  onChoose: (filter: QueueFilter) => void;
};

/** What to do next, with counts. Ids: queue-group-all, queue-group-<group>. */
export function QueueGroups({ groups, counts, chosen, onChoose }: QueueGroupsProps) {
  const t = useTexts(staffTexts);
  const open = counts && groups.reduce((sum, group) => sum + counts[group], 0);
  const filters: readonly QueueFilter[] = ['all', ...groups];
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="queue-groups">
      <View className="queue-groups-line">
        {filters.map((filter) => {
          // What has ended is not counted: it grows for ever.
          const count = filter === 'all' ? open : filter === 'ended' ? undefined : counts?.[filter];
          const isChosen = filter === chosen;
          return (
            <Tap
              key={filter}
              id={`queue-group-${filter}`}
              className={`queue-group ${isChosen ? 'queue-group-chosen' : ''} ${count ? '' : 'queue-group-empty'}`}
              role="tab"
              checked={isChosen}
              onTap={() => onChoose(filter)}
            >
              <Text>{filter === 'all' ? t.all : t.groups[filter]}</Text>
              {count !== undefined && <Text className="queue-group-count">{count}</Text>}
            </Tap>
          );
        })}
      </View>
    </ScrollView>
  );
}
