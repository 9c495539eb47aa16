import { accessToken, type TokenAnswer } from './access-token';
import { ask, type HttpAnswer } from './wechat-http';

type Failed = { readonly ok: false; readonly errCode: number; readonly errMsg: string };
type Fields = Readonly<Record<string, unknown>>;
type ApiAnswer = { readonly ok: true; readonly fields: Fields } | Failed;
/** `bytes` null: more than was allowed. */
type FileAnswer = ApiAnswer | { readonly ok: true; readonly bytes: Uint8Array | null };

type Query = Readonly<Record<string, string>>;
type Request = { readonly path: string; readonly query: Query; readonly body?: object; readonly maxBytes?: number };

/** The token is not, or no longer, good: the next may be. Source: WeChat docs, global return codes. */
const BAD_TOKEN: readonly number[] = [40001, 40014, 42001];

/**
 * WeChat's server API of the service account. Never throws: what goes wrong is WeChat's `errcode`, or -2 when no answer came. Nothing is sent a second time but what was refused for its
 * token; whether a message without an answer was sent, only whoever asked can judge.
 */
export function wechatApi(now: () => number) {
  const tokens = accessToken(now);

  async function call(request: Request): Promise<FileAnswer> {
    const first = await tokens.current();
    if (!first.ok) return first;
    const answer = await callWith(first, request);
    if (answer.ok || !BAD_TOKEN.includes(answer.errCode)) return answer;
    const second = await tokens.afresh(first.token);
    return second.ok ? callWith(second, request) : second;
  }
  const asFields = (answer: FileAnswer): ApiAnswer =>
    'bytes' in answer ? { ok: false, errCode: -2, errMsg: 'a file where JSON was expected' } : answer;

  return {
    get: async (path: string, query: Query): Promise<ApiAnswer> => asFields(await call({ path, query })),
    post: async (path: string, body: object): Promise<ApiAnswer> => asFields(await call({ path, query: {}, body })),
    download: (path: string, query: Query, maxBytes: number): Promise<FileAnswer> => call({ path, query, maxBytes }),
  };
}

async function callWith({ token }: Extract<TokenAnswer, { ok: true }>, { path, query, body, maxBytes }: Request): Promise<FileAnswer> {
  const answer = await ask(`${path}?${new URLSearchParams({ access_token: token, ...query })}`, body, maxBytes);
  return answer.ok ? fileOrFields(path, answer) : answer;
}

function fileOrFields(path: string, { fields, bytes }: Extract<HttpAnswer, { ok: true }>): FileAnswer {
  if (!fields) return { ok: true, bytes };
  const errCode = Number(fields.errcode ?? 0);
  if (errCode === 0) return { ok: true, fields };
  // Neither tokens nor what was said stand in WeChat's words.
  const errMsg = `${path}: ${String(fields.errmsg)}`;
  console.warn(`${errCode} ${errMsg}`);
  return { ok: false, errCode, errMsg };
}
