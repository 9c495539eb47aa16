import type { StaffRole } from '#core/domain/work-order';
import { Card, Row } from '@/components/card';
import { registryTexts } from '@/i18n/registry';
import { useTexts } from '@/i18n/texts';

/** From the queue to the registry of machines, for supervisors alone. Id: registry-open. */
export function RegistryLink({ roles, onTap }: { roles: readonly StaffRole[]; onTap: () => void }) {
  const t = useTexts(registryTexts);
  if (!roles.includes('supervisor')) return null;
  return (
    <Card>
      <Row id="registry-open" label={t.open} onTap={onTap} />
    </Card>
  );
}
