import { Text } from '@tarojs/components';
import type { OrphanPage, OrphanSummary } from '#core/contract/orphans';
import { ORPHAN_GROUPS, type OrphanGroup } from '#core/domain/orphan/orphan';
import { serverNow } from '@/cloud/server-clock';
import { DenseRow, DenseSection } from '@/components/dense-rows';
import { GroupBar } from '@/components/group-bar';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';
import './staff-orphans.scss';

const DAY_MS = 86_400_000;

type GroupsProps = { counts: OrphanPage['counts'] | undefined; chosen: OrphanGroup; onChoose: (group: OrphanGroup) => void };

/** What the desk does next, with counts. Ids: orphan-group-<group>. */
export function OrphanGroups({ counts, chosen, onChoose }: GroupsProps) {
  const t = useTexts(staffOrphanTexts);
  return (
    <GroupBar
      id="orphan-group"
      // What has ended is not counted: it grows for ever.
      groups={ORPHAN_GROUPS.map((key) => ({ key, label: t.groups[key], count: key === 'ended' ? undefined : counts?.[key] }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

/** The parcels of a group, the oldest first. Ids: orphan-<id>. */
export function OrphanRows({ orphans, onOpen }: { orphans: readonly OrphanSummary[]; onOpen: (orphanId: string) => void }) {
  return (
    <DenseSection>
      {orphans.map((orphan) => (
        <OrphanRow key={orphan.orphanId} orphan={orphan} onOpen={() => onOpen(orphan.orphanId)} />
      ))}
    </DenseSection>
  );
}

function OrphanRow({ orphan, onOpen }: { orphan: OrphanSummary; onOpen: () => void }) {
  const t = useTexts(staffOrphanTexts);
  const { carrierName, waybillNumber, originText, serialNumbers, place, foundAt, stateWord, isOwnerKnown } = orphan;
  const days = Math.max(0, Math.floor((serverNow() - foundAt) / DAY_MS));
  return (
    <DenseRow
      id={`orphan-${orphan.orphanId}`}
      onTap={onOpen}
      side={
        <>
          <Text>{`${stateWord} · ${t.day(days)}`}</Text>
          {isOwnerKnown && <Text className="small">{t.ownerKnown}</Text>}
        </>
      }
    >
      <Text className="dense-row-name orphan-row-name">{waybillNumber === null ? originText : `${carrierName} ${waybillNumber}`}</Text>
      <Text className="dense-row-what">{[...serialNumbers, place].filter(Boolean).join(' · ')}</Text>
    </DenseRow>
  );
}
