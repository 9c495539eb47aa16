import type { Services } from '../../services';
import type { OpenapiCall, OpenapiFile, OpenapiReply } from '../../wire/openapi';
import type { Accounts } from '../accounts';
import { type AnswerDeps, answerCall, refusalOf } from './answer-call';
import { type Api, type ApiFile, ApiRefused, type ApiReply } from './api';

/**
 * Every API with a cloud name, callable through `cloud.openapi`. In whose name a call is made says `openapi({appid})`; without it the mini program calls.
 * What is not registered here (`wxacode.*`, `ocr.*`, `urlscheme.*`, …) is refused with -604100 by the wire, which names it.
 */
export function registerCloudCalls({ openapi, faults, clock }: Services, accounts: Accounts, apis: readonly Api[]): void {
  for (const api of apis) {
    if (api.cloudName !== undefined) openapi.set(api.cloudName, (call) => answer({ faults, clock }, accounts, api, call));
  }
}

async function answer(
  deps: AnswerDeps,
  accounts: Accounts,
  api: Api,
  { api: name, params, appId, caller }: OpenapiCall,
): Promise<OpenapiReply | OpenapiFile> {
  const app = appId === undefined ? accounts.of('mini-program') : accounts.byAppId(appId);
  if (!app) return plain(refusalOf(deps, new ApiRefused(40013, 'invalid appid')));
  const { values, files } = apart(params);
  const call = { account: app.account, appId: app.appId, params: values, query: textsOf(values), files };
  return plain(await answerCall(deps, { on: 'openapi', name, ...caller }, api, call));
}

function plain(reply: ApiReply): OpenapiReply | OpenapiFile {
  return 'file' in reply ? { contentType: reply.file.contentType, bytes: reply.file.bytes } : { errcode: 0, errmsg: 'ok', ...reply.json };
}

/** `{contentType, value: Buffer}` of a cloud call arrives as bytes. */
function apart(params: OpenapiCall['params']): { values: Record<string, unknown>; files: Record<string, ApiFile> } {
  const values: Record<string, unknown> = {};
  const files: Record<string, ApiFile> = {};
  for (const [key, value] of Object.entries(params)) {
    if (Buffer.isBuffer(value)) files[key] = { filename: key, contentType: '', bytes: value };
    else values[key] = value;
  }
  return { values, files };
}

const textsOf = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (typeof value === 'object' ? [] : [[key, String(value)] as const])));
