import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function MessagesPage() {
  return (
    <Screen id="messages" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
