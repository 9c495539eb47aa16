import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { CloudConfig } from '../cloud-config';
import { accountOf } from '../functions/environment';
import { MAX_EVENT_BYTES } from '../functions/limits';
import { payloadTooLarge } from './gateway-error';

/** Source: CloudBase docs, EXCEED_MAX_PAYLOAD_SIZE, read 2026-11-27. */
const MAX_TEXT_BYTES = 100 * 1024;

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded|graphql)\b|[^;]+\+(json|xml)\b)/i;

type Access = {
  /** What is left of the path below the function's own; `/` for nothing. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly requestId: string;
};

/**
 * What a function gets of an HTTP request. Text stays text; everything else, and text that is no UTF-8, arrives in base64.
 * Source: CloudBase docs, access cloud function, read 2026-11-27 (fields, `multiValueHeaders`); the path is what follows the route's, as routes
 * have EnablePathTransmission off unless it is switched on.
 * Differs: what the platform makes of a repeated query parameter is not published; here the last counts.
 *
 * @throws GatewayError 413 EXCEED_MAX_PAYLOAD_SIZE: more than 100 KB of text, or an event of more than 6 MB
 */
export function toEvent(request: IncomingMessage, body: Buffer, config: CloudConfig, { path, query, requestId }: Access): string {
  const contentType = request.headers['content-type'];
  const isText = isUtf8(body) && (contentType === undefined || TEXT.test(contentType));
  if (isText && body.length > MAX_TEXT_BYTES) throw payloadTooLarge(`${body.length} bytes of text, at most ${MAX_TEXT_BYTES}`);
  const { headers, multiValueHeaders } = headersOf(request, requestId);
  const event = JSON.stringify({
    path,
    httpMethod: request.method ?? 'GET',
    headers,
    multiValueHeaders,
    queryStringParameters: Object.fromEntries(query),
    requestContext: { requestId, envId: config.envId, appId: Number(accountOf(config)), uin: 100000000001 },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  });
  if (Buffer.byteLength(event) > MAX_EVENT_BYTES) throw payloadTooLarge(`an event of more than ${MAX_EVENT_BYTES} bytes`);
  return event;
}

/** Names in lower case, each value as text; the gateway adds whose request it is. */
function headersOf({ headersDistinct, headers: joined }: IncomingMessage, requestId: string) {
  const added = { 'x-cloudbase-request-id': requestId, 'x-real-ip': '127.0.0.1', 'x-forwarded-for': '127.0.0.1' };
  const multiValueHeaders: Record<string, string[]> = {};
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(headersDistinct)) {
    const value = joined[name];
    multiValueHeaders[name] = values ?? [];
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  for (const [name, value] of Object.entries(added)) {
    multiValueHeaders[name] = [value];
    headers[name] = value;
  }
  return { headers, multiValueHeaders };
}
