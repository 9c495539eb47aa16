import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { QUERY_MS } from '../database/time-budget';
import type { CloudCall } from '../functions/invocation';
import { ConnectionCut, type Route, sendJson } from '../http';
import type { InjectedFailure } from '../inspect/fault-types';
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
import { wxActions } from './wx-actions';

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';

/** Bytes are protobuf. */
type Reply = { readonly status: number; readonly content: Answer | Buffer };

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

  async function carryOut(call: Call, requestId: string): Promise<Reply> {
    if (call.body.action !== 'wx.openApi') return { status: 200, content: { requestId, ...(await answer(call)) } };
    return { status: 200, content: await answerOpenapi(services, call) };
  }

  function targetOf({ body, token }: Call) {
    const { openid, functionName } = services.functions.callerOf(token) ?? {};
    const collection = typeof body.collectionName === 'string' ? body.collectionName : undefined;
    return { on: 'action', name: textIn(body.action), openid, functionName, collection } as const;
  }

  function cloudCallOf({ body }: Call): CloudCall {
    const action = textIn(body.action);
    if (typeof body.collectionName !== 'string') return { action };
    return { action, collection: body.collectionName, ...(body.queryType === 'DOC' ? { isOfDocument: true } : {}) };
  }

  /** @throws PlatformError unless the failure is one of HTTP */
  function fail({ body }: Call, { errCode, errMsg, code = codeOf(errCode, errMsg), status }: InjectedFailure): Reply {
    // A transaction that lost at its commit is over; the SDK begins anew without a rollback.
    if (body.action === 'database.commitTransaction' && code === CONFLICT) endQuietly(services, body.transactionId);
    if (status === undefined) throw new PlatformError(code, errMsg);
    return { status, content: { code, message: errMsg } };
  }

  return [
    {
      host: 'cloud',
      method: 'POST',
      path: '/admin',
      handle: async ({ request, response }) => {
        const requestId = randomUUID();
        const bytes = await readCallBytes(request);
        let noteAnswer: (code?: string) => void = () => {};
        try {
          const call = await parseCall(request, bytes);
          if (services.functions.isEnded(call.token)) throw new ConnectionCut();
          checkEnvironment(call.body, config.envId);
          noteAnswer = services.functions.noteCall(call.token, cloudCallOf(call));
          const work = () => carryOut(call, requestId);
          const reply = await services.faults.strike(targetOf(call), work, {
            fail: (failure) => fail(call, failure),
            kill: () => services.functions.killCaller(call.token),
          });
          noteAnswer();
          send(response, reply);
        } catch (failure) {
          if (!(failure instanceof PlatformError)) throw failure;
          noteAnswer(failure.code);
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
  throw new PlatformError('INVALIID_ENV', `[100003] Param Invalid: env check invalid be filterd: ${shown(envName)}, here is ${envId}`);
}

/** `openapi.cloudbase.getOpenData`: `openid` only where the caller has none. Source: wechat docs, getOpenData, read 2026-11-27. */
function getOpenData(cloudIds: CloudIds, { cloudid_list, openid }: OpenapiCall['params'], caller: string | undefined): OpenapiReply {
  const ids = Array.isArray(cloudid_list) ? cloudid_list : [];
  if (ids.length === 0 || !ids.every((id) => typeof id === 'string')) return { errcode: 47001, errmsg: 'data format error' };
  const who = caller ?? (typeof openid === 'string' ? openid : undefined);
  const data_list = ids.map((id) => ({ cloud_id: id, json: JSON.stringify(cloudIds.open(id, who)) }));
  return { errcode: 0, errmsg: 'ok', data_list };
}

/** Not `String()`: an object may be sent that cannot be made a text. */
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A name as somebody can read it in a log, whatever was sent in its place. */
const shown = (name: unknown): string => (typeof name === 'string' ? JSON.stringify(name.slice(0, 80)) : `(${typeof name})`);

function send(response: ServerResponse, { status, content }: Reply): void {
  // Any other content type than the SDK's JSON one says: protobuf follows.
  if (!Buffer.isBuffer(content)) sendJson(response, status, content);
  else response.writeHead(status, { 'content-type': 'application/octet-stream', 'content-length': content.length }).end(content);
}

function endQuietly({ database }: Services, transactionId: unknown): void {
  try {
    database.transactions.abort(transactionId);
  } catch (failure) {
    if (!(failure instanceof PlatformError)) throw failure;
  }
}
