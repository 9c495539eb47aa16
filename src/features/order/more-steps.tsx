import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import type { StepName } from '#core/domain/step-table';
import { Card, Row } from '@/components/card';
import { RefusalNote } from '@/components/refusal-note';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';

/** Beside the one thing to do now: what may also be done, what can be undone last. */
const SIDE_STEPS: readonly StepName[] = [
  'answer-info',
  'give-address',
  'send-in',
  'confirm-delivered',
  'correct-waybill',
  'report-not-received',
  'withdraw',
  'cancel',
];
/** Refused, these are worth an explanation; the others only say that there is nothing to do. */
const EXPLAINED: readonly StepName[] = ['withdraw', 'cancel'];

type MoreStepsProps = { order: OrderView; onStep: (offer: StepOffer) => void; onShare: () => void; children?: ReactNode };

/** The legal side steps, from the table alone; what is refused says why (R22, R54). Ids: more, more-<step>, more-<step>-<target>, more-share, why-not-<step>. */
export function MoreSteps({ order, onStep, onShare, children }: MoreStepsProps) {
  const t = useTexts(orderTexts).side;
  const [opened, setOpened] = useState<StepName>();
  const of = (step: StepName) => order.offers.filter((offer) => offer.step === step);
  const shown = SIDE_STEPS.filter((step) => step !== order.nextAction || step === 'confirm-delivered').flatMap(of);
  // The first parcel that has come stands above as the one thing to do.
  const main = order.nextAction === 'confirm-delivered' ? of('confirm-delivered').find(({ refusal }) => !refusal) : undefined;
  const legal = shown.filter((offer) => !offer.refusal && offer !== main);
  const refused = shown.filter(({ step, refusal }) => refusal && EXPLAINED.includes(step) && isWorthSaying(order, step));
  const subject = ({ targetId }: StepOffer) =>
    [...order.parcels, ...order.shipments].find(({ id }) => id === targetId)?.waybillNumber ?? '';
  return (
    <Card id="more" title={t.title}>
      <View>
        {legal.map((offer) => (
          <Row
            key={`${offer.step}-${offer.targetId}`}
            id={offer.targetId ? `more-${offer.step}-${offer.targetId}` : `more-${offer.step}`}
            label={offer.word}
            value={<Text className="small amount">{subject(offer)}</Text>}
            onTap={() => onStep(offer)}
          />
        ))}
        <Row id="more-share" label={t.share} value={order.shareToken ? t.shared : ''} onTap={onShare} />
        {children}
        {refused.map(({ step, word, refusal }) => (
          <View key={step}>
            <Row id={`why-not-${step}`} label={word} value={t.whyNot} onTap={() => setOpened(opened === step ? undefined : step)} />
            {opened === step && refusal && <RefusalNote id={`refused-${step}`} error={refusal} calm />}
          </View>
        ))}
      </View>
    </Card>
  );
}

/** To take single machines back is no question where there is one, and to cancel none once all is over. */
const isWorthSaying = ({ machines, stepBar }: OrderView, step: StepName): boolean =>
  step === 'withdraw' ? machines.length > 1 && stepBar === 'to-receive' : stepBar !== 'done';
