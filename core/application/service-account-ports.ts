import type { MessageFields } from './message-fields';

/** What WeChat answered. `messageId` is its own name for the message, as text: 64 bits. `errCode` is WeChat's `errcode`; -2 when no answer came. */
export type GatewayAnswer =
  | { readonly ok: true; readonly messageId: string }
  | { readonly ok: false; readonly errCode: number; readonly errMsg: string };

/** A template message to a follower. The same `clientMessageId` to one person within ten minutes is sent once. */
export type TemplateMessage = {
  readonly serviceOpenid: string;
  readonly templateId: string;
  readonly fields: MessageFields;
  /** Page of the Mini Program with its parameters; without it a tap opens nothing. */
  readonly page?: string;
  readonly clientMessageId: string;
};

/**
 * The service account, by whatever route WeChat's account allows. Never throws: what goes wrong is an answer.
 * Source: shared/platform/wechat.md §2; WeChat docs of the APIs named.
 */
export type ServiceAccountGateway = {
  /** `message/template/send`: 43004 does not follow · 40037 template · 47003 a field. */
  sendTemplate(message: TemplateMessage): Promise<GatewayAnswer>;
  /** `message/custom/send`, text of at most 2,048 bytes: 45015 no window open · 45047 too many in it. */
  sendText(serviceOpenid: string, text: string): Promise<GatewayAnswer>;
  /** `user/info`: who a follower is in the Mini Program; `unionid` null for whoever does not follow, and where the accounts are not bound to one Open Platform account. */
  userInfo(
    serviceOpenid: string,
  ): Promise<{ readonly ok: true; readonly isFollower: boolean; readonly unionid: string | null } | Extract<GatewayAnswer, { ok: false }>>;
  /** `qrcode/create`, temporary, by a string scene: the address of its picture. */
  makeQrCode(
    scene: string,
    expireSeconds: number,
  ): Promise<{ readonly ok: true; readonly pictureUrl: string } | Extract<GatewayAnswer, { ok: false }>>;
  /** `media/get`: a picture that somebody sent to the chat; at most `maxBytes`. */
  readMedia(
    mediaId: string,
    maxBytes: number,
  ): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | Extract<GatewayAnswer, { ok: false }>>;
};
