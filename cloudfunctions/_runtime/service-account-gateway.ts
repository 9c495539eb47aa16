import type { GatewayAnswer, ServiceAccountGateway } from '#core/application/service-account-ports';
import { environment } from '../../config/cloud/environment';

const WECHAT = 'https://api.weixin.qq.com';
const TIMEOUT_MS = 8000;
const NO_ANSWER = { ok: false, errCode: -2, errMsg: 'no answer' } as const;
/** The token is not (or no longer) good: one more try with another. */
const TOKEN_FAULTS = [40001, 40014, 42001];

/** The HTTP API with a stable token of the account named in the environment. */
export function serviceAccountGateway(now: () => number): Pick<ServiceAccountGateway, 'sendTemplate' | 'sendText'> {
  const { WECHAT_API_BASE = WECHAT, SERVICE_ACCOUNT_APP_ID = '', SERVICE_ACCOUNT_SECRET = '' } = process.env;
  let known: { readonly token: string; readonly until: number } | undefined;

  async function post(path: string, body: object): Promise<GatewayAnswer | { readonly ok: true; readonly text: string }> {
    try {
      const response = await fetch(`${WECHAT_API_BASE}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      const { errcode = 0, errmsg = '' } = JSON.parse(text) as { readonly errcode?: number; readonly errmsg?: string };
      return errcode === 0 ? { ok: true, text } : { ok: false, errCode: errcode, errMsg: errmsg };
    } catch {
      return NO_ANSWER;
    }
  }

  async function token(): Promise<string | GatewayAnswer> {
    if (known && now() < known.until) return known.token;
    const asked = { grant_type: 'client_credential', appid: SERVICE_ACCOUNT_APP_ID, secret: SERVICE_ACCOUNT_SECRET };
    const answer = await post('/cgi-bin/stable_token', asked);
    // Without a token nothing was sent: whatever kept us from it, WeChat is busy.
    if (!answer.ok) return answer.errCode === NO_ANSWER.errCode ? { ...NO_ANSWER, errCode: -1 } : answer;
    const { access_token, expires_in } = JSON.parse('text' in answer ? answer.text : '{}') as { access_token: string; expires_in: number };
    known = { token: access_token, until: now() + (expires_in - 300) * 1000 };
    return access_token;
  }

  async function call(path: string, body: object, isAgain = false): Promise<GatewayAnswer> {
    const credential = await token();
    if (typeof credential !== 'string') return credential;
    const answer = await post(`${path}?access_token=${encodeURIComponent(credential)}`, body);
    if (!answer.ok && TOKEN_FAULTS.includes(answer.errCode) && !isAgain) {
      known = undefined;
      return call(path, body, true);
    }
    if (!answer.ok) console.warn(`${path}: ${answer.errCode}`);
    // As text: 64 bits.
    return answer.ok ? { ok: true, messageId: /"msgid"\s*:\s*"?(\d+)/.exec('text' in answer ? answer.text : '')?.[1] ?? '' } : answer;
  }

  return {
    sendTemplate: ({ serviceOpenid, templateId, fields, page, clientMessageId }) =>
      call('/cgi-bin/message/template/send', {
        touser: serviceOpenid,
        template_id: templateId,
        data: fields,
        ...(page === undefined ? {} : { miniprogram: { appid: environment.appId, pagepath: page } }),
        client_msg_id: clientMessageId,
      }),
    sendText: (serviceOpenid, text) =>
      call('/cgi-bin/message/custom/send', { touser: serviceOpenid, msgtype: 'text', text: { content: text } }),
  };
}
