import type { IncomingHttpHeaders } from 'node:http';
import { Busboy } from '@fastify/busboy';
import { isTooDeep } from '../../http';
import { isRecord, type UnknownRecord } from '../../record';
import { type Api, type ApiFile, ApiRefused } from './api';

export type ApiBody = { readonly params: UnknownRecord; readonly files: Readonly<Record<string, ApiFile>> };

/**
 * The body of a POST. JSON is read whatever the content type says, as WeChat does.
 *
 * @throws ApiRefused 44002 empty · 47001 no JSON object · 41005 no multipart with a file
 */
export async function readApiBody(api: Api, headers: IncomingHttpHeaders, body: Buffer): Promise<ApiBody> {
  if (api.body === 'multipart') return readMultipart(headers, body);
  if (body.length === 0) throw new ApiRefused(44002, 'empty post data');
  return { params: parseObject(body.toString('utf8')), files: {} };
}

function parseObject(text: string): UnknownRecord {
  const parsed = isTooDeep(text) ? undefined : parse(text);
  if (!isRecord(parsed)) throw new ApiRefused(47001, 'data format error');
  return parsed;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readMultipart(headers: IncomingHttpHeaders, body: Buffer): Promise<ApiBody> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new ApiRefused(41005, 'media data missing'));
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({ headers: { 'content-type': headers['content-type'] ?? '' }, limits: { fields: 20, files: 4 } });
    } catch {
      return fail();
    }
    const params = new Map<string, string>();
    const files = new Map<string, ApiFile>();
    parser.on('field', (name, value) => params.set(name, value));
    parser.on('file', (name, stream, filename, _encoding, contentType) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => files.set(name, { filename: filename ?? name, contentType, bytes: Buffer.concat(chunks) }));
      stream.on('error', fail);
    });
    parser.on('finish', () => resolve({ params: Object.fromEntries(params), files: Object.fromEntries(files) }));
    parser.on('error', fail);
    parser.end(body);
  });
}
