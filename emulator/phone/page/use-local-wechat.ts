import { useEffect, useReducer } from 'react';
import type { ChatEntry, ChatSummary, MessageView, PhonesEvent, PhonesState } from '../protocol';

/** What drops in at the top of a phone: a subscribe message, or something in a chat. */
export type Drop = { readonly id: string; readonly phone: string } & (
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'chat'; readonly entry: ChatEntry }
);

/** `drops`: what hangs at the top of a phone, the newest of each at most. */
export type View = PhonesState & {
  readonly connected: boolean;
  /** Grows with each reset: phones start anew. */
  readonly generation: number;
  readonly drops: readonly Drop[];
  /** Ids of messages nobody has looked at yet. */
  readonly unread: ReadonlySet<number>;
  /** Chats in which the account is typing, as {@link chatKey}. */
  readonly typing: ReadonlySet<string>;
};

export const chatKey = ({ phone, account }: { readonly phone?: string; readonly account: string }): string => `${phone} ${account}`;

export type LocalAction =
  | { readonly type: 'lost' }
  | { readonly type: 'dropped'; readonly id: string }
  | { readonly type: 'read'; readonly ids: readonly number[] };

const MAX_MESSAGES = 500;

function reduce(view: View | undefined, event: PhonesEvent | LocalAction): View | undefined {
  if (event.type === 'state' || event.type === 'reset') {
    const generation = (view?.generation ?? 0) + (event.type === 'reset' ? 1 : 0);
    const kept = event.type === 'state' && view ? { drops: view.drops, unread: view.unread } : { drops: [], unread: new Set<number>() };
    return { ...event.data, ...kept, typing: new Set(), connected: true, generation };
  }
  if (!view) return undefined;
  switch (event.type) {
    case 'message':
      return withMessage(view, event.data);
    case 'prompt':
      return { ...view, prompts: [...view.prompts, event.data] };
    case 'prompt-closed':
      return { ...view, prompts: view.prompts.filter(({ id }) => id !== event.data.id) };
    case 'clock':
      return { ...view, offsetMs: event.data.offsetMs };
    case 'chat':
      return withChatEntry(view, event.data);
    case 'chat-state':
      return { ...view, chats: view.chats.map((chat) => (chatKey(chat) === chatKey(event.data) ? event.data : chat)) };
    case 'chat-typing': {
      const typing = new Set(view.typing);
      if (event.data.isTyping) typing.add(chatKey(event.data));
      else typing.delete(chatKey(event.data));
      return { ...view, typing };
    }
    case 'lost':
      return { ...view, connected: false };
    case 'dropped':
      return { ...view, drops: view.drops.filter(({ id }) => id !== event.id) };
    case 'read':
      return { ...view, unread: new Set([...view.unread].filter((id) => !event.ids.includes(id))) };
  }
}

function withMessage(view: View, message: MessageView): View {
  const messages = [message, ...view.messages].slice(0, MAX_MESSAGES);
  const { phone } = message;
  if (message.errcode !== 0 || phone === undefined) return { ...view, messages };
  const drop: Drop = { id: `message-${message.id}`, phone, kind: 'message', message };
  return { ...view, messages, drops: dropping(view, drop), unread: new Set([...view.unread, message.id]) };
}

/** What was refused or belongs to nobody here reaches no phone. */
function withChatEntry(view: View, { phone, ...entry }: ChatEntry & { readonly phone?: string }): View {
  if (phone === undefined || entry.errcode !== 0) return view;
  const isIncoming = entry.from !== 'person';
  const heard = (chat: ChatSummary): ChatSummary =>
    chatKey(chat) === chatKey({ phone, account: entry.account })
      ? { ...chat, last: entry, unread: chat.unread + (isIncoming ? 1 : 0) }
      : chat;
  const drop: Drop = { id: `chat-${entry.id}`, phone, kind: 'chat', entry };
  return { ...view, chats: view.chats.map(heard), drops: isIncoming ? dropping(view, drop) : view.drops };
}

const dropping = ({ drops }: View, drop: Drop): readonly Drop[] => [...drops.filter(({ phone }) => phone !== drop.phone), drop];

const EVENTS: readonly PhonesEvent['type'][] = [
  'state',
  'message',
  'prompt',
  'prompt-closed',
  'clock',
  'chat',
  'chat-state',
  'chat-typing',
  'reset',
];

/** Follows the local WeChat; `undefined` until it has answered once. */
export function useLocalWechat(): readonly [View | undefined, (action: LocalAction) => void] {
  const [view, dispatch] = useReducer(reduce, undefined);
  useEffect(() => {
    const source = new EventSource('/__phones/events');
    for (const type of EVENTS) {
      source.addEventListener(type, ({ data }: MessageEvent<string>) => dispatch({ type, data: JSON.parse(data) } as PhonesEvent));
    }
    source.onerror = () => dispatch({ type: 'lost' });
    return () => source.close();
  }, []);
  return [view, dispatch];
}
