import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Readable, Readable as Streams } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ByteRange, rangesOf } from './byte-ranges';
import type { StoredFile } from './storage';

/** A reader that takes nothing for so long is given up. */
const STALLED_MS = 120_000;

/**
 * A file to whoever has its address: whole, in one range or in several, or only its head; not again what the reader has (ETag).
 * It never runs in our origin: its type goes by its content, and a page made of it is sandboxed.
 *
 * @returns `gone` when the bytes are not there any more; nothing has been sent then
 */
export async function sendStoredFile(request: IncomingMessage, response: ServerResponse, file: StoredFile): Promise<'sent' | 'gone'> {
  const { headers } = request;
  for (const [name, value] of Object.entries(commonHeaders(file))) response.setHeader(name, value);
  if (headers['if-match'] !== undefined && !matches(headers['if-match'], file.etag)) return end(response, 412);
  if (headers['if-none-match'] !== undefined && matches(headers['if-none-match'], file.etag)) return end(response, 304);
  const ranges = holdsRange(headers['if-range'], file) ? rangesOf(headers.range, file.sizeBytes) : undefined;
  if (ranges === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${file.sizeBytes}`);
    return end(response, 416);
  }
  const [only] = ranges ?? [];
  const body = ranges && ranges.length > 1 ? severalParts(file, ranges) : wholeOrPart(file, only);
  return send(request, response, { ...body, status: ranges ? 206 : 200 });
}

type Body = { readonly length: number; readonly headers: Readonly<Record<string, string>>; readonly open: () => Promise<Readable> };

function wholeOrPart(file: StoredFile, range: ByteRange | undefined): Body {
  const length = range ? range.end - range.start + 1 : file.sizeBytes;
  const headers: Record<string, string> = { 'content-type': file.contentType };
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${file.sizeBytes}`;
  return { length, headers, open: () => opened(file, range) };
}

/** multipart/byteranges. Source: RFC 9110, section 14.6. */
function severalParts(file: StoredFile, ranges: readonly ByteRange[]): Body {
  const boundary = randomBytes(12).toString('hex');
  const heads = ranges.map(
    ({ start, end }) =>
      `\r\n--${boundary}\r\ncontent-type: ${file.contentType}\r\ncontent-range: bytes ${start}-${end}/${file.sizeBytes}\r\n\r\n`,
  );
  const tail = `\r\n--${boundary}--\r\n`;
  async function* parts() {
    for (const [i, range] of ranges.entries()) {
      yield Buffer.from(heads[i] ?? '');
      yield* await opened(file, range);
    }
    yield Buffer.from(tail);
  }
  const bytes = ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  return {
    length: bytes + heads.join('').length + tail.length,
    headers: { 'content-type': `multipart/byteranges; boundary=${boundary}` },
    open: async () => Streams.from(parts(), { objectMode: false }),
  };
}

/** The stream once its file is open: a file deleted meanwhile is found out before anything is sent. */
async function opened(file: StoredFile, range: ByteRange | undefined): Promise<Readable> {
  const stream = file.open(range?.start, range?.end);
  await once(stream, 'open');
  return stream;
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  body: Body & { readonly status: number },
): Promise<'sent' | 'gone'> {
  const head = () => response.writeHead(body.status, { ...body.headers, 'content-length': body.length });
  if (request.method === 'HEAD') {
    head().end();
    return 'sent';
  }
  const stream = await body.open().catch(() => undefined);
  if (!stream) return 'gone';
  head();
  response.setTimeout(STALLED_MS, () => response.destroy());
  await pipeline(stream, response).catch(() => response.destroy());
  return 'sent';
}

function end(response: ServerResponse, status: number): 'sent' {
  response.writeHead(status).end();
  return 'sent';
}

function commonHeaders({ etag, uploadedAt }: StoredFile): Record<string, string> {
  return {
    etag,
    'last-modified': new Date(uploadedAt).toUTCString(),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=300',
  };
}

/** A list of entity tags, or `*`. */
const matches = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/** Whether a part still belongs to what the reader has; without the header it does. A date must be the very one, a weak tag never is. */
function holdsRange(ifRange: string | string[] | undefined, { etag, uploadedAt }: StoredFile): boolean {
  if (ifRange === undefined) return true;
  return ifRange === etag || ifRange === new Date(uploadedAt).toUTCString();
}
