import { decodeStep, RequestRefused, type Route, readJson, sendJson } from '../http';
import { door } from './door';
import type { Faults } from './faults';
import { readFault } from './read-fault';

/** Making calls go wrong, and seeing how many did. */
export function faultDoors(faults: Faults): readonly Route[] {
  const list = () => ({ faults: faults.list() });
  return [
    door('GET', 'faults', ({ response }) => sendJson(response, 200, list())),
    door('POST', 'faults', async ({ request, response }) => {
      const { id } = faults.add(readFault(await readJson(request)));
      sendJson(response, 200, { id, ...list() });
    }),
    door('DELETE', 'faults/*', ({ response, url }) => {
      const id = decodeStep(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
      if (!faults.remove(Number(id))) throw new RequestRefused(404, 'NO_FAULT', `there is no fault "${id}"`);
      sendJson(response, 200, list());
    }),
    door('DELETE', 'faults', ({ response }) => {
      faults.clear();
      sendJson(response, 200, list());
    }),
  ];
}
