import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { addressOf } from './address';
import type { PhoneConfig } from './cloud-config';
import { ConnectionCut, type Exchange, RequestRefused, type Route, sendJson } from './http';

export type RunningServer = { readonly port: number; readonly stop: () => Promise<void> };

/** Longer than the SDK keeps idle sockets; it does not repeat a request on a socket that closed under it. */
const KEEP_ALIVE_MS = 70_000;

/** How long a client may trickle its headers, and its whole request, before it is cut off; how often that is looked at. */
export type Patience = { readonly headersMs: number; readonly requestMs: number; readonly checkMs: number };
const PATIENCE: Patience = { headersMs: 20_000, requestMs: 120_000, checkMs: 10_000 };

/**
 * One HTTP server on 127.0.0.1 for all hosts of the local WeChat. `port` 0 picks a free one.
 * Whatever arrives is answered with an error or cut off; HTTP/2, tunnels (CONNECT) and upgrades are not spoken.
 */
export async function startServer(
  routes: readonly Route[],
  phones: readonly PhoneConfig[],
  port: number,
  { headersMs, requestMs, checkMs }: Patience = PATIENCE,
): Promise<RunningServer> {
  const table = new RouteTable(routes);
  const phoneById = new Map(phones.map((phone) => [phone.id, phone]));
  /** Requests being answered on a connection. */
  const inFlight = new WeakMap<Duplex, number>();
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: requestMs,
    headersTimeout: headersMs,
    connectionsCheckingInterval: checkMs,
  });

  server.on('request', (request, response) => {
    const { socket } = request;
    inFlight.set(socket, (inFlight.get(socket) ?? 0) + 1);
    response.on('close', () => inFlight.set(socket, (inFlight.get(socket) ?? 1) - 1));
    void answer(request, response);
  });
  server.on('clientError', (failure: NodeJS.ErrnoException, socket) => {
    // In the middle of an answer, another one would be taken for its rest.
    if (!socket.writable || inFlight.get(socket)) socket.destroy();
    else turnAway(socket, CLIENT_ERRORS[failure.code ?? ''] ?? 400, 'the request is not HTTP, or too large or slow');
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    turnAway(socket, 405, `no tunnel to ${request.url}: give the SDK a serviceUrl, or TCB_CONTEXT_CNFG, with http`);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const exchange: Exchange = { request, response, ...addressOf(request, phoneById) };
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

const CLIENT_ERRORS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** An answer where there is no request to answer; the connection ends with it, however long the client would keep it open. */
function turnAway(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ code: 'BAD_REQUEST', message });
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`;
  socket.end(head + body, () => socket.destroy());
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
