import { type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { door } from '../inspect/door';
import { numberIn } from '../inspect/page-of';
import { asRecord } from '../record';
import type { Wechat } from './wechat';

/**
 * Doors of the inspector for WeChat's side; no real WeChat has them. `GET|POST /__inspect/wechat/switches` (how it behaves; a POST names what changes),
 * `GET followers` (with the windows for customer-service messages), `GET chat?account&openid&limit` (both directions, the newest first).
 */
export function wechatInspectDoors(wechat: Wechat): readonly Route[] {
  return [
    door('GET', 'wechat/switches', ({ response }) => sendJson(response, 200, wechat.switches.get())),
    door('POST', 'wechat/switches', async ({ request, response }) => {
      if (!wechat.switches.set(asRecord(await readJson(request)))) {
        throw new RequestRefused(
          400,
          'BAD_SWITCH',
          `a switch is one of ${JSON.stringify(wechat.switches.get())}, with a value of its kind`,
        );
      }
      sendJson(response, 200, wechat.switches.get());
    }),
    door('GET', 'wechat/followers', ({ response }) => {
      const followers = wechat.followers
        .all()
        .map((follower) => ({ ...follower, windows: wechat.windows.openNow('service-account', follower.openid) }));
      sendJson(response, 200, { followers });
    }),
    door('GET', 'wechat/chat', (exchange) => readChat(wechat, exchange)),
  ];
}

function readChat({ chat }: Wechat, { response, url }: Exchange): void {
  const account = url.searchParams.get('account');
  const openid = url.searchParams.get('openid');
  const entries = chat.entries({
    ...(account === 'mini-program' || account === 'service-account' ? { account: account } : {}),
    ...(openid ? { openid } : {}),
    limit: numberIn(url, 'limit', 200),
  });
  sendJson(response, 200, { entries });
}
