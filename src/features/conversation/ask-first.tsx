import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { callCustomer } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import type { LiveView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { LongTextField } from '@/components/field';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';

type AskFirstProps = {
  live: LiveView<OrderView>;
  orderId: string;
  /** What the person was about to do, in their words. */
  about: string;
  /** Where asking is the way on rather than a second thought: what the button says. */
  label?: string;
  /** Where a page has several. */
  id?: string;
};

/** 先问客服, beside whatever cannot be undone (R58). Ids: ask-first, ask-sheet, ask-text, ask-send, ask-sent. */
export function AskFirst({ live, orderId, about, label, id = 'ask-first' }: AskFirstProps) {
  const t = useTexts(orderTexts);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [isSent, setIsSent] = useState(false);
  const command = useCommand((payload: { text: string }, commandId) => callCustomer('ask', { commandId, orderId, about, ...payload }));
  const send = async () => {
    const reply = await command.run({ text: text.trim() });
    if (!reply?.ok) return;
    live.replace(reply.value);
    setText((now) => (now === text ? '' : now));
    setIsSent(true);
  };
  const close = () => {
    setOpen(false);
    setIsSent(false);
  };
  return (
    <>
      <QuietAction id={id} label={label ?? t.askFirst} onTap={() => setOpen(true)} />
      <Sheet
        id="ask-sheet"
        title={t.askFirstTitle}
        open={open}
        onClose={close}
        footer={!isSent && <PrimaryAction id="ask-send" label={t.askSend} busy={command.busy} disabled={text.trim() === ''} onTap={send} />}
      >
        <Text className="secondary">{about}</Text>
        {isSent ? (
          <Note id="ask-sent" tone="good" icon="check">
            {t.asked}
          </Note>
        ) : (
          <LongTextField id="ask-text" label={t.askPlaceholder} value={text} onChange={setText} maxLength={1000} />
        )}
        {command.error && <RefusalNote error={command.error} />}
      </Sheet>
    </>
  );
}
