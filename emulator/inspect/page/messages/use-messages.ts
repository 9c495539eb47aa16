import { useMemo } from 'react';
import type { ChatList, MessageList } from '../doors/shapes';
import { type Polled, readyValue, usePolled } from '../doors/use-polled';
import { chatItem, type MessageItem, subscribeItem } from './message-item';

/** All messages there are, newest first. A cloud without a service account has subscribe messages only. */
export function useMessages(): Polled<readonly MessageItem[]> {
  const subscribe = usePolled<MessageList>('/__inspect/messages?limit=300');
  const chat = readyValue(usePolled<ChatList>('/__inspect/wechat/chat?limit=300'));
  const { answer, again } = subscribe;
  return useMemo(() => {
    if (answer.state !== 'ready') return { answer, again };
    const items = [...answer.value.messages.map(subscribeItem), ...(chat?.entries ?? []).map(chatItem)];
    return { answer: { state: 'ready', value: items.sort((a, b) => b.at - a.at) }, again };
  }, [answer, again, chat]);
}
