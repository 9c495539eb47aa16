import { useEffect, useRef, useState } from 'react';
import type { CustomerInput } from '#core/contract/customer';
import type { MessageSettings } from '#core/contract/messages';
import type { Reply, ReplyError } from '#core/contract/reply';
import { callCustomer } from './call';
import { platformClient, type SubscriptionSettings } from './client';
import { onSubscriptionsCounted } from './subscribe';
import { type LiveView, useView } from './use-view';

/** What we know of the messages to a person, and what WeChat tells of their choices there. */
export type MessageReach = { readonly settings: MessageSettings; readonly wechat: SubscriptionSettings };

async function readReach(): Promise<Reply<MessageReach>> {
  const [reply, wechat] = await Promise.all([callCustomer('message-settings', {}), platformClient.subscriptionSettings()]);
  return reply.ok ? { ok: true, value: { settings: reply.value, wechat } } : reply;
}

/** Which messages reach the person; read again whenever their subscriptions were counted anew. */
export function useMessageReach(): LiveView<MessageReach> {
  const live = useView('message-reach', readReach);
  const { reload } = live;
  useEffect(() => onSubscriptionsCounted(reload), [reload]);
  return live;
}

type Choice = CustomerInput<'set-message-settings'>;
/** A choice, or how it follows from what is not kept yet: two taps in one moment then both hold. */
export type Choosing = Choice | ((pending: Choice) => Choice);

/**
 * Keeps what the person chooses, one change after the other, the last one being what they want. `pending` is what is not kept yet: after a failure it stays, for `retry`.
 *
 * @param onKept when nothing is left to keep
 */
export function useMessageChoice(
  { view, replace }: LiveView<MessageReach>,
  onKept: () => void,
): {
  readonly choose: (choice: Choosing) => void;
  readonly pending: Choice | undefined;
  readonly error: ReplyError | undefined;
  readonly retry: () => void;
} {
  const [pending, setPending] = useState<Choice>();
  const [error, setError] = useState<ReplyError>();
  const wanted = useRef<Choice>();
  const isSending = useRef(false);
  const wechat = useRef<SubscriptionSettings>({});
  if (view.state === 'ready') wechat.current = view.value.wechat;

  const send = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setError(undefined);
    while (wanted.current) {
      const choice: Choice = wanted.current;
      const reply = await callCustomer('set-message-settings', choice);
      if (!reply.ok) {
        setError(reply.error);
        break;
      }
      if (wanted.current === choice) wanted.current = undefined;
      setPending(wanted.current);
      replace({ settings: reply.value, wechat: wechat.current });
      if (!wanted.current) onKept();
    }
    isSending.current = false;
  };
  const choose = (choice: Choosing) => {
    const before = wanted.current ?? {};
    wanted.current = { ...before, ...(typeof choice === 'function' ? choice(before) : choice) };
    setPending(wanted.current);
    void send();
  };
  return { choose, pending, error, retry: () => void send() };
}

/** WeChat's own page of choices; read again when the person comes back from it. Undefined where it cannot be opened. */
export const openWechatChoices = platformClient.openSubscriptionSettings;
