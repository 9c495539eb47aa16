import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { StepBarStep } from '#core/contract/views/order-summary';
import type { OrderView } from '#core/contract/views/order-view';
import { Note } from '@/components/badge';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { Icon } from '@/components/icon';
import { StepBar } from '@/components/step-bar';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import { toneOfOrder } from './order-row';

const BAR: readonly StepBarStep[] = ['to-confirm', 'to-receive', 'to-repair', 'to-return', 'done'];

/**
 * Where the order stands, what that means, and the one thing to do.
 * Ids: order-stage, order-sentence, order-next, question, turned-away, order-number, step-bar.
 */
export function OrderHead({ order, action }: { order: OrderView; action: ReactNode }) {
  const t = useTexts(orderTexts);
  // What became of the last parcel, while what was in it waits to be sent again.
  const turnedAway = [...order.parcels]
    .reverse()
    .find(({ ended, machineIds }) => ended && order.machines.some(({ id, state }) => state === 'expected' && machineIds.includes(id)));
  const current = order.stepBar === 'done' ? BAR.length : BAR.indexOf(order.stepBar);
  return (
    <Card>
      <View className={`order-stage order-stage-${toneOfOrder(order)}`}>
        <Text id="order-stage" className="title">
          {order.stageWord}
        </Text>
      </View>
      <Text id="order-sentence">{order.stageSentence}</Text>
      <StepBar id="step-bar" steps={BAR.map((step) => t.stepBar[step])} current={current} stopped={order.stage === 'cancelled'} />
      <View className={order.nextAction ? 'order-next' : 'line secondary'}>
        {!order.nextAction && <Icon name="check" size={16} />}
        <Text id="order-next">{order.nextSentence}</Text>
      </View>
      {turnedAway?.ended && (
        <Note id="turned-away" tone="bad" icon="alert">
          {t.side.turnedAway(turnedAway.ended.word, turnedAway.ended.reason, turnedAway.ended.cure)}
        </Note>
      )}
      {order.question && (
        <Note id="question" tone="attention" icon="chat">
          {order.question.text}
        </Note>
      )}
      {action}
      <View className="divided">
        <CopyRow id="order-number" label={t.number} value={order.orderNumber} />
      </View>
    </Card>
  );
}
