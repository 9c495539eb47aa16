import { PlatformError } from '../platform-error';
import type { Services } from '../services';
import type { Action } from './action';
import { textOf } from './action';
import { codeOf } from './codes';

/** `functions.invokeFunction`: a function calls another; who called first stays known. */
export function functionActions({ functions, faults }: Services): [string, Action][] {
  return [
    [
      'functions.invokeFunction',
      async ({ body, token, request }) => {
        const source = String(request.headers['x-tcb-source'] ?? 'wx_unknown');
        const name = textOf(body, 'function_name');
        const { openid, functionName } = functions.callerOf(token) ?? {};
        const result = await faults.strike(
          { on: 'function', name, openid, functionName },
          () => functions.call(name, String(body.request_data ?? '{}'), token, source),
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
