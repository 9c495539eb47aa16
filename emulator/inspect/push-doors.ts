import { RequestRefused, type Route, sendJson } from '../http';
import type { Push } from '../wechat/push/push';
import { door } from './door';
import { pageIn } from './page-of';
import { valueHolds } from './text-search';

const ACCOUNTS = ['mini-program', 'service-account'] as const;

/** What was pushed to callbacks, and the check of their addresses. */
export function pushDoors({ records, verify }: Push): readonly Route[] {
  return [
    door('GET', 'pushes', ({ response, url }) => {
      const wanted = (key: string, value: string) => (url.searchParams.get(key) || value) === value;
      const holds = valueHolds(url.searchParams.get('text') ?? '');
      const chosen = records().filter(
        (push) =>
          wanted('account', push.account) &&
          wanted('openid', push.openid) &&
          wanted('outcome', push.outcome ?? 'under-way') &&
          wanted('event', String(push.message.Event ?? push.message.MsgType)) &&
          holds(push),
      );
      sendJson(response, 200, { total: chosen.length, pushes: pageIn(url, chosen, 100) });
    }),
    door('POST', 'push/*', async ({ request, response, url }) => {
      request.resume();
      const [name, step, ...rest] = url.pathname.slice('/__inspect/push/'.length).split('/');
      const account = ACCOUNTS.find((one) => one === name);
      if (!account || step !== 'verify' || rest.length > 0)
        throw new RequestRefused(404, 'NO_SUCH_DOOR', `POST /__inspect/push/${ACCOUNTS.join('|')}/verify`);
      const verified = await verify(account);
      if (!verified) throw new RequestRefused(404, 'NO_PUSH_URL', `the ${account} pushes to no address`);
      sendJson(response, 200, verified);
    }),
  ];
}
