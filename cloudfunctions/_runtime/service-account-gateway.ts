import type { ServiceAccountGateway } from '#core/application/service-account-ports';
import { environment } from '../../config/cloud/environment';
import { wechatApi } from './wechat-api';

/** What we call what did not come from WeChat. Its own codes are -1 and above zero. */
const TOO_LARGE = -3;
const NOT_UNDERSTOOD = -4;

const OFFICIAL_PICTURES = 'https://mp.weixin.qq.com';

/** The service account by WeChat's HTTP API with a stable token. One an instance: it keeps the token. Source: WeChat docs of the APIs named, read 2026-11-27. */
export function serviceAccountGateway(now: () => number): ServiceAccountGateway {
  const api = wechatApi(now);
  return {
    async sendTemplate({ serviceOpenid, templateId, fields, page, clientMessageId }) {
      const answer = await api.post('/cgi-bin/message/template/send', {
        touser: serviceOpenid,
        template_id: templateId,
        data: fields,
        ...(page === undefined ? {} : { miniprogram: { appid: environment.appId, pagepath: page } }),
        client_msg_id: clientMessageId,
      });
      return answer.ok ? { ok: true, messageId: String(answer.fields.msgid ?? '') } : answer;
    },

    async sendText(serviceOpenid, text) {
      const answer = await api.post('/cgi-bin/message/custom/send', { touser: serviceOpenid, msgtype: 'text', text: { content: text } });
      return answer.ok ? { ok: true, messageId: '' } : answer;
    },

    async userInfo(serviceOpenid) {
      const answer = await api.get('/cgi-bin/user/info', { openid: serviceOpenid, lang: 'zh_CN' });
      if (!answer.ok) return answer;
      const { subscribe, unionid } = answer.fields;
      return { ok: true, isFollower: subscribe === 1, unionid: typeof unionid === 'string' && unionid !== '' ? unionid : null };
    },

    async makeQrCode(scene, expireSeconds) {
      const answer = await api.post('/cgi-bin/qrcode/create', {
        expire_seconds: expireSeconds,
        action_name: 'QR_STR_SCENE',
        action_info: { scene: { scene_str: scene } },
      });
      if (!answer.ok) return answer;
      const { ticket } = answer.fields;
      if (typeof ticket !== 'string') return { ok: false, errCode: NOT_UNDERSTOOD, errMsg: 'qrcode/create: no ticket' };
      const host = process.env.WECHAT_API_BASE || OFFICIAL_PICTURES;
      return { ok: true, pictureUrl: `${host}/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}` };
    },

    async readMedia(mediaId, maxBytes) {
      const answer = await api.download('/cgi-bin/media/get', { media_id: mediaId }, maxBytes);
      if (!answer.ok) return answer;
      if (!('bytes' in answer)) return { ok: false, errCode: NOT_UNDERSTOOD, errMsg: 'media/get: no file' };
      return answer.bytes === null
        ? { ok: false, errCode: TOO_LARGE, errMsg: `media/get: more than ${maxBytes} bytes` }
        : { ok: true, bytes: answer.bytes };
    },
  };
}
