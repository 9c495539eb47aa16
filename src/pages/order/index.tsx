import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function OrderPage() {
  return (
    <Screen id="order" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
