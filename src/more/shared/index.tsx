import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { SharedOrderView } from '#core/contract/views/shared-order-view';
import { callCustomer } from '@/cloud/call';
import { useView } from '@/cloud/use-view';
import { StageBadge } from '@/components/badge';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { DateText } from '@/components/date-text';
import { Empty, Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { StepBar } from '@/components/step-bar';
import { commonTexts } from '@/i18n/common';
import { useLanguage } from '@/i18n/language';
import { moreTexts } from '@/i18n/more';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import { openTab } from '@/navigation';

const BAR: readonly SharedOrderView['stepBar'][] = ['to-confirm', 'to-receive', 'to-repair', 'to-return', 'done'];

/** An order by its share link (`?id=&token=`), for whoever holds it (R20). Ids: shared, shared-stage, shared-machines, shared-shipments, shared-gone, to-home. */
export default function SharedPage() {
  const t = useTexts(moreTexts).shared;
  const { id: orderId = '', token = '' } = useRouter().params;
  const language = useLanguage();
  const live = useView(`shared:${orderId}:${token}:${language}`, () => callCustomer('get-shared-order', { orderId, token }));
  const home = <SecondaryAction id="to-home" label={t.home} onTap={() => openTab('home')} />;
  const { view } = live;
  // Revoked while it is on screen, it must go from there, too.
  const error = view.state === 'failed' ? view.error : view.state === 'ready' ? view.stale : undefined;
  const isGone = error !== undefined && ['not-found', 'invalid-request'].includes(error.code);
  return (
    <Screen id="shared" title={t.title} contact>
      {isGone ? (
        <Empty id="shared-gone" icon="lock" title={t.gone} body={t.goneBody}>
          {home}
        </Empty>
      ) : (
        <Loaded live={live}>
          {(order) => (
            <>
              <SharedContent order={order} />
              <Text className="small">{t.note}</Text>
              {home}
            </>
          )}
        </Loaded>
      )}
    </Screen>
  );
}

function SharedContent({ order }: { order: SharedOrderView }) {
  const t = useTexts(moreTexts).shared;
  const words = useTexts(orderTexts);
  const common = useTexts(commonTexts);
  const current = order.stepBar === 'done' ? BAR.length : BAR.indexOf(order.stepBar);
  return (
    <>
      <Card>
        <Text id="shared-stage" className="title">
          {order.stageWord}
        </Text>
        <Text>{order.stageSentence}</Text>
        <StepBar id="step-bar" steps={BAR.map((step) => words.stepBar[step])} current={current} stopped={order.stage === 'cancelled'} />
        {order.dueText && order.stepBar !== 'done' && (
          <View className="between divided">
            <Text className="secondary">{t.due}</Text>
            <Text className="amount">{order.dueText}</Text>
          </View>
        )}
        <View className="between divided secondary">
          <Text className="amount">{order.orderNumber}</Text>
          <View className="line">
            <Text>{t.updated}</Text>
            <DateText at={order.updatedAt} as="moment" />
          </View>
        </View>
      </Card>
      <Card id="shared-machines" title={t.machines} aside={<Text className="secondary">{order.machines.length}</Text>}>
        {order.machines.map(({ id, itemType, model, maskedSerial, stateWord }) => (
          <View key={id} className="between divided">
            <View>
              <Text>{`${model} · ${words.itemTypes[itemType]}`}</Text>
              <View className="secondary amount">{maskedSerial ?? common.unreadable}</View>
            </View>
            <StageBadge word={stateWord} tone="brand" />
          </View>
        ))}
      </Card>
      {order.shipments.length > 0 && (
        <Card id="shared-shipments" title={t.shipments}>
          {order.shipments.map(({ id, carrierName, waybillNumber, machineCount, shippedAt, deliveredAt }) => (
            <View key={id} className="stack divided">
              <View className="between">
                <Text className="secondary">{`${carrierName} · ${t.machineCount(machineCount)}`}</Text>
                <StageBadge word={deliveredAt ? t.delivered : t.shipped} tone={deliveredAt ? 'good' : 'brand'} />
              </View>
              <CopyRow id={`shared-waybill-${id}`} label={t.waybill} value={waybillNumber} />
              <View className="small">
                <DateText at={deliveredAt ?? shippedAt} as="moment" />
              </View>
            </View>
          ))}
        </Card>
      )}
    </>
  );
}
