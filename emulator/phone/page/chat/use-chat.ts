import { useCallback, useEffect, useState } from 'react';
import type { ChatState, ChatSummary } from '../../protocol';
import { ChatRefused, chatServer } from './chat-server';
import { useChatWords } from './chat-words';

export type Chat = {
  /** `undefined` until it was read once. */
  readonly state: ChatState | undefined;
  /** What went wrong last, in words. */
  readonly said: string | undefined;
  /** Does something and shows what the chat is then. Resolves to the answer, or `undefined` when it was refused. */
  readonly attempt: <T extends ChatState>(work: () => Promise<T>) => Promise<T | undefined>;
};

/** One chat while it is on the screen: read again whenever its summary changes, and marked as read. */
export function useChat({ phone, account, last, unread, follows }: ChatSummary): Chat {
  const words = useChatWords();
  const [state, setState] = useState<ChatState>();
  const [said, setSaid] = useState<string>();
  const lastId = last?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: who follows and the newest entry say that there is something new to read
  useEffect(() => {
    let isCurrent = true;
    const read = unread > 0 ? chatServer.markRead : chatServer.read;
    read({ phone, account }).then(
      (next) => isCurrent && setState(next),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [phone, account, lastId, unread, follows]);

  const attempt = useCallback(
    async <T extends ChatState>(work: () => Promise<T>): Promise<T | undefined> => {
      setSaid(undefined);
      try {
        const next = await work();
        setState(next);
        return next;
      } catch (failure) {
        setSaid((failure instanceof ChatRefused ? words.refused[failure.code] : undefined) ?? words.failed);
        return undefined;
      }
    },
    [words],
  );
  return { state, said, attempt };
}
