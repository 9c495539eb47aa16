import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function MePage() {
  return (
    <Screen id="me" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
