import type { IncomingHttpHeaders } from 'node:http';
import { Busboy } from '@fastify/busboy';
import { invalidParam } from '../platform-error';

/** The SDKs send about ten. */
const MAX_PARTS = 50;

/**
 * The fields of a multipart body as texts; `requestData` stays bytes (the SDK sends it without a file name).
 *
 * @throws PlatformError INVALID_PARAM when it is none
 */
export function readMultipart(headers: IncomingHttpHeaders, body: Buffer): Promise<Record<string, string | Buffer>> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(invalidParam('the body is not valid multipart/form-data'));
    const contentType = headers['content-type'] ?? '';
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({
        headers: { 'content-type': contentType },
        defCharset: 'latin1',
        limits: { fields: MAX_PARTS, files: MAX_PARTS, fieldSize: body.length + 1 },
      });
    } catch {
      return fail();
    }
    const fields: Record<string, string | Buffer> = Object.create(null);
    for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) parser.on(limit, fail);
    // latin1 keeps every byte as it is.
    parser.on('field', (name, value) => {
      const bytes = Buffer.from(value, 'latin1');
      fields[name] = name === 'requestData' ? bytes : bytes.toString('utf8');
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        fields[name] = Buffer.concat(chunks);
      });
    });
    parser.on('finish', () => resolve({ ...fields }));
    parser.on('error', fail);
    parser.end(body);
  });
}
