import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function StaffQueuePage() {
  return (
    <Screen id="staff-queue" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
