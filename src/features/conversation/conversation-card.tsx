import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { callCustomer } from '@/cloud/call';
import { useCommand } from '@/cloud/use-command';
import type { LiveView } from '@/cloud/use-view';
import { SecondaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { DateText } from '@/components/date-text';
import { LongTextField } from '@/components/field';
import { PhotoRow } from '@/components/photo-picker';
import { RefusalNote } from '@/components/refusal-note';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import './conversation.scss';

type ConversationProps = { order: OrderView; live: LiveView<OrderView>; urls: Readonly<Record<string, string>> };

/** The thread of an order. Ids: conversation, message-text, message-send. */
export function ConversationCard({ order, live, urls }: ConversationProps) {
  const t = useTexts(orderTexts).conversation;
  const [text, setText] = useState('');
  const command = useCommand((payload: { text: string }, commandId) =>
    callCustomer('ask', { commandId, orderId: order.orderId, ...payload }),
  );
  const send = async () => {
    const reply = await command.run({ text: text.trim() });
    if (!reply?.ok) return;
    live.replace(reply.value);
    // What was written meanwhile is the next message.
    setText((now) => (now === text ? '' : now));
  };
  return (
    <Card id="conversation" title={t.title}>
      {order.messages.length === 0 && <Text className="secondary">{t.empty}</Text>}
      {order.messages.map((message) => (
        <View key={`${message.at}:${message.text}`} className={message.mine ? 'message message-mine' : 'message'}>
          <View className="message-head">
            <Text>{message.mine ? t.mine : t.staff}</Text>
            <DateText at={message.at} as="moment" />
          </View>
          <Text className="message-text" selectable userSelect>
            {message.text}
          </Text>
          <PhotoRow attachmentIds={message.photos} urls={urls} />
        </View>
      ))}
      <LongTextField id="message-text" label={t.placeholder} value={text} onChange={setText} maxLength={1000} />
      {command.error && <RefusalNote error={command.error} />}
      <SecondaryAction id="message-send" label={t.send} busy={command.busy} disabled={text.trim() === ''} onTap={send} />
    </Card>
  );
}
