import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CloudConfig } from '../cloud-config';
import { type Exchange, RequestRefused, type Route, readBody, sendJson } from '../http';
import type { InjectedFailure } from '../inspect/fault-types';
import type { Services } from '../services';
import { GatewayError, gatewayErrorOf, invalidPath, payloadTooLarge } from './gateway-error';
import { type HttpAnswer, toAnswer } from './integrated-response';
import { toEvent } from './request-event';

/** Below it everything is the HTTP access service: `/__http/hello` stands for `https://<env>.service.tcloudbase.com/hello`. */
const HTTP_ACCESS_PATH = '/__http';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Bodies that are no text. Source: CloudBase docs, EXCEED_MAX_PAYLOAD_SIZE, read 2026-11-27. */
const MAX_BODY_BYTES = 6 * 1024 * 1024;

type HttpRoute = { readonly path: string; readonly functionName: string };

/**
 * The HTTP access service: functions whose configuration has an `httpPath` answer HTTP. The longest path that leads there wins.
 * They know their caller as `wx_http`, without an openid.
 * Differs: pages of other origins are refused by the server, whereas the platform lets those of the security domains read the answers; only
 * this machine can call.
 *
 * @throws Error naming the function whose `httpPath` is no path or is another's
 */
export function httpAccessRoutes(services: Services): readonly Route[] {
  const routes = readRoutes(services.config);
  const handle = (exchange: Exchange) => answer(services, routes, exchange);
  return METHODS.flatMap((method) =>
    [HTTP_ACCESS_PATH, `${HTTP_ACCESS_PATH}/*`].map((path): Route => ({ host: 'cloud', method, path, handle })),
  );
}

async function answer(services: Services, routes: readonly HttpRoute[], { request, response, url }: Exchange): Promise<void> {
  const requestId = randomUUID();
  response.setHeader('x-cloudbase-request-id', requestId);
  try {
    const path = url.pathname.slice(HTTP_ACCESS_PATH.length) || '/';
    const route = routes.find((candidate) => isBelow(path, candidate.path));
    if (!route) throw invalidPath();
    const rest = path.slice(route.path === '/' ? 0 : route.path.length) || '/';
    const body = await readLimited(request);
    const event = toEvent(request, body, services.config, { path: rest, query: url.searchParams, requestId });
    const work = () => run(services, route.functionName, event);
    send(request, response, await services.faults.strike({ on: 'http', name: path }, work, { fail: injected }));
  } catch (failure) {
    if (!(failure instanceof GatewayError)) throw failure;
    if (!request.complete) response.setHeader('connection', 'close');
    sendJson(response, failure.status, { code: failure.code, message: failure.message, requestId });
  }
}

async function run({ functions }: Services, functionName: string, event: string): Promise<HttpAnswer> {
  const outcome = await functions.run(functionName, event, { source: 'wx_http', clientIp: '127.0.0.1' });
  if (!outcome.ok) throw gatewayErrorOf(outcome.failure);
  return toAnswer(JSON.parse(outcome.json));
}

/** @throws GatewayError */
function injected({ errCode, errMsg, code, status }: InjectedFailure): never {
  if (status !== undefined) throw new GatewayError(status, code ?? 'INTERNAL_ERROR', errMsg);
  throw gatewayErrorOf({ code: code ?? 'FUNCTIONS_EXECUTE_FAIL', errCode, message: errMsg });
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, { ...headers, ...(hasBody ? { 'content-length': body.length } : {}) });
  response.end(hasBody && request.method !== 'HEAD' ? body : undefined);
}

async function readLimited(request: IncomingMessage): Promise<Buffer> {
  try {
    return await readBody(request, MAX_BODY_BYTES);
  } catch (failure) {
    if (failure instanceof RequestRefused && failure.status === 413) throw payloadTooLarge(`at most ${MAX_BODY_BYTES} bytes`);
    throw failure;
  }
}

/** Longest first. @throws Error naming the function whose `httpPath` is no path or is another’s */
export function readRoutes({ functions }: CloudConfig): readonly HttpRoute[] {
  const routes: HttpRoute[] = [];
  for (const { name, httpPath } of functions) {
    if (httpPath === undefined) continue;
    if (!/^\/[\w\-./]*$/.test(httpPath)) throw new Error(`the httpPath of ${name} is no path: ${JSON.stringify(httpPath)}`);
    const path = httpPath.replace(/(?<=.)\/+$/, '');
    const other = routes.find((route) => route.path === path);
    if (other) throw new Error(`the httpPath of ${name}, ${path}, is that of ${other.functionName}, too`);
    routes.push({ path, functionName: name });
  }
  return routes.sort((a, b) => b.path.length - a.path.length);
}

const isBelow = (path: string, route: string): boolean => route === '/' || path === route || path.startsWith(`${route}/`);
