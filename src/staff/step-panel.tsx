import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyError } from '#core/contract/reply';
import type { OrderView } from '#core/contract/views/order-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import { useStaffOrder } from '@/cloud/staff-order';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction, SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { useIsThere } from '@/components/is-there';
import { Empty, Loaded } from '@/components/loaded';
import { RefusalNote } from '@/components/refusal-note';
import type { FormStep } from '@/features/staff-steps/form-description';
import { hasNext, StepActions, type StepChoice } from '@/features/staff-steps/step-actions';
import { StepForm } from '@/features/staff-steps/step-form';
import { useLanguage } from '@/i18n/language';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import '@/features/staff-order/staff-order.scss';

export type StepPlace = { readonly orderId: string; readonly step: FormStep; readonly targetId?: string; readonly waybillNumber?: string };

type StepPanelProps = {
  place: StepPlace;
  start: StaffStartView;
  /** Another step of the same order. */
  onStep: (choice: StepChoice) => void;
  onOrder: () => void;
  onQueue: () => void;
  onDone?: () => void;
};

/** A step's form; once it is done, what comes next. Ids: step-done, step-gone, back-to-order, back-to-queue. */
export function StepPanel({ place, ...way }: StepPanelProps) {
  const live = useStaffOrder(place.orderId, useLanguage());
  return (
    <Loaded live={live}>
      {(order) => <StepContent key={`${place.step}:${place.targetId}`} place={place} order={order} live={live} {...way} />}
    </Loaded>
  );
}

type ContentProps = StepPanelProps & { order: OrderView; live: LiveView<OrderView> };

/** What follows a long form starts where reading starts. */
const toTop = (): void => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });

/** The step as it is offered: legal where it is for some machines, refused for others. */
function offerFor({ step, targetId }: StepPlace, { offers }: OrderView): StepOffer | undefined {
  const mine = offers.filter((offer) => offer.step === step && (!targetId || offer.targetId === targetId));
  return mine.find(({ refusal }) => !refusal) ?? mine[0];
}

function StepContent({ place, order, live, start, onStep, onOrder, onQueue, onDone }: ContentProps) {
  const t = useTexts(staffStepTexts);
  const [isDone, setIsDone] = useState(false);
  const [stale, setStale] = useState<ReplyError>();
  const isThere = useIsThere();
  const offer = offerFor(place, order);
  const done = (changed: OrderView) => {
    live.replace(changed);
    setIsDone(true);
    if (isThere()) toTop();
    onDone?.();
  };
  const again = (choice: StepChoice) => {
    setIsDone(false);
    onStep(choice);
    toTop();
  };
  const isNext = isDone && hasNext(order);
  const BackToQueue = isNext ? SecondaryAction : PrimaryAction;
  const back = (
    <View className="stack">
      <BackToQueue id="back-to-queue" label={t.backToQueue} onTap={onQueue} />
      <SecondaryAction id="back-to-order" label={t.backToOrder} onTap={onOrder} />
    </View>
  );
  if (isDone) {
    return (
      <>
        <Note id="step-done" tone="good" icon="check">
          {t.steps[place.step].done}
        </Note>
        {isNext && (
          <Card title={t.next}>
            <StepActions order={order} onStep={again} />
          </Card>
        )}
        {back}
      </>
    );
  }
  if (!offer) {
    return (
      <>
        {stale && <RefusalNote id="step-stale" error={stale} />}
        <Empty id="step-gone" icon="check" title={t.gone} body={t.goneBody}>
          {back}
        </Empty>
      </>
    );
  }
  if (offer.refusal) {
    return (
      <>
        {stale && <RefusalNote id="step-stale" error={stale} />}
        <RefusalNote error={offer.refusal} />
        {back}
      </>
    );
  }
  const reject = order.offers.find(({ step, targetId, refusal }) => step === 'reject-voucher' && targetId === place.targetId && !refusal);
  return (
    <>
      <Text className="secondary amount">{`${order.orderNumber} · ${order.contact.name}`}</Text>
      <StepForm
        step={place.step}
        waybillNumber={place.waybillNumber ?? ''}
        order={order}
        live={live}
        offer={offer}
        start={start}
        onDone={done}
        onStale={setStale}
        onReject={reject && (() => again({ step: 'reject-voucher', targetId: place.targetId ?? '' }))}
      />
      <QuietAction id="back-to-order" label={t.backToOrder} onTap={onOrder} />
    </>
  );
}
