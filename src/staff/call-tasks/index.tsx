import { Text } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import type { CallTaskView } from '#core/contract/messages';
import { callStaff } from '@/cloud/call';
import { usePages } from '@/cloud/use-pages';
import { Note } from '@/components/badge';
import { QuietAction } from '@/components/button';
import { Empty, Loaded } from '@/components/loaded';
import { Screen } from '@/components/screen';
import { CallCard } from '@/features/staff-calls/call-card';
import { CallSheet, type Outcome } from '@/features/staff-calls/call-sheet';
import { useLanguage } from '@/i18n/language';
import { staffMessageTexts } from '@/i18n/staff-messages';
import { useTexts } from '@/i18n/texts';
import { openStaffOrder } from '@/navigation';
import { callNumber } from '@/phone-call';
import { DeskOnly } from '../desk-only';

/** Customers whom no message reached (R13). Ids: call-tasks, calls-due, calls-noted, calls-over, calls-empty, calls-more, and those of CallCard, CallSheet. */
export default function CallTasksPage() {
  const t = useTexts(staffMessageTexts).calls;
  return (
    <Screen id="call-tasks" title={t.title}>
      <DeskOnly>
        <Calls />
      </DeskOnly>
    </Screen>
  );
}

/** What just happened, said above the list until the next thing. */
type Said = Outcome | 'over' | undefined;

function Calls() {
  const texts = useTexts(staffMessageTexts);
  const t = texts.calls;
  const { live, more, isMore } = usePages<CallTaskView>(`call-tasks:${useLanguage()}`, async (cursor) => {
    const reply = await callStaff('list-call-tasks', cursor ? { cursor } : {});
    if (!reply.ok) return reply;
    return { ok: true, value: { items: reply.value.tasks, ...(reply.value.cursor ? { cursor: reply.value.cursor } : {}) } };
  });
  useReachBottom(() => void more());
  // Until somebody chooses, the first one to be called is open; `''`: none.
  const [opened, setOpened] = useState<string>();
  const [noting, setNoting] = useState<CallTaskView>();
  const [said, setSaid] = useState<Said>();

  const dial = async (task: CallTaskView) => {
    await callNumber(task.phone);
    // Whether they really called is theirs to say.
    setNoting(task);
  };
  const finish = async ({ taskId }: CallTaskView, what: Said) => {
    await live.reload();
    // Whoever has opened another call meanwhile goes on with that.
    setNoting((now) => (now?.taskId === taskId ? undefined : now));
    setOpened(undefined);
    setSaid(what);
  };

  return (
    <>
      <Loaded live={live}>
        {(tasks) => {
          const due = tasks.filter(({ isDue }) => isDue);
          const openId = opened ?? due[0]?.taskId;
          return (
            <>
              <WhatHappened said={said} />
              {tasks.length === 0 ? (
                <Empty id="calls-empty" icon="check" title={t.empty.title} body={t.empty.body} />
              ) : (
                <>
                  <Text id="calls-due" className="title">
                    {due.length > 0 ? t.dueCount(due.length) : t.noneDue}
                  </Text>
                  <Text className="secondary">{t.sentence}</Text>
                  {tasks.map((task) => (
                    <CallCard
                      key={task.taskId}
                      task={task}
                      isOpen={task.taskId === openId}
                      onToggle={() => setOpened(task.taskId === openId ? '' : task.taskId)}
                      onCall={() => dial(task)}
                      onNote={() => setNoting(task)}
                      onOrder={() => openStaffOrder(task.orderId)}
                    />
                  ))}
                  {isMore && <QuietAction id="calls-more" label={texts.more} onTap={more} />}
                </>
              )}
            </>
          );
        }}
      </Loaded>
      {noting && (
        <CallSheet
          key={noting.taskId}
          task={noting}
          onClose={() => setNoting(undefined)}
          onNoted={(outcome) => finish(noting, outcome)}
          onOver={() => finish(noting, 'over')}
        />
      )}
    </>
  );
}

function WhatHappened({ said }: { said: Said }) {
  const t = useTexts(staffMessageTexts).calls;
  if (!said) return null;
  if (said === 'over') {
    return (
      <Note id="calls-over" tone="information" icon="info">
        {t.gone}
      </Note>
    );
  }
  return (
    <Note id="calls-noted" tone="good" icon="check">
      {t.noted[said]}
    </Note>
  );
}
