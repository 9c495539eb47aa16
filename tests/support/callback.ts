import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request of WeChat as a callback got it. */
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: string;
};

/** What it answers: a text, a status, or nothing at all. */
export type CallbackAnswer =
  | string
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | 'silence'
  | 'cut';

export type Callback = {
  readonly url: string;
  readonly received: Received[];
  /** What later requests are answered with. Default `success`. */
  answerWith: (request: Received) => CallbackAnswer | Promise<CallbackAnswer>;
  readonly stop: () => Promise<void>;
};

/** A developer's server for message push, in this process. */
export async function startCallback(): Promise<Callback> {
  const received: Received[] = [];
  const server = createServer((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://callback');
    const one: Received = {
      method: request.method ?? '',
      path: pathname,
      query: Object.fromEntries(searchParams),
      contentType: request.headers['content-type'] ?? '',
      body: Buffer.concat(chunks).toString('utf8'),
    };
    received.push(one);
    const answer = await callback.answerWith(one);
    if (answer === 'silence') return;
    if (answer === 'cut') return void response.destroy();
    const { status, body = '', headers = {} } = typeof answer === 'string' ? { status: 200, body: answer } : answer;
    response.writeHead(status, headers).end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const callback: Callback = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith: () => 'success',
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return callback;
}
