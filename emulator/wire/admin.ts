import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, readBody, sendJson } from '../http';
import type { InjectedFailure } from '../inspect/faults';
import { invalidParam, PlatformError } from '../platform-error';
import type { Services } from '../services';
import type { Action, Answer, Call } from './action';
import { codeOf } from './codes';
import { databaseActions } from './database-actions';
import { functionActions } from './function-actions';
import { readMultipart } from './multipart';
import { answerOpenapi } from './openapi-call';
import { storageActions } from './storage-actions';

const MAX_BODY_BYTES = 20 * 1024 * 1024;
const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';

/** Bytes are protobuf. */
type Reply = { readonly status: number; readonly content: Answer | Buffer };

/**
 * `POST /admin`, the one endpoint the SDK speaks to; see `action` in the body. Always HTTP 200: a failure is a `code` in the reply.
 * Differs from the platform: the signature is not checked.
 */
export function wireRoutes(services: Services): readonly Route[] {
  const actions = new Map<string, Action>([...databaseActions(services), ...storageActions(services), ...functionActions(services)]);

  async function answer(call: Call): Promise<Answer> {
    const name = call.body.action;
    const action = typeof name === 'string' ? actions.get(name) : undefined;
    if (!action) {
      console.warn(`[local cloud] the action ${JSON.stringify(name)} is not known here; the call was refused`);
      throw invalidParam(`the local cloud does not know the action ${JSON.stringify(name)}`);
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
    return { on: 'action', name: String(body.action), openid, functionName, collection } as const;
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
        const body = await readBody(request, MAX_BODY_BYTES);
        try {
          const call = await parse(request, body);
          services.functions.noteCall(call.token, String(call.body.action));
          const work = () => carryOut(call, requestId);
          send(response, await services.faults.strike(targetOf(call), work, { fail: (failure) => fail(call, failure) }));
        } catch (failure) {
          if (!(failure instanceof PlatformError)) throw failure;
          sendJson(response, 200, { requestId, code: failure.code, message: failure.message });
        }
      },
    },
  ];
}

async function parse(request: IncomingMessage, bytes: Buffer): Promise<Call> {
  const isMultipart = request.headers['content-type']?.startsWith('multipart/form-data');
  const body = isMultipart ? await readMultipart(request.headers, bytes) : parseJson(bytes);
  return { request, body, token: typeof body.wxCloudApiToken === 'string' ? body.wxCloudApiToken : '' };
}

function parseJson(bytes: Buffer): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalidParam('the body is not valid JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw invalidParam('the body is not a JSON object');
  return parsed as Record<string, unknown>;
}

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
