import { ask } from './wechat-http';

export type TokenAnswer =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly errCode: number; readonly errMsg: string };

/** WeChat renews a stable token five minutes before its end. */
const BEFORE_END_MS = 5 * 60_000;

/**
 * The stable token of the service account, kept by the instance until shortly before its end. Instances share it: WeChat gives each the one that is in force.
 * Source: WeChat docs, getStableAccessToken, read 2026-11-27: a forced renewal at most 20 times a day, which ends the old one at once – so only for a token that WeChat refused and
 * would give again.
 */
export function accessToken(now: () => number) {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<TokenAnswer> | undefined;

  async function renew(isForced: boolean): Promise<TokenAnswer> {
    const { SERVICE_ACCOUNT_APP_ID: appid, SERVICE_ACCOUNT_SECRET: secret } = process.env;
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: isForced };
    const answer = await ask('/cgi-bin/stable_token', body);
    if (!answer.ok) return answer;
    const { access_token: token, expires_in: seconds, errcode, errmsg } = answer.fields ?? {};
    if (typeof token !== 'string') return { ok: false, errCode: Number(errcode ?? -2), errMsg: `stable_token: ${String(errmsg)}` };
    kept = { token, until: now() + Number(seconds) * 1000 - BEFORE_END_MS };
    return { ok: true, token };
  }
  /** Whoever asks meanwhile gets the same answer. */
  const once = (isForced: boolean): Promise<TokenAnswer> => {
    asking ??= renew(isForced).finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return {
    current: async (): Promise<TokenAnswer> => (kept && now() < kept.until ? { ok: true, token: kept.token } : once(false)),
    /** Another one than WeChat has just refused. */
    async afresh(refused: string): Promise<TokenAnswer> {
      if (kept && kept.token !== refused && now() < kept.until) return { ok: true, token: kept.token };
      kept = undefined;
      const answer = await once(false);
      return answer.ok && answer.token === refused ? once(true) : answer;
    },
  };
}
