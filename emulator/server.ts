import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PhoneConfig } from './cloud-config';
import { ConnectionCut, type Exchange, RequestRefused, type Route, sendJson } from './http';

export type RunningServer = { readonly port: number; readonly stop: () => Promise<void> };

/** Longer than the SDK keeps idle sockets; it does not repeat a request on a socket that closed under it. */
const KEEP_ALIVE_MS = 70_000;
/** A client that trickles its headers or body is cut off after this. */
const SLOW_REQUEST_MS = 120_000;

/** One HTTP server on 127.0.0.1 for all hosts of the local WeChat. `port` 0 picks a free one. */
export async function startServer(routes: readonly Route[], phones: readonly PhoneConfig[], port: number): Promise<RunningServer> {
  const table = new RouteTable(routes);
  const phoneById = new Map(phones.map((phone) => [phone.id, phone]));
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: SLOW_REQUEST_MS, headersTimeout: 20_000 });
  server.on('request', (request, response) => void answer(request, response));
  server.on('clientError', (_failure, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const exchange = understand(request, response, phoneById);
      const route = table.find(exchange);
      if (!route.allowsOtherOrigins) refuseForeignOrigin(request);
      await route.handle(exchange);
    } catch (failure) {
      if (failure instanceof ConnectionCut) response.destroy();
      else refuse(request, response, failure);
    }
  }

  await listen(server, port);
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server) };
}

/**
 * Who is called by whom. Only names that lead to this machine are accepted as hosts, and only pages of the same host as
 * origins: no page on the internet can reach the local cloud through the browser. The page with the phones is wechat.localhost and frames
 * <phone>.wechat.localhost: one site with several origins, so that a browser which blocks third-party storage leaves each phone its own.
 */
function understand(request: IncomingMessage, response: ServerResponse, phones: ReadonlyMap<string, PhoneConfig>): Exchange {
  const host = request.headers.host ?? '';
  const name = /^(?:((?!wechat\.)[a-z0-9-]+)\.)?(?:wechat\.)?(localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.exec(host);
  if (!name) throw new RequestRefused(421, 'UNKNOWN_HOST', `this server answers to 127.0.0.1 and <phone>.localhost, not to "${host}"`);
  const phoneId = name[1] ?? request.headers['x-wechat-phone'];
  const phone = phoneId === undefined ? undefined : phones.get(String(phoneId).toLowerCase());
  if (phoneId !== undefined && !phone) throw new RequestRefused(404, 'UNKNOWN_PHONE', `there is no phone "${phoneId}"`);
  let url: URL;
  try {
    url = new URL(request.url ?? '/', `http://${host}`);
  } catch {
    throw new RequestRefused(400, 'BAD_URL', 'the request line holds no valid path');
  }
  return { request, response, url, phone };
}

function refuseForeignOrigin({ headers: { origin, host } }: IncomingMessage): void {
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new RequestRefused(403, 'FOREIGN_ORIGIN', `pages of ${origin} may not call this server`);
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, failure: unknown): void {
  const known = failure instanceof RequestRefused;
  if (!known) console.error(`[local wechat] ${request.method} ${request.url} failed:`, failure);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // What is left of the body is not read: the connection goes with the reply.
  if (!request.complete) response.setHeader('connection', 'close');
  if (known) sendJson(response, failure.status, { code: failure.code, message: failure.message });
  else sendJson(response, 500, { code: 'INTERNAL', message: 'the local cloud failed on this request; see its console' });
}

class RouteTable {
  readonly #exact = new Map<string, Route[]>();
  readonly #prefixes: Route[];

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      if (!route.path.endsWith('/*')) this.#exact.set(route.path, [...(this.#exact.get(route.path) ?? []), route]);
    }
    this.#prefixes = routes.filter(({ path }) => path.endsWith('/*')).sort((a, b) => b.path.length - a.path.length);
  }

  /** @throws RequestRefused 404 for an unknown path, 405 for a known one with another method */
  find({ request, url, phone }: Exchange): Route {
    const here = phone ? 'phone' : 'cloud';
    const method = request.method ?? 'GET';
    const paths = [
      ...(this.#exact.get(url.pathname) ?? []),
      ...this.#prefixes.filter(({ path }) => url.pathname.startsWith(path.slice(0, -1))),
    ].filter(({ host }) => host === 'any' || host === here);
    const found = paths.find((route) => route.method === method || (method === 'HEAD' && route.method === 'GET'));
    if (found) return found;
    if (paths.length > 0) throw new RequestRefused(405, 'METHOD_NOT_ALLOWED', `${method} is not allowed on ${url.pathname}`);
    throw new RequestRefused(404, 'NO_SUCH_DOOR', `there is nothing at ${method} ${url.pathname} for a ${here}`);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
