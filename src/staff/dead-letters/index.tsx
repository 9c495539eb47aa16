import { Text } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import type { DeadLetterView } from '#core/contract/messages';
import { callStaff } from '@/cloud/call';
import { usePages } from '@/cloud/use-pages';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { RefusalNote } from '@/components/refusal-note';
import { Screen } from '@/components/screen';
import { LetterCard } from '@/features/staff-letters/letter-card';
import { useRetry } from '@/features/staff-letters/use-retry';
import { useLanguage } from '@/i18n/language';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import { openStaffOrder } from '@/navigation';
import { DeskOnly } from '../desk-only';

/** What could not be sent. Ids: dead-letters, letters-retry-all, letters-done, letters-failed, letter-<id>, letters-empty, letters-more. */
export default function DeadLettersPage() {
  const t = useTexts(staffMessageTexts).letters;
  return (
    <Screen id="dead-letters" title={t.title}>
      <DeskOnly>
        <Letters />
      </DeskOnly>
    </Screen>
  );
}

function Letters() {
  const texts = useTexts(staffMessageTexts);
  const t = texts.letters;
  const { live, more, isMore } = usePages<DeadLetterView>(`dead-letters:${useLanguage()}`, async (cursor) => {
    const reply = await callStaff('list-dead-letters', cursor ? { cursor } : {});
    if (!reply.ok) return reply;
    return { ok: true, value: { items: reply.value.letters, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } };
  });
  useReachBottom(() => void more());
  const { run, busy, done, error } = useRetry(live.reload);
  return (
    <Loaded live={live}>
      {(letters) => (
        <>
          {done && (done.again + done.over > 0 || !error) && (
            <Note id="letters-done" tone="good" icon="check">
              {[...(done.again > 0 ? [t.again(done.again)] : []), ...(done.over > 0 ? [t.over(done.over)] : [])].join(' · ') || t.nothing}
            </Note>
          )}
          {error && <RefusalNote id="letters-failed" error={error} />}
          {letters.length === 0 ? (
            <Empty id="letters-empty" icon="check" title={t.empty.title} body={t.empty.body} />
          ) : (
            <>
              <Text className="secondary">{t.sentence}</Text>
              {letters.length > 1 && (
                <PrimaryAction
                  id="letters-retry-all"
                  label={t.retryAll(letters.length)}
                  busy={busy.length > 1}
                  onTap={() => run(letters.map(({ noticeId }) => noticeId))}
                />
              )}
              {letters.map((letter) => (
                <LetterCard
                  key={letter.noticeId}
                  letter={letter}
                  isOnly={letters.length === 1}
                  busy={busy.length === 1 && busy.includes(letter.noticeId)}
                  onRetry={() => run([letter.noticeId])}
                  onOrder={() => openStaffOrder(letter.orderId)}
                />
              ))}
              {isMore && <QuietAction id="letters-more" label={texts.moreEarlier} onTap={more} />}
            </>
          )}
        </>
      )}
    </Loaded>
  );
}
