import type { Services } from '../../services';
import { type Api, type ApiCall, ApiRefused, type ApiReply } from './api';
import { newRid } from './rid';

export type AnswerDeps = Pick<Services, 'faults' | 'clock'>;

/**
 * One call of an API, by HTTP (fault place `api`) or as a cloud call (`openapi`), never rejecting for what WeChat refuses.
 *
 * @throws ConnectionCut when a fault loses the call
 */
export function answerCall(deps: AnswerDeps, api: Api, call: Omit<ApiCall, 'delayMs'>): Promise<ApiReply> {
  const { touser, openid = touser } = call.params;
  const answer = (delayMs: number) => replyOf(deps, api, { ...call, delayMs });
  return deps.faults.strike(
    {
      on: call.ip === undefined ? 'openapi' : 'api',
      name: api.cloudName ? [api.path, api.cloudName] : api.path,
      openid: typeof openid === 'string' ? openid : undefined,
    },
    () => answer(0),
    {
      fail: ({ errCode, errMsg }) => refusalOf(deps, new ApiRefused(errCode, errMsg)),
      ...(api.travels ? { slow: answer } : {}),
    },
  );
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
