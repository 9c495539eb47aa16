import { useStaffStart } from '@/cloud/staff-start';
import { Empty } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { RegistryPanel } from '@/features/staff-registry/registry-panel';
import { useLanguage } from '@/i18n/language';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';
import { StaffOnly } from '../staff-only';

/** 机器登记, for supervisors. Ids: staff-registry, supervisor-only, and those of RegistryPanel. */
export default function StaffRegistryPage() {
  const t = useTexts(registryTexts);
  const live = useStaffStart(useLanguage());
  return (
    <Screen id="staff-registry" title={t.title}>
      <StaffOnly live={live}>
        {({ roles }) =>
          roles.includes('supervisor') ? (
            <RegistryPanel />
          ) : (
            <Empty id="supervisor-only" icon="lock" title={t.supervisorOnly.title} body={t.supervisorOnly.body} />
          )
        }
      </StaffOnly>
    </Screen>
  );
}
