import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type BareServer = { readonly url: string; readonly stop: () => Promise<void> };

/** Node's own HTTP server with nothing in it: takes a body, answers a JSON text of 200 characters, about as long as a small document's reply. */
const PROGRAM = `
  const reply = JSON.stringify({ text: 'x'.repeat(189) });
  const headers = { 'content-type': 'application/json', 'content-length': reply.length };
  const server = require('node:http').createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, headers).end(reply));
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write('http://127.0.0.1:' + server.address().port));`;

/** In a process of its own, as the local cloud is: what a round trip costs before anybody does anything for it. */
export async function startBareServer(): Promise<BareServer> {
  const child = spawn(process.execPath, ['-e', PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: chunk.toString(),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
