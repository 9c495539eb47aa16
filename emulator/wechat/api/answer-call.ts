import type { FaultTarget } from '../../inspect/fault-types';
import type { Services } from '../../services';
import { type Api, type ApiCall, ApiRefused, type ApiReply } from './api';
import { newRid } from './rid';

export type AnswerDeps = Pick<Services, 'faults' | 'clock'>;
/** Who asks, and how: faults strike cloud calls by their name (`openapi`) and calls by HTTP by their path (`api`). */
export type Asked = Omit<FaultTarget, 'name'> & { readonly on: 'openapi' | 'api'; readonly name: string };

/**
 * One call of an API, with the faults asked for. Never rejects for what WeChat refuses.
 *
 * @throws ConnectionCut when a fault loses the call or its answer
 */
export function answerCall(deps: AnswerDeps, asked: Asked, api: Api, call: Omit<ApiCall, 'delayMs'>): Promise<ApiReply> {
  const work = (delayMs: number) => replyOf(deps, api, { ...call, delayMs });
  return deps.faults.strike(asked, () => work(0), {
    fail: ({ errCode, errMsg }) => refusalOf(deps, new ApiRefused(errCode, errMsg)),
    ...(api.travels ? { slow: work } : {}),
  });
}

async function replyOf(deps: AnswerDeps, api: Api, call: ApiCall): Promise<ApiReply> {
  try {
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
