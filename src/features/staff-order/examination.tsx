import { Text, View } from '@tarojs/components';
import type { MachineView } from '#core/contract/views/machine-view';
import { StageBadge, type Tone } from '@/components/badge';
import { Row } from '@/components/card';
import { DateText } from '@/components/date-text';
import { PhotoRow } from '@/components/photo-picker';
import { staffOrderTexts } from '@/i18n/staff-order';
import { useTexts } from '@/i18n/texts';

type Answer = 'open' | 'approved' | 'refused';
const TONES: Readonly<Record<Answer, Tone>> = { open: 'attention', approved: 'good', refused: 'bad' };

type ExaminationProps = { machine: MachineView; urls: Readonly<Record<string, string>> };

/** What a verdict may rest on, and what passes between staff and supervisor (R6, R32, R41, R42, R55). Ids: damage-<machine>, approval-<machine>-<n>, split-<machine>. */
export function Examination({ machine, urls }: ExaminationProps) {
  const t = useTexts(staffOrderTexts);
  const { id, damage, disassemblyAsked, approvals = [], splitRequest } = machine;
  return (
    <>
      {disassemblyAsked && (
        <View className="staff-inspection">
          <Row label={t.opened} value={<DateText at={disassemblyAsked.at} as="moment" />} />
          <Text>{disassemblyAsked.text}</Text>
        </View>
      )}
      {damage && (
        <View id={`damage-${id}`} className="staff-inspection">
          <Row label={t.damageReport} value={damage.word} />
          <Text>{damage.text}</Text>
          <View className="small">
            <DateText at={damage.at} as="moment" />
          </View>
          <PhotoRow attachmentIds={damage.photos} urls={urls} />
        </View>
      )}
      {approvals.map(({ code, text, photos, answer, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: requests are only ever added, and the same may be asked twice
        <View key={index} id={`approval-${id}-${index}`} className="staff-inspection">
          <Asked word={`${t.approval} · ${code}`} answer={answer ?? 'open'} />
          <Text>{text}</Text>
          {reason && <Text className="secondary">{reason}</Text>}
          <PhotoRow attachmentIds={photos} urls={urls} />
        </View>
      ))}
      {splitRequest && (
        <View id={`split-${id}`} className="staff-inspection">
          <Asked word={t.split} answer={splitRequest.answer ?? 'open'} />
          <Text>{splitRequest.reason}</Text>
        </View>
      )}
    </>
  );
}

function Asked({ word, answer }: { word: string; answer: Answer }) {
  const t = useTexts(staffOrderTexts);
  return (
    <View className="between">
      <Text>{word}</Text>
      <StageBadge word={t.answers[answer]} tone={TONES[answer]} />
    </View>
  );
}
