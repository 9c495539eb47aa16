import { useState } from 'react';
import type { OrphanSummary } from '#core/contract/orphans';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import { ORPHAN_GROUPS, type OrphanGroup } from '#core/domain/orphan/orphan';
import { callStaff } from '@/cloud/call';
import { useStaffStart } from '@/cloud/staff-start';
import { usePages } from '@/cloud/use-pages';
import { PrimaryAction, SecondaryAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { OrphanGroups, OrphanRows } from '@/features/staff-orphans/orphan-list';
import { useLanguage } from '@/i18n/language';
import { staffOrphanTexts } from '@/i18n/staff-orphans';
import { useTexts } from '@/i18n/texts';
import { openOrphan, openOrphanRegister } from '@/navigation';
import { StaffOnly } from '../staff-only';

/** 无主包裹 (R16, R47). Ids: orphans, orphan-register, orphan-group-<group>, orphan-<id>, orphans-empty, orphans-more. */
export default function OrphansPage() {
  const t = useTexts(staffOrphanTexts);
  const live = useStaffStart(useLanguage());
  return (
    <Screen id="orphans" title={t.title}>
      <StaffOnly live={live}>{(start) => <Desk start={start} />}</StaffOnly>
    </Screen>
  );
}

/** The first group in which something waits. */
const firstWaiting = ({ orphans }: StaffStartView): OrphanGroup =>
  ORPHAN_GROUPS.find((group) => group !== 'ended' && (orphans?.[group] ?? 0) > 0) ?? 'found';

const mayRegister = ({ roles }: StaffStartView) => roles.some((role) => role === 'agent' || role === 'supervisor');

function Desk({ start }: { start: StaffStartView }) {
  const t = useTexts(staffOrphanTexts);
  const language = useLanguage();
  const [group, setGroup] = useState(() => firstWaiting(start));
  const [counts, setCounts] = useState(start.orphans);
  const { live, more, isMore } = usePages<OrphanSummary>(`orphans:${group}:${language}`, async (cursor) => {
    const reply = await callStaff('list-orphans', { group, ...(cursor ? { cursor } : {}) });
    if (!reply.ok) return reply;
    setCounts(reply.value.counts);
    return { ok: true, value: { items: reply.value.orphans, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } };
  });
  return (
    <>
      {mayRegister(start) && <PrimaryAction id="orphan-register" label={t.register} onTap={() => openOrphanRegister('')} />}
      <OrphanGroups counts={counts} chosen={group} onChoose={setGroup} />
      <Loaded live={live}>
        {(orphans) =>
          orphans.length === 0 ? (
            <Empty id="orphans-empty" icon="box" title={t.empty[group].title} body={t.empty[group].body} />
          ) : (
            <>
              <OrphanRows orphans={orphans} onOpen={openOrphan} />
              {isMore && <SecondaryAction id="orphans-more" label={t.more} onTap={more} />}
            </>
          )
        }
      </Loaded>
    </>
  );
}
