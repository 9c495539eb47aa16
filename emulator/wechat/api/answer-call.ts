import { setTimeout as wait } from 'node:timers/promises';
import type { FaultEffect } from '../../inspect/faults';
import type { Services } from '../../services';
import { type Api, type ApiCall, ApiRefused, type ApiReply } from './api';
import { newRid } from './rid';

export type Answered = { readonly reply: ApiReply /** The work is done; the caller must not hear of it. */; readonly isLost: boolean };
export type AnswerDeps = Pick<Services, 'faults' | 'clock'>;

/** One call of an API, by HTTP or as a cloud call: with the faults asked for (`openapi`, by cloud name or path), never rejecting for what WeChat refuses. */
export async function answerCall(deps: AnswerDeps, api: Api, call: Omit<ApiCall, 'delayMs'>): Promise<Answered> {
  const fault = deps.faults.take({ on: 'openapi', name: api.cloudName ?? api.path });
  const delayMs = fault?.kind === 'delay' ? fault.delayMs : 0;
  if (delayMs > 0 && !api.travels) await wait(delayMs);
  return { reply: await replyOf(deps, api, { ...call, delayMs }, fault), isLost: fault?.kind === 'lose-reply' };
}

async function replyOf(deps: AnswerDeps, api: Api, call: ApiCall, fault: FaultEffect | undefined): Promise<ApiReply> {
  try {
    if (fault?.kind === 'fail') throw new ApiRefused(fault.errCode, fault.errMsg);
    if (!api.accounts.includes(call.account)) throw new ApiRefused(48001, 'api unauthorized');
    return await api.answer(call);
  } catch (failure) {
    if (failure instanceof ApiRefused) return refusalOf(deps, failure);
    throw failure;
  }
}

export const refusalOf = ({ clock }: AnswerDeps, { errcode, message }: ApiRefused): ApiReply => ({
  json: { errcode, errmsg: `${message} rid: ${newRid(clock.now())}` },
});
