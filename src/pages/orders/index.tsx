import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function OrdersPage() {
  return (
    <Screen id="orders" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
