import { decodeStep, type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { asRecord } from '../record';
import type { Services } from '../services';
import { door } from './door';

const PATH = '/__inspect/snapshots/';

/** Keeping everything as it stands, and putting it back. */
export function snapshotDoors({ snapshots }: Services): readonly Route[] {
  return [
    door('GET', 'snapshots', ({ response }) => sendJson(response, 200, { snapshots: snapshots.list() })),
    door('POST', 'snapshots', async ({ request, response }) => {
      sendJson(response, 200, snapshots.take(asRecord(await readJson(request)).name));
    }),
    door('POST', 'snapshots/*', ({ request, response, url }) => {
      request.resume();
      const [name, step, ...rest] = url.pathname.slice(PATH.length).split('/');
      if (step !== 'restore' || rest.length > 0) throw new RequestRefused(404, 'NO_SUCH_DOOR', `POST ${PATH}<name>/restore`);
      sendJson(response, 200, snapshots.restore(decodeStep(name ?? '')));
    }),
    door('DELETE', 'snapshots/*', ({ response, url }: Exchange) => {
      snapshots.remove(decodeStep(url.pathname.slice(PATH.length)));
      sendJson(response, 200, { snapshots: snapshots.list() });
    }),
  ];
}
