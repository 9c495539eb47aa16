import * as cloud from 'wx-server-sdk';
import type { MessageSender } from '#core/application/outbox-ports';
import { errorCodeOf } from './platform-error';
import { wechatId } from './wechat-id';

/** WeChat's codes of languages. */
const LANGUAGES = { 'zh-CN': 'zh_CN', en: 'en_US' } as const;

type Openapi = { readonly subscribeMessage: { readonly send: (request: object) => Promise<{ readonly msgid?: unknown }> } };

/** Subscribe messages by cloud call: no token, but only from functions that a client or a timer called. */
export function messageSender(): MessageSender {
  return {
    async send({ openid, templateId, page, fields, lang }) {
      const { subscribeMessage } = cloud.openapi as unknown as Openapi;
      try {
        const { msgid } = await subscribeMessage.send({ touser: openid, templateId, page, data: fields, lang: LANGUAGES[lang] });
        return { ok: true, messageId: wechatId(msgid) };
      } catch (thrown) {
        const errCode = errorCodeOf(thrown);
        console.warn(`subscribeMessage.send: ${errCode}`);
        return { ok: false, errCode };
      }
    },
  };
}
