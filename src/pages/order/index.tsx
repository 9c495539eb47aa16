import Taro, { useRouter } from '@tarojs/taro';
import type { OrderView } from '#core/contract/views/order-view';
import { useOrder } from '@/cloud/use-order';
import { useOrderSeen } from '@/cloud/use-order-seen';
import { useOrderWatch } from '@/cloud/use-order-watch';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import type { LiveView } from '@/cloud/use-view';
import { formatAmount } from '@/components/amount';
import { PrimaryAction } from '@/components/button';
import { Row } from '@/components/card';
import { Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { AskFirst } from '@/features/conversation/ask-first';
import { ConversationCard } from '@/features/conversation/conversation-card';
import { draftFromOrder } from '@/features/create/create-again';
import { useDraft } from '@/features/create/draft-store';
import { ConfirmDelivered } from '@/features/order/confirm-delivered';
import { MachineCards } from '@/features/order/machine-cards';
import { MoreSteps } from '@/features/order/more-steps';
import { AddressCard, QuotationSummary, Timeline } from '@/features/order/order-facts';
import { OrderHead } from '@/features/order/order-head';
import { ParcelsCard, ShipmentsCard } from '@/features/order/parcels-card';
import { PromiseCard } from '@/features/order/promise-card';
import { BlockersCard, EndedCard, RatingCard, RefundsCard } from '@/features/order/side-cards';
import { useLanguage } from '@/i18n/language';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import { openCreate, openEvidence, openOrder, openShare, openStep } from '@/navigation';

/** 工单详情 (`?id=`). Ids: order, next-action, confirm-delivered, promise, machines, parcels, shipments, quotation-summary, more, timeline, conversation. */
export default function OrderPage() {
  const t = useTexts(orderTexts);
  const orderId = useRouter().params.id ?? '';
  const live = useOrder(orderId, useLanguage());
  return (
    <Screen id="order" title={t.title} contact>
      <Loaded live={live}>{(order) => <OrderContent order={order} live={live} />}</Loaded>
    </Screen>
  );
}

/** Every picture on the page is asked for in one call. */
const photosOf = ({ machines, parcels, discrepancies, timeline, messages }: OrderView): readonly string[] => [
  ...machines.flatMap(({ labelPhotos, damage, verdict }) => [
    ...labelPhotos,
    ...(damage?.photos ?? []),
    ...(verdict?.photos ?? []),
    ...(verdict?.voidReasons.flatMap(({ photos }) => photos) ?? []),
  ]),
  ...parcels.flatMap(({ packingPhotos, arrivalPhotos, unpackingPhotos, ended }) => [
    ...packingPhotos,
    ...arrivalPhotos,
    ...unpackingPhotos,
    ...(ended?.photos ?? []),
  ]),
  ...[...discrepancies, ...timeline, ...messages].flatMap(({ photos }) => photos),
];

function OrderContent({ order, live }: { order: OrderView; live: LiveView<OrderView> }) {
  const t = useTexts(orderTexts).side;
  const urls = usePhotoUrls('customer', photosOf(order), order.orderId);
  useOrderWatch(live);
  useOrderSeen(order);
  const { orderId } = order;
  const isDraftStarted = useDraft().isStarted;
  const createAgain = async () => {
    if (isDraftStarted && !(await Taro.showModal({ title: t.again, content: t.againQuestion })).confirm) return;
    draftFromOrder(order);
    openCreate('machines');
  };
  return (
    <>
      <OrderHead order={order} action={<NextAction order={order} live={live} />} />
      <EndedCard order={order} onCreateAgain={createAgain} />
      <RatingCard order={order} onRate={() => openStep(orderId, 'rate')} />
      {order.promise && order.stepBar !== 'done' ? (
        <PromiseCard promise={order.promise} blockers={order.blockers} isCustomer />
      ) : (
        <BlockersCard blockers={order.blockers} />
      )}
      <QuotationSummary order={order} onOpen={() => openOrder('quotation', order.orderId)} />
      <ShipmentsCard shipments={order.shipments} />
      <MachineCards order={order} urls={urls} />
      <ParcelsCard order={order} urls={urls} />
      <RefundsCard order={order} amount={formatAmount} />
      {order.receivingAddress && <AddressCard locked={order.receivingAddress} hasHint={order.stepBar !== 'done'} />}
      <Timeline order={order} urls={urls} />
      <MoreSteps order={order} onStep={({ step, targetId }) => openStep(orderId, step, targetId)} onShare={() => openShare(orderId)}>
        <Row id="more-evidence" label={t.evidence} onTap={() => openEvidence(orderId)} />
      </MoreSteps>
      <ConversationCard order={order} live={live} urls={urls} />
    </>
  );
}

function NextAction({ order, live }: { order: OrderView; live: LiveView<OrderView> }) {
  const t = useTexts(orderTexts);
  const { nextAction, nextActionWord, orderId } = order;
  if (!nextAction) return null;
  if (nextAction === 'confirm-delivered') {
    return (
      <ConfirmDelivered order={order} live={live} askFirst={<AskFirst live={live} orderId={orderId} about={t.confirmDelivered.title} />} />
    );
  }
  if (!nextActionWord) return null;
  return <PrimaryAction id="next-action" label={nextActionWord} onTap={() => openStep(orderId, nextAction)} />;
}
