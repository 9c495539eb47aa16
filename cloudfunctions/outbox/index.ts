import type { OutboxDeps } from '#core/application/messages/outbox-deps';
import { notePushed } from '#core/application/note-notified';
import { sendDueNotices } from '#core/application/send-due-notices';
import { id } from '#core/contract/fields';
import type { Reply } from '#core/contract/reply';
import { callTaskStore } from '../_runtime/call-task-store';
import { readCaller } from '../_runtime/caller';
import { deps } from '../_runtime/deps';
import { messageSender } from '../_runtime/message-sender';
import { outboxStore } from '../_runtime/outbox-store';
import { recipientStore } from '../_runtime/recipient-store';
import { serviceAccountGateway } from '../_runtime/service-account-gateway';

const outbox: OutboxDeps = {
  ...deps,
  outbox: outboxStore(),
  recipients: recipientStore(),
  callTasks: callTaskStore(),
  sender: messageSender(),
  gateway: serviceAccountGateway(deps.now),
  random: Math.random,
  notePushed: (notice) => notePushed(deps, notice),
  report: (bug) => console.error('outbox failed for one', bug),
};

/**
 * Tells people what is due. The timer has all of it looked at, every minute; the app nudges right after a command with `{ orderId }`, so that no command waits
 * for WeChat. A nudge tells nothing and may come from anybody: it can only make happen sooner what happens anyway.
 */
export async function main(event: { readonly orderId?: unknown } | undefined): Promise<Reply<object>> {
  try {
    if (readCaller().source === 'wx_trigger') {
      await sendDueNotices(outbox, {});
    } else {
      const orderId = id.safeParse(event?.orderId);
      if (orderId.success) await sendDueNotices(outbox, { orderId: orderId.data });
    }
  } catch (bug) {
    console.error('outbox failed', bug);
  }
  return { ok: true, value: {} };
}
