import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Exchange, Route } from '../http';
import type { InjectedFailure } from '../inspect/fault-types';
import type { Services } from '../services';
import { sendStoredFile } from './download';
import { receiveForm, receivePut, type UploadRefusal } from './upload';

/** Where the clients put files and everybody with a temporary address gets them. */
export function storageRoutes({ storage, faults }: Services): readonly Route[] {
  const upload = (receive: typeof receivePut, doneStatus: number) => async (exchange: Exchange) => {
    const { request, response, url } = exchange;
    const grant = storage.uploadGrant(lastStep(url));
    const refused = grant ? await strikeUpload(grant.path, () => receive(storage, request, grant)) : EXPIRED;
    // What a refused client goes on sending is not read: the connection goes with the reply.
    if (refused && !request.complete) response.setHeader('connection', 'close');
    if (refused) sendXmlError(response, refused);
    else response.writeHead(doneStatus).end();
  };

  /** The same bytes put to the same place twice are one file. */
  const strikeUpload = (path: string, work: () => Promise<UploadRefusal | undefined>) =>
    faults.strike({ on: 'upload', name: path }, work, { fail: injected, twice: work });

  async function download({ request, response, url }: Exchange): Promise<void> {
    const file = storage.fromTicket(lastStep(url));
    if (file === 'expired') return sendXmlError(response, EXPIRED);
    if (file !== 'missing') {
      // Reading changes nothing: what strikes, strikes before the first byte.
      const failure = await faults.strike<UploadRefusal | undefined>({ on: 'download', name: file.path }, () => undefined, {
        fail: injected,
      });
      if (failure) return sendXmlError(response, failure);
    }
    if (file === 'missing' || (await sendStoredFile(request, response, file)) === 'gone') return sendXmlError(response, MISSING);
  }

  return [
    { host: 'any', method: 'PUT', path: '/__storage/upload/*', handle: upload(receivePut, 200) },
    { host: 'any', method: 'POST', path: '/__storage/upload/*', handle: upload(receiveForm, 204) },
    { host: 'any', method: 'GET', path: '/__storage/*', allowsOtherOrigins: true, handle: download },
  ];
}

function injected({ errCode, errMsg, code = String(errCode), status = 500 }: InjectedFailure): UploadRefusal {
  return { status, code, message: errMsg };
}

const EXPIRED: UploadRefusal = { status: 403, code: 'AccessDenied', message: 'Request has expired' };
const MISSING: UploadRefusal = { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' };

function lastStep(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
}

/** The SDK needs all four elements. */
function sendXmlError(response: ServerResponse, { status, code, message }: UploadRefusal): void {
  const id = randomUUID();
  const escaped = message.replace(/[<>&]/g, ' ');
  for (const name of ['etag', 'last-modified', 'cache-control']) response.removeHeader(name);
  response.writeHead(status, { 'content-type': 'application/xml', 'access-control-allow-origin': '*' });
  response.end(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${escaped}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`,
  );
}
