import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function HomePage() {
  return (
    <Screen id="home" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
