import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { CloudStorage, PutResult, UploadGrant } from './storage';

/** As Tencent's object storage words it: `AccessDenied`, `SignatureDoesNotMatch`, … */
export type UploadRefusal = { readonly status: number; readonly code: string; readonly message: string };

const refusal = (status: number, code: string, message: string): UploadRefusal => ({ status, code, message });
const MALFORMED = refusal(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');

/**
 * `PUT` of the bytes, as @cloudbase/node-sdk 3 sends them, with what `storage.getUploadMetadata` handed out in the headers.
 *
 * @param grant what was handed out for this address
 */
export async function receivePut(storage: CloudStorage, request: IncomingMessage, grant: UploadGrant): Promise<UploadRefusal | undefined> {
  const { headers } = request;
  const refused = checkGrant(
    grant,
    headers.authorization ?? headers.signature,
    headers['x-cos-security-token'],
    headers['x-cos-meta-fileid'],
  );
  return refused ?? failureOf(await storage.put(request, grant.path, {}));
}

/**
 * `POST` of a form, as the older clients send it: fields Signature, x-cos-security-token, x-cos-meta-fileid and key, then the file, streamed.
 * Source: tcb-admin-node 1.23.0 and @cloudbase/node-sdk 2.10.0, storage, read 2026-11-27.
 */
export function receiveForm(storage: CloudStorage, request: IncomingMessage, grant: UploadGrant): Promise<UploadRefusal | undefined> {
  return new Promise((resolve, reject) => {
    const parser = formParser(request);
    if (!parser) return resolve(MALFORMED);
    const fields = new Map<string, string>();
    let isTaken = false;
    parser.on('field', (name, value) => fields.set(name.toLowerCase(), value));
    parser.on('file', (_name, stream) => {
      if (isTaken) return void stream.resume();
      isTaken = true;
      takeFile(storage, stream, grant, fields).then(resolve, reject);
    });
    parser.on('finish', () => {
      if (!isTaken) resolve(MALFORMED);
    });
    parser.on('error', () => resolve(MALFORMED));
    request.on('close', () => {
      if (!request.complete) parser.destroy(new Error('the body did not arrive whole'));
    });
    request.pipe(parser);
  });
}

function formParser(request: IncomingMessage): InstanceType<typeof Busboy> | undefined {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      limits: { fields: 20, fieldSize: 8192, files: 1 },
    });
  } catch {
    return undefined;
  }
}

async function takeFile(
  storage: CloudStorage,
  stream: Readable,
  grant: UploadGrant,
  fields: ReadonlyMap<string, string>,
): Promise<UploadRefusal | undefined> {
  const refused =
    checkGrant(grant, fields.get('signature'), fields.get('x-cos-security-token'), fields.get('x-cos-meta-fileid')) ??
    (fields.get('key') === grant.path ? undefined : refusal(403, 'AccessDenied', 'the key is not the one the address is for'));
  if (!refused) return failureOf(await storage.put(stream, grant.path, {}));
  stream.resume();
  return refused;
}

function checkGrant(grant: UploadGrant, authorization: unknown, token: unknown, cosFileId: unknown): UploadRefusal | undefined {
  if (authorization === undefined) return refusal(403, 'AccessDenied', 'Access Denied.');
  if (authorization !== grant.authorization) return refusal(403, 'SignatureDoesNotMatch', 'The Signature you specified is invalid.');
  if (token !== grant.token) return refusal(403, 'InvalidAccessKeyId', 'The security token is not the one that was handed out.');
  return cosFileId === grant.cosFileId ? undefined : refusal(403, 'AccessDenied', 'x-cos-meta-fileid is not the one that was handed out');
}

function failureOf(stored: PutResult): UploadRefusal | undefined {
  if (!('errCode' in stored)) return undefined;
  return stored.errCode === -403001 ? refusal(400, 'EntityTooLarge', stored.errMsg) : refusal(400, 'RequestIncomplete', stored.errMsg);
}
