import { ScrollView, Text, View } from '@tarojs/components';
import type { OrphanPage, OrphanSummary } from '#core/contract/orphans';
import { ORPHAN_GROUPS, type OrphanGroup } from '#core/domain/orphan/orphan';
import { serverNow } from '@/cloud/server-clock';
import { Tap } from '@/components/tap';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';
import './staff-orphans.scss';

const DAY_MS = 86_400_000;

type GroupsProps = { counts: OrphanPage['counts'] | undefined; chosen: OrphanGroup; onChoose: (group: OrphanGroup) => void };

/** What the desk does next, with counts. Ids: orphan-group-<group>. */
export function OrphanGroups({ counts, chosen, onChoose }: GroupsProps) {
  const t = useTexts(staffOrphanTexts);
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="orphan-groups">
      <View className="orphan-groups-line">
        {ORPHAN_GROUPS.map((group) => (
          <Tap
            key={group}
            id={`orphan-group-${group}`}
            className={`orphan-group ${group === chosen ? 'orphan-group-chosen' : ''}`}
            role="tab"
            checked={group === chosen}
            onTap={() => onChoose(group)}
          >
            <Text>{t.groups[group]}</Text>
            {/* What has ended is not counted: it grows for ever. */}
            {group !== 'ended' && counts && <Text>{counts[group]}</Text>}
          </Tap>
        ))}
      </View>
    </ScrollView>
  );
}

/** The parcels of a group, the oldest first. Ids: orphan-<id>. */
export function OrphanRows({ orphans, onOpen }: { orphans: readonly OrphanSummary[]; onOpen: (orphanId: string) => void }) {
  return (
    <View className="orphan-rows">
      {orphans.map((orphan) => (
        <OrphanRow key={orphan.orphanId} orphan={orphan} onOpen={() => onOpen(orphan.orphanId)} />
      ))}
    </View>
  );
}

function OrphanRow({ orphan, onOpen }: { orphan: OrphanSummary; onOpen: () => void }) {
  const t = useTexts(staffOrphanTexts);
  const { carrierName, waybillNumber, originText, serialNumbers, place, foundAt, stateWord, isOwnerKnown } = orphan;
  const days = Math.max(0, Math.floor((serverNow() - foundAt) / DAY_MS));
  return (
    <Tap id={`orphan-${orphan.orphanId}`} className="orphan-row" role="link" onTap={onOpen}>
      <View className="orphan-row-words">
        <Text className="orphan-row-name">{waybillNumber === null ? originText : `${carrierName} ${waybillNumber}`}</Text>
        <Text className="orphan-row-what">{[...serialNumbers, place].filter(Boolean).join(' · ')}</Text>
      </View>
      <View className="orphan-row-side">
        <Text>{`${stateWord} · ${t.day(days)}`}</Text>
        {isOwnerKnown && <Text className="small">{t.ownerKnown}</Text>}
      </View>
    </Tap>
  );
}
