import { decodeStep, type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { asRecord } from '../record';
import type { Services } from '../services';

const PATH = '/__inspect/snapshots';

/** Keeping everything as it stands, and putting it back. */
export function snapshotDoors({ snapshots }: Services): readonly Route[] {
  const door = (method: string, path: string, handle: Route['handle']): Route => ({ host: 'cloud', method, path, handle });
  return [
    door('GET', PATH, ({ response }) => sendJson(response, 200, { snapshots: snapshots.list() })),
    door('POST', PATH, async ({ request, response }) => {
      sendJson(response, 200, snapshots.take(asRecord(await readJson(request)).name));
    }),
    door('POST', `${PATH}/*`, ({ request, response, url }) => {
      request.resume();
      const [name, step, ...rest] = url.pathname.slice(PATH.length + 1).split('/');
      if (step !== 'restore' || rest.length > 0) throw new RequestRefused(404, 'NO_SUCH_DOOR', `POST ${PATH}/<name>/restore`);
      sendJson(response, 200, snapshots.restore(decodeStep(name ?? '')));
    }),
    door('DELETE', `${PATH}/*`, ({ response, url }: Exchange) => {
      snapshots.remove(decodeStep(url.pathname.slice(PATH.length + 1)));
      sendJson(response, 200, { snapshots: snapshots.list() });
    }),
  ];
}
