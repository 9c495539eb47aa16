import { Skeleton } from '@/components/loaded';
import { Screen } from '@/components/screen';

export default function QuotationPage() {
  return (
    <Screen id="quotation" title="JASMINER">
      <Skeleton />
    </Screen>
  );
}
