/** `fields` of an answer in JSON; otherwise `bytes`, null when there were more than allowed. */
export type HttpAnswer =
  | { readonly ok: true; readonly fields: Readonly<Record<string, unknown>>; readonly bytes: null }
  | { readonly ok: true; readonly fields: null; readonly bytes: Uint8Array | null }
  | { readonly ok: false; readonly errCode: number; readonly errMsg: string };

/** WeChat's callback leaves five seconds in all. */
const TIMEOUT_MS = 3000;
const NO_ANSWER = -2;
const MAX_JSON_BYTES = 512 * 1024;
const OFFICIAL_HOST = 'https://api.weixin.qq.com';

/** Ids of messages have 64 bits; JavaScript's numbers don't. */
const LONG_NUMBERS = /"(msgid|msg_id)"\s*:\s*(\d+)/g;

/** Asks WeChat's API, at `WECHAT_API_BASE` where one is set: a POST with a body, a GET without. `maxBytes` of a file. Never throws; -2 when no answer came that could be read. */
export async function ask(pathAndQuery: string, body: object | undefined, maxBytes = 0): Promise<HttpAnswer> {
  const path = pathAndQuery.replace(/\?.*/s, '');
  try {
    const response = await fetch(`${process.env.WECHAT_API_BASE || OFFICIAL_HOST}${pathAndQuery}`, {
      ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) return noAnswer(path, `HTTP ${response.status}`);
    const isJson = /json|text\/plain/.test(response.headers.get('content-type') ?? '');
    const bytes = await readBytes(response, isJson ? MAX_JSON_BYTES : maxBytes);
    if (!isJson || bytes === null) return { ok: true, fields: null, bytes };
    const fields: unknown = JSON.parse(new TextDecoder().decode(bytes).replace(LONG_NUMBERS, '"$1":"$2"'));
    return typeof fields === 'object' && fields !== null
      ? { ok: true, fields: fields as Readonly<Record<string, unknown>>, bytes: null }
      : noAnswer(path, 'no JSON object');
  } catch (thrown) {
    return noAnswer(path, thrown instanceof Error && thrown.name === 'TimeoutError' ? 'timed out' : 'cannot be reached or read');
  }
}

/** The query is left out: it holds the token. */
function noAnswer(path: string, why: string): HttpAnswer {
  console.warn(`${NO_ANSWER} ${path}: ${why}`);
  return { ok: false, errCode: NO_ANSWER, errMsg: `${path}: ${why}` };
}

/** Null as soon as there are more than `maxBytes`. */
async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    parts.push(part.value);
    if (size <= maxBytes) continue;
    await reader?.cancel();
    return null;
  }
  return Buffer.concat(parts);
}
