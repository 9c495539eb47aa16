import { Text, View } from '@tarojs/components';
import { Tap } from '@/components/tap';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';

/** The desks beside the queue, in their order. */
type DoorKey = 'notices' | 'calls' | 'letters' | 'orphans';
export type Door = {
  readonly key: DoorKey;
  /** What waits there; `undefined` while that is not known. */
  readonly count: number | undefined;
  readonly onOpen: () => void;
};

const MOST = 99;

/** Where else something waits, each with how much. Ids: notices-open, calls-open, letters-open, orphans-open. */
export function DeskDoors({ doors }: { doors: readonly Door[] }) {
  const t = useTexts(staffMessageTexts).doors;
  return (
    <View className="doors">
      {doors.map(({ key, count, onOpen }) => (
        <Tap key={key} id={`${key}-open`} className={`door ${count ? 'door-waiting' : ''}`} role="link" onTap={onOpen}>
          <Text className="door-count">{count === undefined ? '–' : count > MOST ? `${MOST}+` : count}</Text>
          <Text className="door-word">{t[key]}</Text>
        </Tap>
      ))}
    </View>
  );
}
