import { Text } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useRef } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import { useOrder } from '@/cloud/use-order';
import type { LiveView } from '@/cloud/use-view';
import { SecondaryAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { RefusalNote } from '@/components/refusal-note';
import { Screen } from '@/components/screen';
import { AskFirst } from '@/features/conversation/ask-first';
import { CustomerStepForm } from '@/features/customer-steps/customer-step-form';
import { SIDE_STEPS, type SideStep } from '@/features/customer-steps/use-customer-form';
import { useLanguage } from '@/i18n/language';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { backToOrder } from '@/navigation';
import { GiveAddressForm } from './give-address';

/** A step of the customer beside the main path (`?id=&step=&target=`). Ids: step, step-gone, back-to-order, and those of the forms. */
export default function StepPage() {
  const t = useTexts(moreTexts);
  const { id: orderId = '', step: name, target = '' } = useRouter().params;
  // Only our own links lead here; another name is shown as a step that is no longer to be taken.
  const step = SIDE_STEPS.find((known) => known === name);
  const live = useOrder(orderId, useLanguage());
  return (
    <Screen id="step" title={step ? t.steps[step].title : t.gone.title} contact>
      <Loaded live={live}>{(order) => <StepContent step={step} targetId={target} order={order} live={live} />}</Loaded>
    </Screen>
  );
}

/** The step as it is offered: legal where it is for some machines, refused for others. */
function offerFor({ offers }: OrderView, step: SideStep | undefined, targetId: string): StepOffer | undefined {
  const mine = offers.filter((offer) => offer.step === step && (!targetId || offer.targetId === targetId));
  return mine.find(({ refusal }) => !refusal) ?? mine[0];
}

type ContentProps = { step: SideStep | undefined; targetId: string; order: OrderView; live: LiveView<OrderView> };

function StepContent({ step, targetId, order, live }: ContentProps) {
  const t = useTexts(moreTexts);
  // What somebody else did meanwhile must not take a half-filled form away: it stays, and says what changed when it is submitted.
  const started = useRef<StepOffer>();
  const now = offerFor(order, step, targetId);
  if (now && !now.refusal) started.current = now;
  const offer = started.current;
  const toOrder = () => backToOrder(order.orderId);
  const about = step ? t.steps[step].title : '';
  const askFirst = <AskFirst live={live} orderId={order.orderId} about={about} />;

  if (!step || (!offer && !now)) {
    return (
      <Empty id="step-gone" icon="check" title={t.gone.title} body={t.gone.body}>
        <SecondaryAction id="back-to-order" label={t.toOrder} onTap={toOrder} />
      </Empty>
    );
  }
  if (!offer) {
    return (
      <>
        {now?.refusal && <RefusalNote id="step-refused" error={now.refusal} calm />}
        {askFirst}
        <SecondaryAction id="back-to-order" label={t.toOrder} onTap={toOrder} />
      </>
    );
  }
  const done = () => {
    Taro.showToast({ title: t.steps[step].done, icon: 'success' });
    toOrder();
  };
  const props = { order, live, offer, askFirst: offer.irreversible && askFirst, onDone: done, onOrder: toOrder };
  return (
    <>
      <Text className="secondary amount">{order.orderNumber}</Text>
      {step === 'give-address' ? <GiveAddressForm {...props} /> : <CustomerStepForm step={step} {...props} />}
    </>
  );
}
