import type { Failure } from './invocation';
import { MAX_ANSWER_BYTES, MAX_EVENT_BYTES, MAX_RESULT_BYTES } from './limits';
import type { RunEnd } from './run-end';

/** Source: logs of Mini Programs, 2023–2026. */
export const FUNCTION_NOT_FOUND: Failure = {
  code: 'FUNCTION_NOT_FOUND',
  errCode: -501000,
  message: 'FunctionName parameter could not be found.',
};

/** Source: CloudBase docs, error codes; the number and the wording are not published. */
export const EVENT_TOO_LARGE: Failure = {
  code: 'EXCEED_REQUEST_SIZE_LIMIT',
  errCode: -501000,
  message: `the request is larger than ${MAX_EVENT_BYTES} bytes`,
};

/** Of this machine alone: nothing like it happens on the platform. */
export const ENDED: Failure = {
  code: 'FUNCTIONS_EXECUTE_FAIL',
  errCode: -504002,
  message: 'ended: the local cloud was reset or stopped',
};

const executeFailed = (message: string): Failure => ({ code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -504002, message });

/** Source: CloudBase docs, EXCEED_MAX_RESPONSE_SIZE; -501000 by logs of Mini Programs, 2026; the wording is not published. */
const resultTooLarge = (bytes: number, limit: number): Failure => ({
  code: 'EXCEED_MAX_RESPONSE_SIZE',
  errCode: -501000,
  message: `response size exceeded: ${bytes} bytes, at most ${limit}`,
});

/**
 * How the platform reports an end that is no result; `undefined` for a result within `limitBytes`.
 * Sources, read 2026-11-27: time and memory as SCF words them with its status 433 and 434 (logs of functions), an exit as
 * `<code> code exit unexpected` (logs of functions), an error with its stack (logs of Mini Programs).
 * Differs: frames of a stack name files of this machine, on the platform they lie in /var/user.
 */
export function failureOf(end: RunEnd, limitBytes: number = MAX_RESULT_BYTES): Failure | undefined {
  switch (end.type) {
    case 'result': {
      const bytes = Buffer.byteLength(end.json);
      return bytes > limitBytes ? resultTooLarge(bytes, limitBytes) : undefined;
    }
    case 'oversized':
      return resultTooLarge(end.bytes, Math.min(limitBytes, MAX_ANSWER_BYTES));
    case 'failure':
    case 'crash':
      return executeFailed(end.message);
    case 'exit':
      return executeFailed(`${end.code} code exit unexpected`);
    case 'ended':
      return ENDED;
    case 'timeout':
      return {
        code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
        errCode: -504003,
        message: `Invoking task timed out after ${end.afterMs / 1000} seconds`,
      };
    case 'memory':
      // The number a Mini Program sees is not published: the one for every failed execution.
      return { code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', errCode: -504002, message: `Task memory exceeded ${end.limitMb} MB` };
  }
}

/** The message as it leaves the cloud, with where to read on. */
export const publicMessage = ({ code, message }: Failure): string =>
  `${message} 更多错误信息请访问：https://docs.cloudbase.net/error-code/basic/${code}`;

/**
 * `errMsg` as `wx.cloud.callFunction` rejects with. Source: logs of Mini Programs, 2024–2026.
 * Differs: without the `(callId: …) (trace: …)` that the base library appends.
 */
export function clientErrMsg(failure: Failure): string {
  const words = failure.errCode === -504002 ? 'functions execute fail' : '';
  return `cloud.callFunction:fail Error: errCode: ${failure.errCode} ${words} | errMsg: ${publicMessage(failure)}`;
}
