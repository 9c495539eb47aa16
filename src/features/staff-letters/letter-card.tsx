import { Text, View } from '@tarojs/components';
import type { DeadLetterView } from '#core/contract/messages';
import { StageBadge } from '@/components/badge';
import { PrimaryAction, SecondaryAction } from '@/components/button';
import { Row } from '@/components/card';
import { DateText } from '@/components/date-text';
import { Fold } from '@/components/fold';
import { Tap } from '@/components/tap';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import './staff-letters.scss';

type LetterCardProps = {
  letter: DeadLetterView;
  /** The only one there is: its button is what to do. */
  isOnly: boolean;
  busy: boolean;
  onRetry: () => void;
  onOrder: () => void;
};

/** Letters have ids with colons; these are for the page. */
const letterId = (noticeId: string): string => `letter-${noticeId.replace(/[^A-Za-z0-9_-]/g, '-')}`;

/** What could not be sent, why, and what to do. Ids: letter-<id>, letter-<id>-retry, -order, -way. */
export function LetterCard({ letter, isOnly, busy, onRetry, onOrder }: LetterCardProps) {
  const texts = useTexts(staffMessageTexts);
  const t = texts.letters;
  const id = letterId(letter.noticeId);
  const Retry = isOnly ? PrimaryAction : SecondaryAction;
  return (
    <View id={id} className="card">
      <View className="between">
        <Text className="letter-title">{letter.title}</Text>
        <StageBadge word={letter.to === 'customer' ? t.toCustomer : t.toStaff} tone="neutral" />
      </View>
      <Text className="letter-reason">{letter.reason}</Text>
      <View className="between small">
        <Text>{[letter.channel, ...(letter.errCode === 0 ? [] : [t.code(letter.errCode)])].filter(Boolean).join(' · ')}</Text>
        <DateText at={letter.at} as="moment" />
      </View>
      <Row label={t.now} value={letter.pushText} />
      {letter.orderNumber !== '' && (
        <View className="between">
          <Text className="secondary amount">{letter.orderNumber}</Text>
          <Tap id={`${id}-order`} className="tap-word" role="link" onTap={onOrder}>
            <Text>{texts.openOrder}</Text>
          </Tap>
        </View>
      )}
      <Fold id={`${id}-way`} label={texts.way} lines={letter.way} />
      <Retry id={`${id}-retry`} label={t.retry} busy={busy} onTap={onRetry} />
    </View>
  );
}
