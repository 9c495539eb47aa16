import { RequestRefused, type Route, sendJson } from '../http';
import type { Push } from '../wechat/push/push';
import { pageIn } from './page-of';

const ACCOUNTS = ['mini-program', 'service-account'] as const;

/** What was pushed to callbacks, and the check of their addresses. */
export function pushDoors({ records, verify }: Push): readonly Route[] {
  return [
    {
      host: 'cloud',
      method: 'GET',
      path: '/__inspect/pushes',
      handle: ({ response, url }) => {
        const wanted = (key: string, value: unknown) => (url.searchParams.get(key) ?? value) === value;
        const chosen = records().filter(
          ({ account, openid, outcome, message }) =>
            wanted('account', account) &&
            wanted('openid', openid) &&
            wanted('outcome', outcome ?? 'under-way') &&
            wanted('event', String(message.Event ?? message.MsgType)),
        );
        sendJson(response, 200, { total: chosen.length, pushes: pageIn(url, chosen, 100) });
      },
    },
    {
      host: 'cloud',
      method: 'POST',
      path: '/__inspect/push/*',
      handle: async ({ request, response, url }) => {
        request.resume();
        const [name, step] = url.pathname.slice('/__inspect/push/'.length).split('/');
        const account = ACCOUNTS.find((one) => one === name);
        if (!account || step !== 'verify')
          throw new RequestRefused(404, 'NO_SUCH_DOOR', `POST /__inspect/push/${ACCOUNTS.join('|')}/verify`);
        const verified = await verify(account);
        if (!verified) throw new RequestRefused(404, 'NO_PUSH_URL', `the ${account} pushes to no address`);
        sendJson(response, 200, verified);
      },
    },
  ];
}
