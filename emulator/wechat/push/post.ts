import { request } from 'node:http';

export type Posted =
  | { readonly status: number; readonly body: string }
  | { readonly failure: 'timed-out' | 'unreachable' | 'too-large'; readonly why: string };

type Posting = {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly contentType?: string;
  readonly body?: string;
  readonly withinMs: number;
  /** Breaks it off. */
  readonly signal: AbortSignal;
};

/** A reply has a few hundred bytes, eight articles a few thousand. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** One request to a callback, on a connection of its own, which is cut when the whole answer is not there in time. Never rejects. */
export function post({ method, url, contentType, body = '', withinMs, signal }: Posting): Promise<Posted> {
  return new Promise((resolve) => {
    const headers = {
      // As developers see them in what WeChat sends (littlecodersh/itchatmp#61, read 2026-11-27).
      accept: '*/*',
      'user-agent': 'Mozilla/4.0',
      pragma: 'no-cache',
      ...(method === 'POST' ? { 'content-type': contentType ?? 'text/xml', 'content-length': Buffer.byteLength(body) } : {}),
    };
    const sent = request(url, { method, headers, agent: false, signal });
    const end = (posted: Posted) => {
      clearTimeout(deadline);
      resolve(posted);
      sent.destroy();
    };
    const deadline = setTimeout(() => end({ failure: 'timed-out', why: `no answer within ${withinMs} ms` }), withinMs);
    sent.on('error', (failure) => end({ failure: 'unreachable', why: failure.message }));
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES) end({ failure: 'too-large', why: `the answer is larger than ${MAX_ANSWER_BYTES} bytes` });
        else chunks.push(chunk);
      });
      answer.on('end', () => end({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
      answer.on('error', (failure) => end({ failure: 'unreachable', why: failure.message }));
    });
    sent.end(body);
  });
}
