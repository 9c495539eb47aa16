import type { Services } from '../services';
import type { Action } from './action';
import { textOf } from './action';

/** `functions.invokeFunction`: a function calls another; who called first stays known. */
export function functionActions({ functions }: Services): [string, Action][] {
  return [
    [
      'functions.invokeFunction',
      async ({ body, token, request }) => {
        const source = String(request.headers['x-tcb-source'] ?? 'wx_unknown');
        const result = await functions.call(textOf(body, 'function_name'), String(body.request_data ?? '{}'), token, source);
        return { data: { response_data: result } };
      },
    ],
  ];
}
