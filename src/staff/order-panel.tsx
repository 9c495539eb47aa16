import { useEffect, useRef } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { readOrderNotices, useStaffOrder } from '@/cloud/staff-order';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import type { LiveView } from '@/cloud/use-view';
import { Loaded } from '@/components/loaded';
import { EvidenceCard } from '@/features/evidence/evidence-card';
import { AddressCard, Timeline } from '@/features/order/order-facts';
import { ParcelsCard, ShipmentsCard } from '@/features/order/parcels-card';
import { PromiseCard } from '@/features/order/promise-card';
import { StaffConversation } from '@/features/staff-order/staff-conversation';
import { DiscrepanciesCard, EndCard, RefundsCard, VouchersCard } from '@/features/staff-order/staff-evidence';
import { CustomerCard, StaffHead } from '@/features/staff-order/staff-head';
import { StaffMachines } from '@/features/staff-order/staff-machines';
import { AssignAction, StepActions, type StepChoice } from '@/features/staff-steps/step-actions';
import { useLanguage } from '@/i18n/language';
import '@/features/staff-order/staff-order.scss';

type OrderPanelProps = {
  orderId: string;
  onStep: (choice: StepChoice) => void;
  /** What they were told of the order is read by opening it; for whoever counts what is unread beside it. */
  onRead?: () => void;
};

/** An order as staff see it: what to do, then everything they need to decide it. */
export function OrderPanel({ orderId, onStep, onRead }: OrderPanelProps) {
  const live = useStaffOrder(orderId, useLanguage());
  const version = live.view.state === 'ready' ? live.view.value.version : undefined;
  const tellRead = useRef(onRead);
  tellRead.current = onRead;
  // Each version is something that happened, and may have been told.
  useEffect(() => {
    if (version !== undefined) readOrderNotices(orderId, version).then(() => tellRead.current?.());
  }, [orderId, version]);
  return <Loaded live={live}>{(order) => <OrderContent order={order} live={live} onStep={onStep} />}</Loaded>;
}

/** Every picture on the page is asked for in one call. */
const photosOf = ({ machines, parcels, discrepancies, refunds, vouchers, timeline, messages }: OrderView): readonly string[] => [
  ...machines.flatMap(({ labelPhotos, verdict, damage, approvals = [] }) => [
    ...labelPhotos,
    ...(damage?.photos ?? []),
    ...approvals.flatMap(({ photos }) => photos),
    ...(verdict ? [...verdict.photos, ...verdict.voidReasons.flatMap(({ photos }) => photos)] : []),
  ]),
  ...parcels.flatMap(({ unpackingPhotos, ended }) => [...unpackingPhotos, ...(ended?.photos ?? [])]),
  ...refunds.map(({ proof }) => proof),
  ...vouchers.map(({ attachmentId }) => attachmentId),
  ...[...discrepancies, ...timeline, ...messages].flatMap(({ photos }) => photos),
];

type ContentProps = { order: OrderView; live: LiveView<OrderView>; onStep: (choice: StepChoice) => void };

function OrderContent({ order, live, onStep }: ContentProps) {
  const urls = usePhotoUrls('staff', photosOf(order), order.orderId);
  return (
    <>
      <StaffHead order={order} actions={<StepActions order={order} onStep={onStep} />} />
      {order.promise && <PromiseCard promise={order.promise} blockers={order.blockers} />}
      <EndCard order={order} />
      <DiscrepanciesCard order={order} onResolve={(targetId) => onStep({ step: 'resolve-discrepancy', targetId })} />
      <StaffMachines order={order} urls={urls} />
      <VouchersCard order={order} urls={urls} />
      <RefundsCard order={order} urls={urls} />
      <CustomerCard order={order} assign={<AssignAction order={order} onStep={onStep} />} />
      <ParcelsCard order={order} urls={urls} />
      <ShipmentsCard shipments={order.shipments} />
      {order.receivingAddress && <AddressCard locked={order.receivingAddress} hasHint={false} />}
      <StaffConversation order={order} live={live} urls={urls} />
      <Timeline order={order} urls={urls} />
      <EvidenceCard orderId={order.orderId} hasInternal />
    </>
  );
}
