import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function CreatePage() {
  return (
    <Screen id="create" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
