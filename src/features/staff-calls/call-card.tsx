import { Text, View } from '@tarojs/components';
import type { CallTaskView } from '#core/contract/messages';
import { Note, StageBadge } from '@/components/badge';
import { PrimaryAction, SecondaryAction } from '@/components/button';
import { CopyRow } from '@/components/copy-row';
import { DateText } from '@/components/date-text';
import { Fold } from '@/components/fold';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { formatMoment } from '@/i18n/dates';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import '@/components/card.scss';
import './staff-calls.scss';

/** Tasks have ids with colons; these are for the page. */
const callId = (taskId: string): string => `call-${taskId.replace(/[^A-Za-z0-9_-]/g, '-')}`;

type CallCardProps = {
  task: CallTaskView;
  isOpen: boolean;
  onToggle: () => void;
  onCall: () => void;
  onNote: () => void;
  onOrder: () => void;
};

/** Whom to call and what about. Ids: call-<id>, which opens it, and inside call-<id>-dial, -note, -order, -phone, -tell-<n>, -way-<n>, -before. */
export function CallCard({ task, isOpen, onToggle, ...actions }: CallCardProps) {
  const t = useTexts(staffMessageTexts).calls;
  const { name, orderNumber, toTell, calls, isDue, callAt } = task;
  const before = [...(calls.length > 0 ? [t.triedTimes(calls.length)] : []), ...(isDue ? [] : [t.later(formatMoment(callAt))])];
  return (
    <View className="card call-card">
      <Tap id={callId(task.taskId)} className={`call-head ${isOpen ? 'call-open' : ''}`} onTap={onToggle}>
        <View className="call-who">
          <Text className="call-name">{name}</Text>
          <Text className="small amount">{`${orderNumber} · ${t.things(toTell.length)}`}</Text>
          {before.length > 0 && <Text className="small amount">{before.join(' · ')}</Text>}
        </View>
        {isDue && <StageBadge word={t.due} tone="attention" icon="phone" />}
        <Icon name="chevron" size={16} />
      </Tap>
      {isOpen && <Details task={task} {...actions} />}
    </View>
  );
}

type DetailsProps = Omit<CallCardProps, 'isOpen' | 'onToggle'>;

function Details({ task, onCall, onNote, onOrder }: DetailsProps) {
  const texts = useTexts(staffMessageTexts);
  const t = texts.calls;
  const id = callId(task.taskId);
  return (
    <View className="stack">
      <View className="call-part">
        <View className="between">
          <Text className="call-heading">{t.toTell}</Text>
          <Tap id={`${id}-order`} className="tap-word" role="link" onTap={onOrder}>
            <Text>{texts.openOrder}</Text>
          </Tap>
        </View>
        {task.toTell.map(({ title, body, at, way }, index) => (
          <View key={`${at}-${title}`} id={`${id}-tell-${index}`} className="call-thing">
            <View className="between">
              <Text className="call-title">{title}</Text>
              <Text className="small">
                <DateText at={at} as="moment" />
              </Text>
            </View>
            <Text className="call-body">{body}</Text>
            <Fold id={`${id}-way-${index}`} label={texts.way} lines={way} />
          </View>
        ))}
      </View>
      {task.calls.length > 0 && (
        <View id={`${id}-before`} className="call-part">
          <Text className="call-heading">{t.callsBefore}</Text>
          {task.calls.map(({ at, by, outcome, note }) => (
            <View key={`${at}-${by}`} className="call-before">
              <View className="between small">
                <Text>{`${outcome === 'reached' ? t.reached : t.notReached} · ${by}`}</Text>
                <DateText at={at} as="moment" />
              </View>
              {note !== '' && <Text className="call-body">{note}</Text>}
            </View>
          ))}
        </View>
      )}
      {task.phone === '' ? (
        <Note id={`${id}-no-phone`} tone="attention" icon="alert">
          {t.noPhone}
        </Note>
      ) : (
        <>
          <CopyRow id={`${id}-phone`} label={t.phone} value={task.phone} />
          <PrimaryAction id={`${id}-dial`} label={t.call(task.name)} onTap={onCall} />
        </>
      )}
      <SecondaryAction id={`${id}-note`} label={t.note} onTap={onNote} />
    </View>
  );
}
