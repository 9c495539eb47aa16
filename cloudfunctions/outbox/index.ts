import { notePushed } from '#core/application/note-notified';
import type { StoredNotice } from '#core/application/ports';
import { sendDueNotices } from '#core/application/send-due-notices';
import { id } from '#core/contract/fields';
import type { Reply } from '#core/contract/reply';
import { readCaller } from '../_runtime/caller';
import { deps } from '../_runtime/deps';
import { messageSender } from '../_runtime/message-sender';
import { outboxStore } from '../_runtime/outbox-store';

const report = (bug: unknown) => console.error('outbox failed for one', bug);
const outbox = {
  ...deps,
  outbox: outboxStore(),
  sender: messageSender(),
  notePushed: (notice: StoredNotice) => notePushed(deps, notice),
  report,
};

/**
 * Pushes what is due. The timer has all of it looked at, every minute; the app nudges right after a command with `{ orderId }`, so that no command waits
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
