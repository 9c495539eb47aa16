import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Route, readBody, sendJson } from '../http';
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

  return [
    {
      host: 'cloud',
      method: 'POST',
      path: '/admin',
      handle: async ({ request, response }) => {
        const requestId = randomUUID();
        const body = await readBody(request, MAX_BODY_BYTES);
        let noteAnswer: (code?: string) => void = () => {};
        try {
          const call = await parse(request, body);
          noteAnswer = services.functions.noteCall(call.token, String(call.body.action));
          const fault = services.faults.take({ on: 'action', name: String(call.body.action) });
          if (fault?.kind === 'delay') await wait(fault.delayMs);
          if (fault?.kind === 'fail') throw new PlatformError(codeOf(fault.errCode, fault.errMsg), fault.errMsg);
          if (fault?.kind === 'lose-reply') loseReply(response);
          if (call.body.action === 'wx.openApi') {
            const bytes = await answerOpenapi(services, call);
            // Any other content type than the SDK's JSON one says: protobuf follows.
            response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes);
          } else sendJson(response, 200, { requestId, ...(await answer(call)) });
          noteAnswer();
        } catch (failure) {
          if (!(failure instanceof PlatformError)) throw failure;
          noteAnswer(failure.code);
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

/** The work is done, the answer never arrives. */
function loseReply(response: ServerResponse): void {
  response.writeHead = () => response;
  response.end = () => response.destroy();
}
