import { useRouter } from '@tarojs/taro';
import type { OrderView } from '#core/contract/views';
import { useOrder } from '@/cloud/use-order';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import type { LiveView } from '@/cloud/use-view';
import { PrimaryAction } from '@/components/button';
import { Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { AskFirst } from '@/features/conversation/ask-first';
import { ConversationCard } from '@/features/conversation/conversation-card';
import { ConfirmDelivered } from '@/features/order/confirm-delivered';
import { MachineCards } from '@/features/order/machine-cards';
import { AddressCard, QuotationSummary, Timeline } from '@/features/order/order-facts';
import { OrderHead } from '@/features/order/order-head';
import { ParcelsCard, ShipmentsCard } from '@/features/order/parcels-card';
import { PromiseCard } from '@/features/order/promise-card';
import { useLanguage } from '@/i18n/language';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import { openOrder, routeOfStep } from '@/navigation';

/** 工单详情 (`?id=`). Ids: order, next-action, confirm-delivered, promise, machines, parcels, shipments, quotation-summary, timeline, conversation. */
export default function OrderPage() {
  const t = useTexts(orderTexts);
  const orderId = useRouter().params.id ?? '';
  const live = useOrder(orderId, useLanguage());
  return (
    <Screen id="order" title={t.title}>
      <Loaded live={live}>{(order) => <OrderContent order={order} live={live} />}</Loaded>
    </Screen>
  );
}

/** Every picture on the page is asked for in one call. */
const photosOf = ({ machines, parcels, timeline, messages }: OrderView): readonly string[] => [
  ...machines.flatMap(({ labelPhotos, verdict }) => [...labelPhotos, ...(verdict?.photos ?? [])]),
  ...parcels.flatMap(({ unpackingPhotos }) => unpackingPhotos),
  ...[...timeline, ...messages].flatMap(({ photos }) => photos),
];

function OrderContent({ order, live }: { order: OrderView; live: LiveView<OrderView> }) {
  const urls = usePhotoUrls('customer', photosOf(order), order.orderId);
  return (
    <>
      <OrderHead order={order} action={<NextAction order={order} live={live} />} />
      {order.promise && order.stepBar !== 'done' && <PromiseCard promise={order.promise} blockers={order.blockers} />}
      <QuotationSummary order={order} onOpen={() => openOrder('quotation', order.orderId)} />
      <ShipmentsCard shipments={order.shipments} />
      <MachineCards order={order} urls={urls} />
      <ParcelsCard parcels={order.parcels} urls={urls} />
      {order.receivingAddress && <AddressCard locked={order.receivingAddress} />}
      <Timeline order={order} urls={urls} />
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
  const route = routeOfStep(nextAction);
  if (route === 'order' || !nextActionWord) return null;
  return <PrimaryAction id="next-action" label={nextActionWord} onTap={() => openOrder(route, orderId)} />;
}
