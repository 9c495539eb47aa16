import { randomBytes } from 'node:crypto';
import type { CloudConfig } from '../../cloud-config';
import type { UnknownRecord } from '../../record';
import type { Accounts } from '../accounts';
import { type Api, ApiRefused, type ApiReply, BOTH, bare, ok } from '../api/api';
import { proveApp } from '../api/token-apis';
import type { SwitchBoard } from '../switches';
import type { Codes } from './codes';

export type SignInDeps = {
  readonly accounts: Accounts;
  readonly codes: Codes;
  readonly switches: SwitchBoard;
  readonly config: Pick<CloudConfig, 'appId' | 'phones'>;
};

/**
 * `sns/jscode2session`: `{openid, session_key, unionid?}`. Refused as the token endpoints, then 41008 no code · 40029 unknown or expired · 40163 used before.
 * `wxa/business/getuserphonenumber`: `{phone_info}`. Refused: 44002 no code · 40029 unknown, used or older than five minutes · 40003 another person's, if an openid is named.
 * Source: WeChat docs, code2Session and getPhoneNumber, read 2026-11-27; wording as developers log it
 * (`code been used, rid: …`, `invalid code hint: [ohAeTVNre-9] rid: …`). Differs: a session key opens nothing here: no encrypted data is made.
 */
export function signInApis(deps: SignInDeps): readonly Api[] {
  return [
    {
      path: '/sns/jscode2session',
      method: 'GET',
      accounts: BOTH,
      isWithoutToken: true,
      answer: ({ params }) => session(deps, params),
    },
    {
      path: '/wxa/business/getuserphonenumber',
      method: 'POST',
      cloudName: 'phonenumber.getPhoneNumber',
      accounts: ['mini-program'],
      answer: ({ params }) => phoneNumber(deps, params),
    },
  ];
}

function session({ accounts, codes, switches }: SignInDeps, params: UnknownRecord): ApiReply {
  const app = proveApp(accounts, params, ',');
  if (app.account !== 'mini-program') throw new ApiRefused(40013, 'invalid appid,');
  if (params.grant_type !== undefined && params.grant_type !== 'authorization_code') throw new ApiRefused(40002, 'invalid grant_type,');
  if (params.js_code === undefined || params.js_code === '') throw new ApiRefused(41008, 'missing code,');
  const redeemed = codes.redeem('login', params.js_code);
  if (redeemed === 'used') throw new ApiRefused(40163, 'code been used,');
  if (redeemed === 'invalid') throw new ApiRefused(40029, 'invalid code,');
  const unionid = switches.get().openPlatform ? accounts.unionidOf('mini-program', redeemed.openid) : undefined;
  return bare({ session_key: randomBytes(16).toString('base64'), openid: redeemed.openid, ...(unionid ? { unionid } : {}) });
}

function phoneNumber({ codes, config }: SignInDeps, params: UnknownRecord): ApiReply {
  if (params.code === undefined || params.code === '') throw new ApiRefused(44002, 'empty post data');
  const redeemed = codes.redeem('phone-number', params.code);
  if (typeof redeemed === 'string') throw new ApiRefused(40029, `invalid code hint: [${randomBytes(8).toString('base64url')}]`);
  if (params.openid !== undefined && params.openid !== redeemed.openid) throw new ApiRefused(40003, 'invalid openid');
  const number = config.phones?.find(({ openid }) => openid === redeemed.openid)?.phoneNumber ?? '';
  const [, country = '86', pure = number] = /^\+(\d{1,3})[ -](.+)$/.exec(number) ?? [];
  return ok({
    phone_info: {
      // With the country in front only when it is not China.
      phoneNumber: country === '86' ? pure : `${country}${pure}`,
      purePhoneNumber: pure,
      countryCode: country,
      watermark: { timestamp: Math.floor(redeemed.mintedAt / 1000), appid: config.appId },
    },
  });
}
