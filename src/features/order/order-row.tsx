import './order.scss';
import { Text, View } from '@tarojs/components';
import type { OrderSummary } from '#core/contract/views/order-summary';
import { StageBadge, type Tone } from '@/components/badge';
import { CardLink } from '@/components/card';
import { DateText } from '@/components/date-text';
import { Icon } from '@/components/icon';
import { homeTexts } from '@/i18n/home';
import { useTexts } from '@/i18n/texts';

/** The colour that goes with where an order stands; the word says it. */
export function toneOfOrder({ stepBar, stage, nextAction }: Pick<OrderSummary, 'stepBar' | 'stage' | 'nextAction'>): Tone {
  if (stage === 'cancelled') return 'neutral';
  if (stepBar === 'done') return 'good';
  // Ended with a machine that is not back.
  return nextAction || stage === 'completed' ? 'attention' : 'brand';
}

type OrderRowProps = { order: OrderSummary; onOpen: () => void };

/** One order in a list. Id: order-<orderId>. */
export function OrderRow({ order, onOpen }: OrderRowProps) {
  const t = useTexts(homeTexts);
  return (
    <CardLink id={`order-${order.orderId}`} onTap={onOpen}>
      <View className="between">
        <Text className="order-row-number">{order.orderNumber}</Text>
        <StageBadge word={order.stageWord} tone={toneOfOrder(order)} />
      </View>
      <Text className="secondary">{`${t.machines(order.machineCount)} · ${order.models.join(' / ')}`}</Text>
      <View className="between">
        {order.nextAction && order.nextActionWord ? (
          <View className="line order-row-next">
            <Icon name="alert" size={16} />
            <Text>{order.nextActionWord}</Text>
          </View>
        ) : (
          <View className="small">
            <DateText at={order.updatedAt} as="moment" />
          </View>
        )}
        <Icon name="chevron" size={16} />
      </View>
    </CardLink>
  );
}
