import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function GuidePage() {
  return (
    <Screen id="guide" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
