import { Text, View } from '@tarojs/components';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import { Empty } from '@/components/loaded';
import { staffTexts } from '@/i18n/staff';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { OrderPanel } from '../order-panel';
import { StepPanel, type StepPlace } from '../step-panel';

/** What stands beside the queue: nothing yet, an order, or one of its steps. */
export type Shown = { readonly orderId: string; readonly place?: StepPlace };

type BesideProps = {
  shown: Shown | undefined;
  start: StaffStartView;
  onShow: (shown: Shown | undefined) => void;
  /** What stood unread about the order is read now. */
  onRead: () => void;
  onChanged: () => void;
};

/** The second column of a wide screen: the same order and the same forms as on their own pages. */
export function Beside({ shown, start, onShow, onRead, onChanged }: BesideProps) {
  const t = useTexts(staffTexts);
  const { steps } = useTexts(staffStepTexts);
  if (!shown) return <Empty id="staff-pick" icon="document" title={t.pickOne} body={t.pickOneBody} />;
  const { orderId, place } = shown;
  return (
    <View key={orderId} className="stack">
      {place && <Text className="title">{steps[place.step].action}</Text>}
      {place ? (
        <StepPanel
          place={place}
          start={start}
          onStep={(choice) => onShow({ orderId, place: { orderId, ...choice } })}
          onOrder={() => onShow({ orderId })}
          onQueue={() => onShow(undefined)}
          onDone={onChanged}
        />
      ) : (
        <OrderPanel orderId={orderId} onRead={onRead} onStep={(choice) => onShow({ orderId, place: { orderId, ...choice } })} />
      )}
    </View>
  );
}
