import { answerChat } from '#core/application/chat/answer-chat';
import { sendLateAnswers } from '#core/application/chat/late-answers';
import { noteDelivery } from '#core/application/messages/note-delivery';
import type { Delivery } from '#core/application/outbox-ports';
import { askAgain } from '#core/application/people/know-follower';
import { unlessItThrows } from '#core/application/unless-it-throws';
import { readCaller } from '../_runtime/caller';
import { deliveryStore } from '../_runtime/delivery-store';
import { chatDeps } from '../_runtime/deps';
import { pause } from '../_runtime/pause';
import { recipientStore } from '../_runtime/recipient-store';
import { answerPush } from '../_runtime/wechat-push/answer-push';
import { forgetOldPushes, forgetPushesOf, pushBook } from '../_runtime/wechat-push/handled-pushes';
import { isHttp } from '../_runtime/wechat-push/read-request';

const report = (bug: unknown) => console.error('service-account failed for one', bug);

const deliveries = deliveryStore();

const chat = {
  ...chatDeps,
  recipients: recipientStore(),
  book: pushBook(),
  answerChat: (message: Parameters<typeof answerChat>[1]) => answerChat({ ...chatDeps, forgetSaid: forgetPushesOf }, message),
  noteDelivery: (delivery: Delivery) => noteDelivery({ deliveries, now: chatDeps.now }, delivery),
  pause,
  report,
};

/** As long as somebody else holds what is late: they finish it, or are missed. */
const COMPANY_MS = 12_000;
const LOOK_AGAIN_MS = 300;

/** Sends what is late, and stays while somebody is still at it. */
async function sendLate(): Promise<void> {
  const endsAt = Date.now() + COMPANY_MS;
  for (;;) {
    const { waiting } = await sendLateAnswers(chat);
    if (!waiting || Date.now() >= endsAt) return;
    await pause(LOOK_AGAIN_MS);
  }
}

/** One after the other at each minute; what one throws does not keep the next waiting. */
const SWEEPS: readonly (() => Promise<unknown>)[] = [sendLate, () => askAgain(chat), () => forgetOldPushes(chat.now())];

/**
 * Where WeChat pushes what happens in the chat of the service account. Over the HTTP access service anybody can call it, so a request must prove itself; anything else is a nudge
 * to send what is late, which tells nothing and can only make happen sooner what happens anyway. No rule lives here.
 */
export async function main(event: unknown): Promise<unknown> {
  if (isHttp(event)) return answerPush(chat, event);
  if (readCaller().source === 'wx_trigger') for (const sweep of SWEEPS) await unlessItThrows(sweep, undefined, report);
  else await unlessItThrows(sendLate, undefined, report);
  return { ok: true, value: {} };
}
