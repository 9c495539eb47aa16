import Taro from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import type { Reply, ReplyError } from '#core/contract/reply';
import { newCommandId } from './call';

export type Command<P, T> = {
  /**
   * Does it; while one is under way a second tap does nothing and answers undefined.
   *
   * @param first what must happen in the tap itself, before anything is sent (WeChat's sheet); a second tap does not ask again
   */
  readonly run: (payload: P, first?: () => Promise<void>) => Promise<Reply<T> | undefined>;
  readonly busy: boolean;
  readonly error: ReplyError | undefined;
  readonly clearError: () => void;
};

type Attempt = { readonly payload: string; readonly commandId: string };

const storageKey = (name: string): string => `attempt:${name}`;

function readAttempt(name: string | undefined): Attempt | undefined {
  const stored: unknown = name ? Taro.getStorageSync(storageKey(name)) : undefined;
  return typeof stored === 'object' && stored !== null && 'commandId' in stored ? (stored as Attempt) : undefined;
}

/** Whoever begins from the start wants another thing, though it may look the same. */
export const forgetAttempt = (name: string): void => Taro.removeStorageSync(storageKey(name));

type Options<P> = {
  /** Keeps the attempt on the phone under this name, for what must not be done twice even if the app was closed in between. */
  readonly rememberAs?: string;
  /** What of the payload makes it the same thing; all of it where nothing is said. */
  readonly intention?: (payload: P) => unknown;
};

/**
 * A thing a person does once. Trying again with the same payload after a failure keeps the command's id, so that what had arrived after all is not done twice; a changed
 * payload is another intention and gets another id.
 */
export function useCommand<P, T>(
  send: (payload: P, commandId: string) => Promise<Reply<T>>,
  { rememberAs, intention = (payload) => payload }: Options<P> = {},
): Command<P, T> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ReplyError>();
  const attempt = useRef<Attempt>();
  const running = useRef(false);
  const latestSend = useRef(send);
  latestSend.current = send;
  const intentionOf = useRef(intention);
  intentionOf.current = intention;

  const run = useCallback(
    async (payload: P, first?: () => Promise<void>) => {
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      setError(undefined);
      await first?.();
      const key = JSON.stringify(intentionOf.current(payload));
      attempt.current ??= readAttempt(rememberAs);
      if (attempt.current?.payload !== key) attempt.current = { payload: key, commandId: newCommandId() };
      if (rememberAs) Taro.setStorageSync(storageKey(rememberAs), attempt.current);
      const reply = await latestSend.current(payload, attempt.current.commandId);
      running.current = false;
      setBusy(false);
      if (reply.ok) {
        attempt.current = undefined;
        if (rememberAs) forgetAttempt(rememberAs);
      } else setError(reply.error);
      return reply;
    },
    [rememberAs],
  );
  const clearError = useCallback(() => setError(undefined), []);
  return { run, busy, error, clearError };
}
