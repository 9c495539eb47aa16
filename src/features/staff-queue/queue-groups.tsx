import type { QueuePage } from '#core/contract/views/queue-view';
import type { QueueGroup } from '#core/domain/queue-group';
import { GroupBar } from '@/components/group-bar';
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
    <GroupBar
      id="queue-group"
      groups={filters.map((key) => ({
        key,
        label: key === 'all' ? t.all : t.groups[key],
        // What has ended is not counted: it grows for ever.
        count: key === 'all' ? open : key === 'ended' ? undefined : counts?.[key],
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
