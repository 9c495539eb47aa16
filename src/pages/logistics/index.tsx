import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function LogisticsPage() {
  return (
    <Screen id="logistics" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
