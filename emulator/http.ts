import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PhoneConfig } from './cloud-config';

/** One request being answered. `phone` is set when it came from a phone's host or names one in `x-wechat-phone`. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly phone: PhoneConfig | undefined;
};

/** A door of the server. `path` is exact, or ends in `/*` for everything below it (longest match wins). */
export type Route = {
  /** `cloud`: 127.0.0.1 or localhost without a phone; `phone`: a phone's host or header. */
  readonly host: 'cloud' | 'phone' | 'any';
  readonly method: string;
  readonly path: string;
  /** Pages of other origins may read it too (files behind a signed address). */
  readonly allowsOtherOrigins?: boolean;
  readonly handle: (exchange: Exchange) => Promise<void> | void;
};

/** The client sent something that cannot be answered; `status` goes out with a JSON `{code, message}`. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Nothing is answered: the connection is cut. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
}

/** The whole body. @throws RequestRefused 413 past `limitBytes`, 400 when the client went away */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const tooLarge = () => new RequestRefused(413, 'BODY_TOO_LARGE', `the body is larger than ${limitBytes} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) {
        request.removeAllListeners('data');
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    const breakOff = () => reject(new RequestRefused(400, 'BODY_INCOMPLETE', 'the body did not arrive whole'));
    request.on('error', breakOff);
    // Every request closes: an error, with its stack, is made only for one that was cut off.
    request.on('close', () => {
      if (!request.complete) breakOff();
    });
  });
}

/** Deeper than anything anybody means; far deeper, whoever walks through it runs out of stack. */
const MAX_DEPTH = 1000;

/** Whether brackets outside of strings stand more than {@link MAX_DEPTH} deep. */
export function isTooDeep(json: string): boolean {
  if (json.length <= MAX_DEPTH) return false;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === 0x22 /* " */) isText = !isText;
    else if (code === 0x5c /* \ */) at += 1;
    else if (isText) continue;
    else if (code === 0x5b /* [ */ || code === 0x7b /* { */) depth += 1;
    else if (code === 0x5d /* ] */ || code === 0x7d /* } */) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** One step of a path as it was before it was put into a URL. @throws RequestRefused 400 BAD_URL */
export function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    throw new RequestRefused(400, 'BAD_URL', 'the path holds a broken escape');
  }
}

/** The body as JSON. @throws RequestRefused as `readBody`, and 400 BAD_JSON */
export async function readJson(request: IncomingMessage, limitBytes = 1024 * 1024): Promise<unknown> {
  const text = (await readBody(request, limitBytes)).toString('utf8');
  if (isTooDeep(text)) throw new RequestRefused(400, 'BAD_JSON', `the body is nested more than ${MAX_DEPTH} deep`);
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefused(400, 'BAD_JSON', 'the body is not valid JSON');
  }
}

export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  sendJsonText(response, status, JSON.stringify(value));

/** What is JSON already. */
export function sendJsonText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
