import { useEffect, useReducer } from 'react';
import type { MessageView, PhonesEvent, PhonesState } from '../protocol';

/** `drops`: what hangs at the top of a phone, the newest message of each at most. */
export type View = PhonesState & {
  readonly connected: boolean;
  /** Grows with each reset: phones start anew. */
  readonly generation: number;
  readonly drops: readonly MessageView[];
  /** Ids of messages nobody has looked at yet. */
  readonly unread: ReadonlySet<number>;
};

export type LocalAction =
  | { readonly type: 'lost' }
  | { readonly type: 'dropped'; readonly id: number }
  | { readonly type: 'read'; readonly ids: readonly number[] };

const MAX_MESSAGES = 500;

function reduce(view: View | undefined, event: PhonesEvent | LocalAction): View | undefined {
  if (event.type === 'state' || event.type === 'reset') {
    const generation = (view?.generation ?? 0) + (event.type === 'reset' ? 1 : 0);
    const kept = event.type === 'state' && view ? { drops: view.drops, unread: view.unread } : { drops: [], unread: new Set<number>() };
    return { ...event.data, ...kept, connected: true, generation };
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
    case 'chat-state': {
      const { phone, account } = event.data;
      const others = view.chats.filter((chat) => chat.phone !== phone || chat.account !== account);
      return { ...view, chats: [...others, event.data] };
    }
    case 'chat':
    case 'chat-typing':
      return view;
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
  const arrived = message.errcode === 0 && message.phone !== undefined;
  return arrived
    ? {
        ...view,
        messages,
        drops: [...view.drops.filter(({ phone }) => phone !== message.phone), message],
        unread: new Set([...view.unread, message.id]),
      }
    : { ...view, messages };
}

const EVENTS: readonly PhonesEvent['type'][] = ['state', 'message', 'prompt', 'prompt-closed', 'clock', 'reset'];

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
