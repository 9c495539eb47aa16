import type { PhoneConfig } from '../cloud-config';
import type { Route } from '../http';
import type { Services } from '../services';
import { registerCloudCalls } from './api/cloud-calls';
import { apiDoors } from './api/http-doors';
import { allApis } from './apis';
import { type Acts, createActs } from './chat/acts';
import { showPassiveReplies } from './chat/passive-reply';
import { clearParts, openParts, type WechatParts } from './parts';
import { qrPictureRoutes } from './service-account/qr-picture';
import { subscribeEvents } from './subscribe/events';
import { type RequestDeps, type RequestReply, requestSubscribeMessage } from './subscribe/prompt';
import type { SubscribeMessage } from './subscribe/store';

declare module '../events' {
  interface CloudEvents {
    /** A subscribe message was sent or refused. */
    message: [message: SubscribeMessage];
  }
}

type Shown = 'store' | 'accounts' | 'chat' | 'windows' | 'followers' | 'qrCodes' | 'menu' | 'media' | 'codes' | 'visits' | 'switches';

export type Wechat = Pick<WechatParts, Shown> & {
  /** `wx.requestSubscribeMessage` of a phone; `ask` shows the sheet. */
  readonly request: (phone: PhoneConfig, tmplIds: unknown, ask: RequestDeps['ask']) => Promise<RequestReply>;
  /** 拒收 on a card of the mini program. */
  readonly refuseTemplate: (openid: string, templateId: string) => void;
  readonly acts: Acts;
  /** api.weixin.qq.com. */
  readonly routes: readonly Route[];
};

/** WeChat's side: who follows, who accepted what, what was said; its API by HTTP and as cloud calls; what it pushes. */
export function openWechat(services: Services): Wechat {
  const { config, events, state } = services;
  const parts = openParts(services);
  const { accounts, tokens, store, later } = parts;
  const apis = allApis(services, parts);
  const subscribed = subscribeEvents(parts.outgoing);
  const asking = new Set<string>();
  const templates = config.subscribeTemplates ?? [];
  showPassiveReplies({ ...parts, events });
  registerCloudCalls(services, accounts, apis);
  state.register({
    halt: () => {
      later.halt();
      parts.underway.end();
    },
    clear: () => clearParts(parts),
    resume: later.resume,
  });

  return {
    ...parts,
    request: (phone, tmplIds, ask) =>
      requestSubscribeMessage({ store, templates, asking, ask, onAnswered: subscribed.answered }, phone.openid, tmplIds),
    refuseTemplate: (openid, templateId) => {
      store.refuseTemplate(openid, templateId);
      subscribed.refused(openid, templateId);
    },
    acts: createActs(parts),
    routes: [...qrPictureRoutes(parts.qrCodes), ...apiDoors({ services, accounts, tokens, apis })],
  };
}
