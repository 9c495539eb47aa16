import { invalidParam, PlatformError } from '../platform-error';
import type { Services } from '../services';
import type { Action, Call } from './action';
import { textOf } from './action';
import { codeOf } from './codes';

/** A function has one version here; these two names lead to it. */
const QUALIFIERS = new Set(['$LATEST', '$DEFAULT']);

/**
 * `functions.invokeFunction`: a function calls another; who called first stays known. Source of the fields: @cloudbase/node-sdk 3.18.3, functions, read 2026-11-27.
 * Differs: the code for an unknown `qualifier` is not published. No published SDK asks for an invocation without waiting (`async` is commented out in its source).
 */
export function functionActions({ functions, faults }: Services): [string, Action][] {
  return [
    [
      'functions.invokeFunction',
      async ({ body, token, request }) => {
        const name = textOf(body, 'function_name');
        checkQualifier(name, body.qualifier);
        const source = String(request.headers['x-tcb-source'] ?? 'wx_unknown');
        const { openid, functionName } = functions.callerOf(token) ?? {};
        const result = await faults.strike(
          { on: 'function', name, openid, functionName },
          () => functions.call(name, requestDataOf(body), token, source),
          {
            fail: ({ errCode, errMsg, code = codeOf(errCode, errMsg) }) => {
              throw new PlatformError(code, errMsg);
            },
          },
        );
        return { data: { response_data: result } };
      },
    ],
  ];
}

function checkQualifier(name: string, qualifier: unknown): void {
  if (qualifier === undefined || qualifier === null || qualifier === '' || QUALIFIERS.has(String(qualifier))) return;
  throw new PlatformError('FUNCTION_NOT_FOUND', `[FUNCTION_NOT_FOUND] ${name} has no version or alias ${JSON.stringify(qualifier)}`);
}

function requestDataOf({ request_data }: Call['body']): string {
  if (request_data === undefined || request_data === null || request_data === '') return '{}';
  if (typeof request_data !== 'string') throw invalidParam('request_data must be a text');
  return request_data;
}
