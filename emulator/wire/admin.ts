import { type Route, readBody, sendJson } from '../http';
import type { Services } from '../services';

const MAX_BODY_BYTES = 20 * 1024 * 1024;

/** `POST /admin`, the one endpoint the SDK speaks to. */
export function wireRoutes(_services: Services): readonly Route[] {
  return [
    {
      host: 'any',
      method: 'POST',
      path: '/admin',
      handle: async ({ request, response }) => {
        await readBody(request, MAX_BODY_BYTES);
        sendJson(response, 200, { requestId: '', code: 'INVALID_PARAM', message: 'no action is known yet' });
      },
    },
  ];
}
