import { setTimeout as wait } from 'node:timers/promises';
import type { CallResult } from '../../functions/invocation';
import type { Services } from '../../services';
import type { PushedMessage } from '../traffic';
import type { PushTarget } from './destination';
import { readAnswer, readReturned, type Understood } from './passive-reply';
import { post } from './post';
import type { PushAttempt } from './push-records';
import { addressOf, pushRequest } from './push-request';

/** How one try ended: what the callback meant, or that it must be sent again. */
export type Tried = Pick<PushAttempt, 'request' | 'answer' | 'outcome' | 'why'> & { readonly understood?: Understood };

type Deps = Pick<Services, 'functions' | 'clock' | 'baseUrl' | 'config'>;

/**
 * Sends a push once: to the function of its pair, else to the address. Whatever has another status than 200 is no answer and is sent again (that a
 * 500 is: a widely used callback relies on it, bikeread/dify_wechat_plugin, read 2026-11-27); what answers something else than a reply is not.
 */
export async function tryPush(deps: Deps, target: PushTarget, message: PushedMessage, signal: AbortSignal): Promise<Tried> {
  const functionName = target.functionFor(message);
  return functionName === undefined ? toAddress(deps, target, message, signal) : toFunction(deps, target, message, functionName, signal);
}

async function toAddress({ clock, baseUrl }: Deps, target: PushTarget, message: PushedMessage, signal: AbortSignal): Promise<Tried> {
  const { query, contentType, body } = pushRequest(target, message, clock.now());
  const url = addressOf(target.url ?? '', baseUrl(), query);
  const posted = await post({ method: 'POST', url, contentType, body, withinMs: target.answerWithinMs, signal });
  const request = { url: url.href, body };
  if ('failure' in posted) {
    return { request, outcome: posted.failure === 'timed-out' ? 'timed-out' : 'failed', why: posted.why };
  }
  if (posted.status !== 200) return { request, answer: posted, outcome: 'failed', why: `it answered with the status ${posted.status}` };
  return { request, answer: posted, ...asOutcome(readAnswer(target, message, posted.body)) };
}

/**
 * A function gets the message as its event and answers by what it returns.
 * Differs: whether WeChat repeats a push to a function that fails or takes longer than 5 s is not published; here it is sent again like any other.
 */
async function toFunction(
  deps: Deps,
  target: PushTarget,
  message: PushedMessage,
  functionName: string,
  signal: AbortSignal,
): Promise<Tried> {
  const over = new AbortController();
  const run = deps.functions.invoke(functionName, message, identityOf(deps, target, message));
  const late = wait(target.answerWithinMs, 'timed-out' as const, { signal: AbortSignal.any([signal, over.signal]) }).catch(
    () => 'broken-off' as const,
  );
  const result: CallResult | 'timed-out' | 'broken-off' = await Promise.race([run, late]);
  over.abort();
  if (result === 'broken-off') return { outcome: 'failed', why: 'it was broken off' };
  if (result === 'timed-out') return { outcome: 'timed-out', why: `${functionName} did not return within ${target.answerWithinMs} ms` };
  if ('errCode' in result) return { outcome: 'failed', why: result.errMsg, answer: { body: result } };
  return { answer: { body: result.result }, ...asOutcome(readReturned(target.account, message, result.result)) };
}

/**
 * Who a function sees as its caller. Of another app (an environment shared with the service account) it is FROM_OPENID and FROM_APPID.
 * Differs: the SOURCE of a pushed message is not published; `wx_client` lets the function make cloud calls, as the published samples do.
 */
function identityOf({ config }: Deps, { account, appId }: PushTarget, { FromUserName: openid }: PushedMessage) {
  const isHere = account === 'mini-program';
  const phone = config.phones?.find((one) => (isHere ? one.openid : one.serviceOpenid) === openid);
  const unionid = phone?.unionid ? { unionid: phone.unionid } : {};
  return { source: 'wx_client', ...(isHere ? { openid, ...unionid } : { from: { openid, appId, ...unionid } }) };
}

function asOutcome(understood: Understood): Pick<Tried, 'outcome' | 'why' | 'understood'> {
  if (understood.kind === 'abnormal') return { outcome: 'abnormal', why: understood.why, understood };
  return { outcome: understood.kind === 'reply' ? 'replied' : 'accepted', understood };
}
