import { Agent, request } from 'node:http';

/** HTTP with nothing around it, over one connection that stays open: what everything else is compared with. */
export type RawClient = {
  readonly get: (path: string) => Promise<string>;
  readonly post: (path: string, body: object, headers?: Readonly<Record<string, string>>) => Promise<string>;
  readonly close: () => void;
};

export function rawClient(url: string): RawClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const send = (method: string, path: string, body: string, headers: Readonly<Record<string, string>>): Promise<string> =>
    new Promise((resolve, reject) => {
      const length = body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {};
      const outgoing = request(new URL(path, url), { method, agent, headers: { ...headers, ...length } }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (incoming.statusCode === 200) resolve(text);
          else reject(new Error(`${method} ${path}: HTTP ${incoming.statusCode} ${text}`));
        });
        incoming.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  return {
    get: (path) => send('GET', path, '', {}),
    post: (path, body, headers = {}) => send('POST', path, JSON.stringify(body), headers),
    close: () => agent.destroy(),
  };
}
