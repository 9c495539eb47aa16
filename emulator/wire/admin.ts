import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Route, sendJson } from '../http';
import { invalidParam, PlatformError } from '../platform-error';
import type { Services } from '../services';
import type { Action, Answer, Call } from './action';
import { parseCall, readCallBytes } from './body';
import type { CloudIds } from './cloud-ids';
import { codeOf } from './codes';
import { databaseActions } from './database-actions';
import { functionActions } from './function-actions';
import type { OpenapiCall, OpenapiReply } from './openapi';
import { answerOpenapi } from './openapi-call';
import { storageActions } from './storage-actions';
import { QUERY_MS } from './time-budget';
import { wxActions } from './wx-actions';

/**
 * `POST /admin`, the one endpoint all clients speak to; see `action` in the body. Always HTTP 200: a failure is a `code` in the reply.
 * Differs from the platform: the signature is not checked, any credentials will do.
 */
export function wireRoutes(services: Services, { queryMs = QUERY_MS }: { readonly queryMs?: number }): readonly Route[] {
  const { cloudIds, config, openapi } = services;
  const actions = new Map<string, Action>([
    ...databaseActions(services, queryMs),
    ...storageActions(services),
    ...functionActions(services),
    ...wxActions(services),
  ]);
  openapi.set('cloudbase.getOpenData', ({ params, caller }) => getOpenData(cloudIds, params, caller.openid));

  async function answer(call: Call): Promise<Answer> {
    const action = typeof call.body.action === 'string' ? actions.get(call.body.action) : undefined;
    if (!action) {
      const refusal = `the local cloud does not know the action ${shown(call.body.action)}`;
      console.warn(`[local cloud] ${refusal}`);
      throw invalidParam(refusal);
    }
    return action(call);
  }

  return [
    {
      host: 'cloud',
      method: 'POST',
      path: '/admin',
      handle: async ({ request, response }) => {
        const requestId = randomUUID();
        const bytes = await readCallBytes(request);
        try {
          const call = await parseCall(request, bytes);
          checkEnvironment(call.body, config.envId);
          services.functions.noteCall(call.token, String(call.body.action));
          const fault = services.faults.take({ on: 'action', name: String(call.body.action) });
          if (fault?.kind === 'delay') await wait(fault.delayMs);
          if (fault?.kind === 'fail') throw new PlatformError(codeOf(fault.errCode, fault.errMsg), fault.errMsg);
          if (fault?.kind === 'lose-reply') loseReply(response);
          if (call.body.action === 'wx.openApi') {
            const bytes = await answerOpenapi(services, call);
            // Any other content type than the SDK's JSON one says: protobuf follows.
            response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes);
          } else sendJson(response, 200, { requestId, ...(await answer(call)) });
        } catch (failure) {
          if (!(failure instanceof PlatformError)) throw failure;
          sendJson(response, 200, { requestId, code: failure.code, message: failure.message });
        }
      },
    },
  ];
}

/**
 * A call that names no environment means the first one there is.
 * Source: @cloudbase/node-sdk 2.9.1 says so in a warning; the code is one of wx-server-sdk's table. Differs: the wording for server SDKs is not published.
 */
function checkEnvironment({ envName }: Call['body'], envId: string): void {
  if (envName === undefined || envName === null || envName === '' || envName === envId) return;
  throw new PlatformError(
    'INVALIID_ENV',
    `[100003] Param Invalid: env check invalid be filterd: ${JSON.stringify(envName)}, here is ${envId}`,
  );
}

/** `openapi.cloudbase.getOpenData`: `openid` only where the caller has none. Source: wechat docs, getOpenData, read 2026-11-27. */
function getOpenData(cloudIds: CloudIds, { cloudid_list, openid }: OpenapiCall['params'], caller: string | undefined): OpenapiReply {
  const ids = Array.isArray(cloudid_list) ? cloudid_list : [];
  if (ids.length === 0 || !ids.every((id) => typeof id === 'string')) return { errcode: 47001, errmsg: 'data format error' };
  const who = caller ?? (typeof openid === 'string' ? openid : undefined);
  const data_list = ids.map((id) => ({ cloud_id: id, json: JSON.stringify(cloudIds.open(id, who)) }));
  return { errcode: 0, errmsg: 'ok', data_list };
}

/** A name as somebody can read it in a log, whatever was sent in its place. */
const shown = (name: unknown): string => (typeof name === 'string' ? JSON.stringify(name.slice(0, 80)) : `(${typeof name})`);

/** The work is done, the answer never arrives. */
function loseReply(response: ServerResponse): void {
  response.writeHead = () => response;
  response.end = () => response.destroy();
}
