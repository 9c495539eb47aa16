import { type Exchange, type Route, readBody } from '../../http';
import { stringify } from '../../int64';
import type { Services } from '../../services';
import type { Accounts, App } from '../accounts';
import { answerCall, refusalOf } from './answer-call';
import { type Api, ApiRefused, type ApiReply } from './api';
import { refuseAddress } from './ip-allow-list';
import { readApiBody } from './request-body';
import type { Tokens } from './tokens';

/** First steps of the paths that api.weixin.qq.com serves. */
const PREFIXES = ['cgi-bin', 'wxa', 'wxaapi', 'sns', 'cv', 'datacube', 'customservice', 'card', 'semantic', 'tcb', 'business'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Media of 10 MB and what is around them. */
const MAX_BODY_BYTES = 12 * 1024 * 1024;

type Parts = { readonly services: Services; readonly accounts: Accounts; readonly tokens: Tokens; readonly apis: readonly Api[] };

/**
 * api.weixin.qq.com on the cloud's own host: `WECHAT_API_BASE=http://127.0.0.1:<port>` is all a client needs. Always HTTP 200; a refusal is
 * `{errcode, errmsg: '… rid: …'}`. Refused before an API is asked: 40066 a path unknown here · 41001, 40014, 40001, 42001 token · 40164 address ·
 * 43001, 43002 method · 44002, 47001, 41005 body; then 48001 by {@link answerCall}.
 * Source: the global return codes of WeChat's docs; token wording as seen on api.weixin.qq.com by a public project on 2026-09-17 (41001 and 40001
 * there, HTTP 200 each time). Differs: the order is not published; 40066 is what WeChat calls an illegal url.
 */
export function apiDoors(parts: Parts): readonly Route[] {
  return PREFIXES.flatMap((prefix) =>
    METHODS.map((method) => ({
      host: 'cloud' as const,
      method,
      path: `/${prefix}/*`,
      handle: (exchange: Exchange) => answer(parts, exchange),
    })),
  );
}

async function answer(parts: Parts, exchange: Exchange): Promise<void> {
  const { services, apis } = parts;
  const { request, response, url } = exchange;
  const body = await readBody(request, MAX_BODY_BYTES);
  try {
    const api = findApi(apis, url.pathname, request.method ?? 'GET');
    const query = Object.fromEntries(url.searchParams);
    const ip = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const app = api.isWithoutToken ? undefined : appOfToken(parts, query.access_token, ip);
    refuseMethod(api, request.method ?? 'GET');
    const { params, files } = api.method === 'GET' ? { params: query, files: {} } : await readApiBody(api, request.headers, body);
    const { access_token: _token, ...rest } = query;
    const caller = app ?? { account: 'mini-program' as const, appId: '' };
    const call = { account: caller.account, appId: caller.appId, params, query: rest, files, ip };
    send(response, await answerCall(services, { on: 'api', name: api.path }, api, call));
  } catch (failure) {
    if (!(failure instanceof ApiRefused)) throw failure;
    send(response, refusalOf(services, failure));
  }
}

function findApi(apis: readonly Api[], pathname: string, method: string): Api {
  const here = apis.filter(({ path }) => path === pathname);
  const found = here.find((api) => api.method === method) ?? here[0];
  if (found) return found;
  console.warn(`[local wechat] ${method} ${pathname} is not known here; the call was refused`);
  throw new ApiRefused(40066, `invalid url: the local WeChat does not know ${pathname}`);
}

function refuseMethod(api: Api, method: string): void {
  if (method === api.method || (method === 'HEAD' && api.method === 'GET')) return;
  throw api.method === 'POST' ? new ApiRefused(43002, 'require POST method') : new ApiRefused(43001, 'require GET method');
}

const NOT_LATEST =
  'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r';

function appOfToken({ tokens, accounts }: Parts, token: string | undefined, ip: string): App {
  if (token === undefined || token === '') throw new ApiRefused(41001, 'access_token missing');
  // No token has such a form at all.
  if (!/^[\w-]{16,}$/.test(token)) throw new ApiRefused(40014, 'invalid access_token');
  const checked = tokens.check(token);
  if (checked.state === 'expired') throw new ApiRefused(42001, 'access_token expired');
  const app = checked.state === 'good' ? accounts.byAppId(checked.appId) : undefined;
  if (!app) throw new ApiRefused(40001, NOT_LATEST);
  refuseAddress(app, ip);
  return app;
}

function send(response: Exchange['response'], reply: ApiReply): void {
  if ('json' in reply) {
    const body = stringify(reply.json);
    response.writeHead(200, { 'content-type': 'application/json; encoding=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
    return;
  }
  const { contentType, filename, bytes } = reply.file;
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': bytes.length,
    'content-disposition': `attachment; filename="${filename.replace(/[^\w.-]/g, '_')}"`,
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
