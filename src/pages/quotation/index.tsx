import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import { machinePlace } from '#core/domain/machine-place';
import { useOrder } from '@/cloud/use-order';
import { useOrderWatch } from '@/cloud/use-order-watch';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { SecondaryAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { RefusalNote } from '@/components/refusal-note';
import { Screen } from '@/components/screen';
import { AskFirst } from '@/features/conversation/ask-first';
import { MachineQuotation } from '@/features/quotation/machine-quotation';
import { Payment, VoucherState } from '@/features/quotation/payment';
import '@/features/quotation/quotation.scss';
import { useLanguage } from '@/i18n/language';
import { quotationTexts } from '@/i18n/quotation';
import { useTexts } from '@/i18n/texts';
import { backToOrder, openStep } from '@/navigation';

/** 报价与付款 (`?id=`). Ids: quotation, quotation-<machine id>, decline-<machine id>-action, dispute-<machine id>, transfer, pay-*, voucher-add, submit-voucher. */
export default function QuotationPage() {
  const t = useTexts(quotationTexts);
  const orderId = useRouter().params.id ?? '';
  const live = useOrder(orderId, useLanguage());
  return (
    <Screen id="quotation" title={t.title} contact>
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
  useOrderWatch(live);
  const renewed = useRenewed(quoted);
  const { payment, reshipPayment, orderId } = order;
  if (quoted.length === 0 && !reshipPayment) {
    return (
      <Empty id="quotation-none" icon="money" title={t.none.title} body={t.none.body}>
        <SecondaryAction id="back-to-order" label={t.toOrder} onTap={() => backToOrder(orderId)} />
      </Empty>
    );
  }
  const ask = (about: string) => <AskFirst live={live} orderId={orderId} about={about} />;
  return (
    <>
      {renewed && (
        <Note id="quotation-renewed" tone="attention" icon="alert">
          {t.renewed(renewed)}
        </Note>
      )}
      <VoucherState order={order} urls={urls} />
      {/* What is to be paid stands first; what was quoted before the parcel went out is paid already. */}
      {reshipPayment && <Payment order={order} payment={reshipPayment} live={live} askFirst={ask(t.reshipAbout)} />}
      {quoted.map((machine) => (
        <MachineQuotation key={machine.id} machine={machine} urls={urls}>
          <Instead order={order} machine={machine} live={live} />
        </MachineQuotation>
      ))}
      {payment && <Payment order={order} payment={payment} live={live} askFirst={ask(t.about)} />}
    </>
  );
}

/** The version that took the place of one that was read here (R27): the amount changed while somebody looked at it. */
function useRenewed(quoted: readonly Quoted[]): number | undefined {
  const [seen] = useState(() => new Map(quoted.map(({ id, quotation }) => [id, quotation.version])));
  return quoted.find(({ id, quotation }) => quotation.version > (seen.get(id) ?? quotation.version))?.quotation.version;
}

/** Scrap and mixed boards may be declined (R45); a normal machine's quotation may not, which is explained, and be objected to in the conversation (R46). */
function Instead({ order, machine, live }: { order: OrderView; machine: MachineView; live: LiveView<OrderView> }) {
  const t = useTexts(quotationTexts);
  const offer = order.offers.find(({ step, machineIds }) => step === 'decline' && machineIds.includes(machine.id));
  if (!offer) return null;
  if (!offer.refusal) {
    return <SecondaryAction id={`decline-${machine.id}-action`} label={t.declineAction} onTap={() => openStep(order.orderId, 'decline')} />;
  }
  return (
    <>
      <RefusalNote id={`decline-${machine.id}`} error={offer.refusal} calm />
      <AskFirst
        id={`dispute-${machine.id}`}
        live={live}
        orderId={order.orderId}
        about={`${t.disputeAbout} ${machine.serialNumber ?? machinePlace(machine.id)}`}
        label={t.dispute}
      />
    </>
  );
}
