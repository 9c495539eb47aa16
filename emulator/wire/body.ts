import type { IncomingMessage } from 'node:http';
import { isTooDeep, RequestRefused, readBody } from '../http';
import { invalidParam } from '../platform-error';
import type { Call } from './action';
import { readMultipart } from './multipart';

const MAX_BODY_BYTES = 20 * 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes of a call. @throws RequestRefused as `readBody`, and 415 for a compressed body: no SDK sends one, and small ones may unpack to anything */
export function readCallBytes(request: IncomingMessage): Promise<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return Promise.reject(new RequestRefused(415, 'UNSUPPORTED_ENCODING', `a body in ${encoding} is not accepted`));
  return readBody(request, MAX_BODY_BYTES);
}

/** The fields of a call: JSON or multipart/form-data. @throws PlatformError INVALID_PARAM when they cannot be made out */
export async function parseCall(request: IncomingMessage, bytes: Buffer): Promise<Call> {
  const isMultipart = request.headers['content-type']?.startsWith('multipart/form-data');
  const body = isMultipart ? await readMultipart(request.headers, bytes) : parseJson(bytes);
  return { request, body, token: typeof body.wxCloudApiToken === 'string' ? body.wxCloudApiToken : '' };
}

function parseJson(bytes: Buffer): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    const text = utf8.decode(bytes);
    if (isTooDeep(text)) throw invalidParam('the body is nested too deep');
    parsed = JSON.parse(text);
  } catch {
    throw invalidParam('the body is not valid JSON in UTF-8, or nested too deep');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw invalidParam('the body is not a JSON object');
  return parsed as Record<string, unknown>;
}
