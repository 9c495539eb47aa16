import { useRouter } from '@tarojs/taro';
import type { MachineView, OrderView } from '#core/contract/views';
import { useOrder } from '@/cloud/use-order';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import type { LiveView } from '@/cloud/use-view';
import { SecondaryAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { AskFirst } from '@/features/conversation/ask-first';
import { MachineQuotation } from '@/features/quotation/machine-quotation';
import { TransferCard, VoucherCard, VoucherState } from '@/features/quotation/payment';
import '@/features/quotation/quotation.scss';
import { useLanguage } from '@/i18n/language';
import { quotationTexts } from '@/i18n/quotation';
import { useTexts } from '@/i18n/texts';
import { backToOrder } from '@/navigation';

/** 报价与付款 (`?id=`). Ids: quotation, quotation-<machine id>, transfer, pay-*, voucher-add, submit-voucher. */
export default function QuotationPage() {
  const t = useTexts(quotationTexts);
  const orderId = useRouter().params.id ?? '';
  const live = useOrder(orderId, useLanguage());
  return (
    <Screen id="quotation" title={t.title}>
      <Loaded live={live}>{(order) => <QuotationContent order={order} live={live} />}</Loaded>
    </Screen>
  );
}

type Quoted = MachineView & { readonly quotation: NonNullable<MachineView['quotation']> };
const isQuoted = (machine: MachineView): machine is Quoted => machine.quotation !== undefined;

function QuotationContent({ order, live }: { order: OrderView; live: LiveView<OrderView> }) {
  const t = useTexts(quotationTexts);
  const quoted = order.machines.filter(isQuoted);
  const photos = quoted.flatMap(({ verdict }) => [
    ...(verdict?.photos ?? []),
    ...(verdict?.voidReasons.flatMap((reason) => reason.photos) ?? []),
  ]);
  const urls = usePhotoUrls('customer', [...photos, ...order.vouchers.map(({ attachmentId }) => attachmentId)], order.orderId);
  if (quoted.length === 0) {
    return (
      <Empty id="quotation-none" icon="money" title={t.none.title} body={t.none.body}>
        <SecondaryAction id="back-to-order" label={t.toOrder} onTap={() => backToOrder(order.orderId)} />
      </Empty>
    );
  }
  return (
    <>
      {!order.payment && <VoucherState order={order} urls={urls} />}
      {quoted.map((machine) => (
        <MachineQuotation key={machine.id} machine={machine} urls={urls} />
      ))}
      {order.payment && <TransferCard payment={order.payment} />}
      {order.payment && (
        <VoucherCard
          order={order}
          payment={order.payment}
          live={live}
          askFirst={<AskFirst live={live} orderId={order.orderId} about={t.about} />}
        />
      )}
    </>
  );
}
