import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Exchange, Route } from '../http';
import type { InjectedFailure } from '../inspect/faults';
import type { Services } from '../services';
import type { StoredFile } from './storage';

/** Where the SDK puts files and everybody with a temporary address gets them. */
export function storageRoutes({ storage, faults }: Services): readonly Route[] {
  async function upload({ request, response, url }: Exchange): Promise<void> {
    const path = storage.uploadPath(lastStep(url));
    if (path === undefined) return sendXmlError(response, 403, 'AccessDenied', 'the address to upload to is not valid any more');
    const work = () => store(request, path);
    // The same bytes put to the same place twice are one file.
    const failure = await faults.strike<Failure | undefined>({ on: 'upload', name: path }, work, { fail: injected, twice: work });
    if (!failure) {
      response.writeHead(200).end();
      return;
    }
    if (!request.complete) response.setHeader('connection', 'close');
    sendXmlError(response, failure.status, failure.code, failure.message);
  }

  async function store(body: Readable, path: string): Promise<Failure | undefined> {
    const stored = await storage.put(body, path, {});
    return 'errCode' in stored ? { status: 400, code: String(stored.errCode), message: stored.errMsg } : undefined;
  }

  async function download(exchange: Exchange): Promise<void> {
    const { response, url } = exchange;
    const file = storage.fromTicket(lastStep(url));
    if (file === 'expired') return sendXmlError(response, 403, 'AccessDenied', 'Request has expired');
    if (file === 'missing') return sendXmlError(response, 404, 'NoSuchKey', 'The specified key does not exist.');
    // Reading changes nothing: what strikes, strikes before the first byte.
    const failure = await faults.strike<Failure | undefined>({ on: 'download', name: file.path }, () => undefined, { fail: injected });
    if (failure) return sendXmlError(response, failure.status, failure.code, failure.message);
    return sendBytes(exchange, file);
  }

  async function sendBytes({ request, response }: Exchange, file: StoredFile): Promise<void> {
    const range = rangeOf(request.headers.range, file.sizeBytes);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { 'content-range': `bytes */${file.sizeBytes}` }).end();
      return;
    }
    response.writeHead(range ? 206 : 200, headersOf(file, range));
    if (request.method === 'HEAD') response.end();
    else await pipeline(file.open(range?.start, range?.end), response).catch(() => response.destroy());
  }

  return [
    { host: 'any', method: 'PUT', path: '/__storage/upload/*', handle: upload },
    { host: 'any', method: 'GET', path: '/__storage/*', allowsOtherOrigins: true, handle: download },
  ];
}

function lastStep(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
}

type Failure = { readonly status: number; readonly code: string; readonly message: string };

function injected({ errCode, errMsg, code = String(errCode), status = 500 }: InjectedFailure): Failure {
  return { status, code, message: errMsg };
}

type ByteRange = { readonly start: number; readonly end: number };

/** One `bytes=a-b`; anything else is answered with the whole file, as the standard allows. */
function rangeOf(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return undefined;
  const start = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const end = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}

/** Never anything a browser would run in our origin. */
function headersOf({ contentType, sizeBytes }: StoredFile, range: ByteRange | undefined): Record<string, string | number> {
  return {
    'content-type': contentType,
    'content-length': range ? range.end - range.start + 1 : sizeBytes,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=300',
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}` } : {}),
  };
}

/** The SDK needs all four elements. */
function sendXmlError(response: ServerResponse, status: number, code: string, message: string): void {
  const id = randomUUID();
  const escaped = message.replace(/[<>&]/g, ' ');
  response.writeHead(status, { 'content-type': 'application/xml', 'access-control-allow-origin': '*' });
  response.end(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${escaped}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`,
  );
}
