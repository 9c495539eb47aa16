import { Text, View } from '@tarojs/components';
import type { OrderView } from '#core/contract/views/order-view';
import { machinePlace } from '#core/domain/machine-place';
import { Note } from '@/components/badge';
import { SecondaryAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { DateText } from '@/components/date-text';
import { Stars } from '@/components/stars';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';

/** Who ended it and why; and the way to begin anew with the same machines. Ids: cancelled, create-again. */
export function EndedCard({ order, onCreateAgain }: { order: OrderView; onCreateAgain: () => void }) {
  const t = useTexts(orderTexts).side;
  const { cancelled, stage } = order;
  if (!cancelled && stage !== 'closed-remote') return null;
  return (
    <Card id="cancelled" title={cancelled ? t.cancelled : t.stillBroken}>
      {cancelled && (
        <>
          <Text>{cancelled.reason || t.noReason}</Text>
          <View className="line small">
            <Text>{cancelled.by === 'customer' ? t.byCustomer : t.bySupervisor}</Text>
            <DateText at={cancelled.at} as="moment" />
          </View>
        </>
      )}
      <Text className="secondary">{t.againSentence}</Text>
      <SecondaryAction id="create-again" label={t.again} onTap={onCreateAgain} />
    </Card>
  );
}

/** How it was: asked once after the end, shown from then on. Ids: rating, rating-stars, rate. */
export function RatingCard({ order, onRate }: { order: OrderView; onRate: () => void }) {
  const t = useTexts(orderTexts).side;
  const { rating, offers } = order;
  if (rating) {
    return (
      <Card id="rating" title={t.rated} aside={<Stars id="rating-stars" stars={rating.stars} />}>
        {rating.text !== '' && <Text className="secondary">{rating.text}</Text>}
      </Card>
    );
  }
  // How it was is no question while a machine is not back.
  const isBack = order.machines.every(({ state }) => state !== 'held' && state !== 'lost');
  const mayRate = isBack && offers.some(({ step, refusal }) => step === 'rate' && !refusal);
  if (!mayRate) return null;
  return (
    <Card id="rating" title={t.howWasIt}>
      <Text className="secondary">{t.rateSentence}</Text>
      <SecondaryAction id="rate" label={t.rate} onTap={onRate} />
    </Card>
  );
}

/** What a return waits for, where no promised date says it (R54, R56). Id: blockers. */
export function BlockersCard({ blockers }: { blockers: OrderView['blockers'] }) {
  const t = useTexts(orderTexts);
  if (blockers.length === 0) return null;
  return (
    <Card id="blockers" title={t.blockers}>
      {blockers.map(({ machineId, text }) => (
        <Note key={machineId} tone="attention" icon="clock">
          {text}
        </Note>
      ))}
    </Card>
  );
}

/** Money that went back. Ids: refunds. */
export function RefundsCard({ order, amount }: { order: OrderView; amount: (fen: number) => string }) {
  const t = useTexts(orderTexts).side;
  if (order.refunds.length === 0) return null;
  const nameOf = (id: string) => order.machines.find((machine) => machine.id === id)?.serialNumber ?? machinePlace(id);
  return (
    <Card id="refunds" title={t.refunds}>
      {order.refunds.map(({ machineId, amount: fen, at }) => (
        <Row key={`${machineId}-${at}`} label={nameOf(machineId)} value={amount(fen)} />
      ))}
    </Card>
  );
}
