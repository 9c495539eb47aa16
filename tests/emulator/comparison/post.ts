import { Agent, request } from 'node:http';

export type Post = (body: object) => Promise<Readonly<Record<string, unknown>>>;

/** Bare calls of the endpoint over connections that stay open: at half the cost of `fetch`, which counts where tens of thousands are made. */
export function openPost(url: string): Post {
  const agent = new Agent({ keepAlive: true });
  return (body) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const outgoing = request(
        `${url}/admin`,
        { method: 'POST', agent, headers: { 'content-length': Buffer.byteLength(text) } },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Readonly<Record<string, unknown>>));
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });
}
