import type { Failure } from '../functions/invocation';

/** A refusal of the HTTP access service: `{code, message, requestId}` with an HTTP status. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(`${message}. For more information, please refer to https://docs.cloudbase.net/error-code/service`);
  }
}

/** Source: answers of the service as its users logged them, 2025–2026 (404 and wording), read 2026-11-27. */
export const invalidPath = (): GatewayError => new GatewayError(404, 'INVALID_PATH', 'Invalid path');

/** Source: 413 at about 102,400 bytes of text, measured by users of the service, 2026; the wording is not published. */
export const payloadTooLarge = (what: string): GatewayError =>
  new GatewayError(413, 'EXCEED_MAX_PAYLOAD_SIZE', `Payload too large: ${what}`);

/** The function answered what is no HTTP response. Code and wording are not published. */
export const invalidResponse = (what: string): GatewayError =>
  new GatewayError(400, 'FUNCTION_INVOCATION_FAILED', `Invalid response: ${what}`);

/** Names of failures at this door. Source: CloudBase docs, error codes of the HTTP access service, read 2026-11-27. */
const CODES: Readonly<Record<string, string>> = {
  FUNCTION_NOT_FOUND: 'FUNCTION_NOT_FOUND',
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 'FUNCTION_TIME_LIMIT_EXCEEDED',
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: 'FUNCTION_MEMORY_LIMIT_EXCEEDED',
  EXCEED_MAX_RESPONSE_SIZE: 'EXCEED_MAX_RESPONSE_SIZE',
};

/**
 * A failed run as an HTTP caller sees it: what went wrong inside stays in the function's log.
 * Source: HTTP 400 and the wording of FUNCTION_INVOCATION_FAILED as a user logged them; of the others they are not published.
 */
export function gatewayErrorOf({ code, message }: Failure): GatewayError {
  if (code === 'EXCEED_REQUEST_SIZE_LIMIT') return payloadTooLarge(message);
  const known = CODES[code];
  return known
    ? new GatewayError(400, known, message.replace(/\.$/, ''))
    : new GatewayError(400, 'FUNCTION_INVOCATION_FAILED', 'Function code exception caught');
}
