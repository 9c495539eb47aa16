import * as cloud from 'wx-server-sdk';
import { type AnswerOnceDeps, answerOnce } from '#core/application/chat/answer-once';
import { deliveryOf } from '#core/application/chat/delivery-report';
import { type DeliveryDeps, noteDelivery } from '#core/application/messages/note-delivery';
import { pause } from '../pause';
import { isFirstUse } from './handled-pushes';
import { type PushSettings, pushSettings } from './push-settings';
import { type HttpEvent, readRequest } from './read-request';
import type { PushFields } from './read-xml';
import { accepted, echoed, type HttpReply, refused, textReply, tryAgain } from './reply';
import { toArrival } from './to-arrival';

/** For a call to leave us, before the platform stops the instance with its answer. */
const LEAVES_WITHIN_MS = 150;

/** Answers a request of WeChat's message push. Never rejects: what a bug throws makes WeChat send the message again. */
export async function answerPush(deps: AnswerOnceDeps & DeliveryDeps, event: HttpEvent): Promise<HttpReply> {
  try {
    const settings = pushSettings(process.env);
    const request = readRequest(event, settings, deps.now());
    if (request.kind === 'check') return echoed(request.echo);
    if (request.kind === 'message') return await answerMessage(deps, settings, request);
    console.warn(`refused a request: ${request.why}`);
    return refused();
  } catch (bug) {
    deps.report(bug);
    return tryAgain();
  }
}

type Message = { readonly fields: PushFields; readonly signature?: string };

async function answerMessage(
  deps: AnswerOnceDeps & DeliveryDeps,
  settings: PushSettings,
  { fields, signature }: Message,
): Promise<HttpReply> {
  const arrival = toArrival(fields);
  if (!arrival) return refused();
  if (arrival.kind === 'nothing') return accepted();
  const name = arrival.kind === 'delivery' ? arrival.report.reportId : arrival.message.messageId;
  if (signature !== undefined && !(await isFirstUse(signature, name, deps.now()))) {
    console.warn('refused a request: its signature was another message’s');
    return refused();
  }
  if (arrival.kind === 'delivery') {
    const delivery = deliveryOf(arrival.report);
    if (delivery) await noteDelivery(deps, delivery);
    return accepted();
  }
  const { message } = arrival;
  const { reply, hasMore } = await answerOnce(deps, message);
  if (hasMore) await nudge();
  if (reply.kind === 'text') return textReply(settings, fields, reply.text, deps.now());
  return reply.kind === 'again' ? tryAgain() : accepted();
}

/** Lets another instance send what is late; should it not be reached, the timer does. */
async function nudge(): Promise<void> {
  const calling = Promise.resolve(cloud.callFunction({ name: 'service-account', data: {} })).catch((thrown: unknown) => {
    console.warn('not nudged', thrown);
  });
  await Promise.race([calling, pause(LEAVES_WITHIN_MS)]);
}
