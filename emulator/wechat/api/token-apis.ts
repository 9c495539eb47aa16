import type { UnknownRecord } from '../../record';
import type { Accounts, App } from '../accounts';
import { type Api, type ApiCall, ApiRefused, type ApiReply, BOTH, bare, textIn } from './api';
import { refuseAddress } from './ip-allow-list';
import type { IssuedToken, Tokens } from './tokens';

/**
 * `GET /cgi-bin/token` and `POST /cgi-bin/stable_token`: `{access_token, expires_in}`. No cloud call has either.
 * Refused, in the order looked for: 41002 no appid · 40013 no such app · 41004 no secret · 40125 wrong secret · 40002 grant_type · 40164 address.
 * `force_refresh` beyond 20 a day: 45009.
 * Source: WeChat docs, as `openTokens`; that the appid is looked at first was seen on api.weixin.qq.com by a public project on 2026-09-17,
 * the rest of the order is not published.
 */
export function tokenApis(accounts: Accounts, tokens: Tokens): readonly Api[] {
  const appOf = (call: ApiCall): App => {
    const app = proveApp(accounts, call.params);
    if (call.params.grant_type !== 'client_credential') throw new ApiRefused(40002, 'invalid grant_type');
    refuseAddress(app, call.ip);
    return app;
  };
  return [
    {
      path: '/cgi-bin/token',
      method: 'GET',
      accounts: BOTH,
      isWithoutToken: true,
      answer: (call) => issued(tokens.issueClassic(appOf(call).appId)),
    },
    {
      path: '/cgi-bin/stable_token',
      method: 'POST',
      accounts: BOTH,
      isWithoutToken: true,
      answer: (call) => {
        const { appId } = appOf(call);
        const token = call.params.force_refresh === true ? tokens.forceStable(appId) : tokens.stable(appId);
        if (!token) throw new ApiRefused(45009, 'reach max api daily quota limit');
        return issued(token);
      },
    },
  ];
}

/** Who an `appid` and `secret` belong to. `comma` is how the `sns/` endpoints write it. @throws ApiRefused 41002, 40013, 41004, 40125 */
export function proveApp(accounts: Accounts, params: UnknownRecord, comma = ''): App {
  const appId = textIn(params, 'appid');
  if (appId === undefined) throw new ApiRefused(41002, `appid missing${comma}`);
  const app = accounts.byAppId(appId);
  if (!app) throw new ApiRefused(40013, `invalid appid${comma}`);
  const secret = textIn(params, 'secret');
  if (secret === undefined) throw new ApiRefused(41004, `appsecret missing${comma}`);
  if (app.secret === undefined) console.warn(`[local wechat] ${appId} has no secret in the configuration: nobody gets a token for it`);
  if (secret !== app.secret) throw new ApiRefused(40125, `invalid appsecret${comma}`);
  return app;
}

const issued = ({ token, expiresInSeconds }: IssuedToken): ApiReply => bare({ access_token: token, expires_in: expiresInSeconds });
