import { applyKept } from '#core/application/messages/note-delivery';
import type { OutboxDeps } from '#core/application/messages/outbox-deps';
import { sendDueNotices } from '#core/application/send-due-notices';
import { unlessItThrows } from '#core/application/unless-it-throws';
import { id } from '#core/contract/fields';
import type { Reply } from '#core/contract/reply';
import { readCaller } from '../_runtime/caller';
import { messages } from '../_runtime/message-deps';
import { messageSender } from '../_runtime/message-sender';
import { outboxStore } from '../_runtime/outbox-store';
import { serviceAccountGateway } from '../_runtime/service-account-gateway';

const report = (bug: unknown) => console.error('outbox failed for one', bug);
const outbox: OutboxDeps = {
  ...messages,
  outbox: outboxStore(),
  sender: messageSender(),
  gateway: serviceAccountGateway(messages.now),
  random: Math.random,
  report,
};

/** What the timer does: first what WeChat said of earlier messages, for it may send a notice on its way again. */
const SWEEPS: readonly (() => Promise<unknown>)[] = [
  () => applyKept(messages),
  () => sendDueNotices(outbox, {}),
  () => messages.callTasks.endEmpty(),
];

/**
 * Tells people what is due. The timer has all of it looked at, every minute; the app nudges right after a command with `{ orderId }`, so that no command waits
 * for WeChat. A nudge tells nothing and may come from anybody: it can only make happen sooner what happens anyway.
 */
export async function main(event: { readonly orderId?: unknown } | undefined): Promise<Reply<object>> {
  try {
    if (readCaller().source === 'wx_trigger') {
      for (const sweep of SWEEPS) await unlessItThrows(sweep, undefined, report);
    } else {
      const orderId = id.safeParse(event?.orderId);
      if (orderId.success) await sendDueNotices(outbox, { orderId: orderId.data });
    }
  } catch (bug) {
    console.error('outbox failed', bug);
  }
  return { ok: true, value: {} };
}
