import { Text, View } from '@tarojs/components';
import type { QueueEntry } from '#core/contract/views/queue-view';
import { serverNow } from '@/cloud/server-clock';
import { DenseRow } from '@/components/dense-rows';
import { Icon } from '@/components/icon';
import { formatDay } from '@/i18n/dates';
import { staffTexts } from '@/i18n/staff';
import { useTexts } from '@/i18n/texts';
import { formatAge } from './age';

/** Serial numbers that fit beside the models; the count says how many there are. */
const SHOWN_SERIALS = 2;

type QueueRowProps = {
  entry: QueueEntry;
  /** Under the keyboard's cursor. */
  isMarked: boolean;
  /** Open in the column beside it. */
  isOpen: boolean;
  onOpen: () => void;
};

/** One order of the queue in 56 px, a line more while its promise is in trouble. Id: queue-<orderId>. */
export function QueueRow({ entry, isMarked, isOpen, onOpen }: QueueRowProps) {
  const t = useTexts(staffTexts);
  const now = serverNow();
  const { orderNumber, customerName, models, machineCount, serialNumbers, groupSince, stageWord, assignee } = entry;
  // A line of its own: beside the name there is no room for what is wrong.
  const isTroubled = (entry.promise ?? 'running') !== 'running';
  const serials = serialNumbers.slice(0, SHOWN_SERIALS).join(' · ');
  return (
    <DenseRow
      id={`queue-${entry.orderId}`}
      isOpen={isOpen}
      isMarked={isMarked}
      onTap={onOpen}
      side={
        <>
          <Text>{`${stageWord} · ${formatAge(groupSince, now)}`}</Text>
          {!isTroubled && <PromisedDay entry={entry} now={now} />}
        </>
      }
    >
      <View className="line">
        <Text className="queue-row-number">{orderNumber}</Text>
        <Text className="dense-row-name">{[customerName, assignee].filter(Boolean).join(' → ')}</Text>
      </View>
      <Text className="dense-row-what">{[t.machines(machineCount), models.join(' / '), serials].filter(Boolean).join(' · ')}</Text>
      {isTroubled && <PromisedDay entry={entry} now={now} />}
    </DenseRow>
  );
}

const LOOK = {
  running: 'queue-row-due',
  paused: 'queue-row-due',
  'at-risk': 'queue-row-due queue-row-soon',
  broken: 'queue-row-due queue-row-late',
} as const;

/** The promised day, with what is wrong with it in words: at risk, over, waiting for another machine (R52, R56). */
function PromisedDay({ entry: { dueAt, promise = 'running' }, now }: { entry: QueueEntry; now: number }) {
  const t = useTexts(staffTexts);
  if (dueAt === undefined) return null;
  const day = formatDay(dueAt, now);
  const words = promise === 'broken' ? t.overdue(day) : t.due(day);
  return (
    <View className={LOOK[promise]}>
      {promise !== 'running' && <Icon name="clock" size={16} />}
      <Text>{[words, promise === 'at-risk' ? t.atRisk : '', promise === 'paused' ? t.paused : ''].filter(Boolean).join(' · ')}</Text>
    </View>
  );
}
