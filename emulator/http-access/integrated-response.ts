import { validateHeaderName, validateHeaderValue } from 'node:http';
import { asRecord, isRecord, type UnknownRecord } from '../record';
import { invalidResponse } from './gateway-error';

export type HttpAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string | string[]>>; readonly body: Buffer };

const PLAIN = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
/** Of the connection and of how the body is sent: the gateway's own matter. */
const NOT_THE_FUNCTIONS = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer', 'te']);
/** Types that get `; charset=utf-8` where none is named. */
const IS_TEXT = /^(text\/|application\/(json|xml|javascript)\b|[^;]+\+(json|xml)\b)/i;

/**
 * The HTTP response a function's result means: text or a number is text, an object with `statusCode` says everything itself
 * (`{statusCode, headers, multiValueHeaders, body, isBase64Encoded}`), anything else is JSON.
 * Source: CloudBase docs, access cloud function, read 2026-11-27, its samples with the charset included.
 * Differs: what the platform makes of nothing, of a body that is no text, and of an impossible status or header is not published. Here:
 * an empty body; JSON; a refusal that says so.
 *
 * @throws GatewayError 400 FUNCTION_INVOCATION_FAILED for a status outside of 200–599 and for a header that cannot be sent
 */
export function toAnswer(result: unknown): HttpAnswer {
  if (result === null || result === undefined) return { status: 200, headers: { 'content-type': PLAIN }, body: Buffer.alloc(0) };
  if (isRecord(result) && 'statusCode' in result) return integrated(result);
  if (typeof result === 'object') return { status: 200, headers: { 'content-type': JSON_TYPE }, body: Buffer.from(JSON.stringify(result)) };
  return { status: 200, headers: { 'content-type': PLAIN }, body: Buffer.from(String(result)) };
}

function integrated({ statusCode, headers, multiValueHeaders, body, isBase64Encoded }: UnknownRecord): HttpAnswer {
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) throw invalidResponse(`the status ${JSON.stringify(statusCode)}`);
  const isText = typeof body === 'string';
  const isBinary = isText && (isBase64Encoded === true || isBase64Encoded === 'true');
  const sent = { ...readHeaders(asRecord(headers)), ...readHeaders(asRecord(multiValueHeaders)) };
  const type = sent['content-type'];
  if (type === undefined) sent['content-type'] = isText || body === undefined || body === null ? PLAIN : JSON_TYPE;
  else if (typeof type === 'string' && !isBinary && IS_TEXT.test(type) && !/charset=/i.test(type))
    sent['content-type'] = `${type}; charset=utf-8`;
  const bytes = isText
    ? Buffer.from(body, isBinary ? 'base64' : 'utf8')
    : Buffer.from(body === undefined || body === null ? '' : JSON.stringify(body));
  return { status, headers: sent, body: bytes };
}

function readHeaders(headers: UnknownRecord): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {};
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    if (NOT_THE_FUNCTIONS.has(name) || value === null || value === undefined) continue;
    const texts = Array.isArray(value) ? value.map(String) : String(value);
    try {
      validateHeaderName(name);
      for (const text of [texts].flat()) validateHeaderValue(name, text);
    } catch {
      throw invalidResponse(`the header ${JSON.stringify(given)}`);
    }
    read[name] = texts;
  }
  return read;
}
