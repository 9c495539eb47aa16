import type { PhoneConfig } from '../cloud-config';
import type { Route } from '../http';
import type { Services } from '../services';
import { type Accounts, readAccounts } from './accounts';
import { addressApis } from './api/address-apis';
import type { Api } from './api/api';
import { registerCloudCalls } from './api/cloud-calls';
import { apiDoors } from './api/http-doors';
import { newRid } from './api/rid';
import { tokenApis } from './api/token-apis';
import { openTokens } from './api/tokens';
import { type Acts, createActs } from './chat/acts';
import { type ChatStore, openChatStore } from './chat/chat-store';
import { customerServiceApis } from './chat/customer-service';
import { showPassiveReplies } from './chat/passive-reply';
import { openReplyWindows, type ReplyWindows } from './chat/reply-windows';
import { openLater } from './later';
import { mediaApis } from './media/apis';
import { type MediaStore, openMediaStore } from './media/media-store';
import { newMsgId, openOutgoing } from './outgoing';
import { safetyApis } from './safety/apis';
import { openMediaChecks } from './safety/media-checks';
import { judgeText } from './safety/text-judgement';
import { openVisits, type Visits } from './safety/visits';
import { type Followers, openFollowers } from './service-account/followers';
import { type Menu, menuApis, openMenu } from './service-account/menu';
import { openQrCodes, qrCodeApis } from './service-account/qr-codes';
import { openSentOnce } from './service-account/sent-once';
import { templateApis } from './service-account/template-message';
import { userApis } from './service-account/user-apis';
import { signInApis } from './sign-in/apis';
import { type Codes, openCodes } from './sign-in/codes';
import { subscribeApis } from './subscribe/apis';
import { subscribeEvents } from './subscribe/events';
import { type RequestDeps, type RequestReply, requestSubscribeMessage } from './subscribe/prompt';
import { openSubscribeStore, type SubscribeMessage, type SubscribeStore } from './subscribe/store';
import { openSwitches, type SwitchBoard } from './switches';

declare module '../events' {
  interface CloudEvents {
    /** A subscribe message was sent or refused. */
    message: [message: SubscribeMessage];
  }
}

export type Wechat = {
  readonly store: SubscribeStore;
  readonly banned: Set<string>;
  /** `wx.requestSubscribeMessage` of a phone; `ask` shows the sheet. */
  readonly request: (phone: PhoneConfig, tmplIds: unknown, ask: RequestDeps['ask']) => Promise<RequestReply>;
  /** 拒收 on a card of the mini program. */
  readonly refuseTemplate: (openid: string, templateId: string) => void;
  readonly accounts: Accounts;
  readonly acts: Acts;
  readonly chat: ChatStore;
  readonly windows: ReplyWindows;
  readonly followers: Followers;
  readonly menu: Menu;
  readonly media: MediaStore;
  readonly codes: Codes;
  readonly visits: Visits;
  readonly switches: SwitchBoard;
  /** api.weixin.qq.com. */
  readonly routes: readonly Route[];
  /** Forgets everything. */
  readonly clear: () => void;
};

/** WeChat's side: who follows, who accepted what, what was said; its API by HTTP and as cloud calls; what it pushes. */
export function openWechat(services: Services): Wechat {
  const { config, store: sql, clock, events, baseUrl } = services;
  const accounts = readAccounts(config);
  const later = openLater(services);
  const outgoing = openOutgoing(services, accounts, later);
  const switches = openSwitches(sql);
  const tokens = openTokens(sql, clock);
  const store = openSubscribeStore(sql);
  const chat = openChatStore(services);
  const windows = openReplyWindows(sql, clock);
  const followers = openFollowers(sql, clock);
  const qrCodes = openQrCodes(sql, clock);
  const menu = openMenu(sql);
  const media = openMediaStore(sql, clock);
  const sentOnce = openSentOnce(sql, clock);
  const codes = openCodes(sql, clock);
  const visits = openVisits(sql, clock);
  const acts = createActs({ chat, windows, followers, qrCodes, menu, outgoing });
  const subscribed = subscribeEvents(outgoing);
  const asking = new Set<string>();
  const banned = new Set<string>();
  const templates = config.subscribeTemplates ?? [];
  showPassiveReplies({ media, chat, events });

  const apis: readonly Api[] = [
    ...tokenApis(accounts, tokens),
    ...addressApis,
    ...subscribeApis({
      store,
      templates,
      knowsUser: (openid) => accounts.knows('mini-program', openid),
      pages: config.pages,
      isBanned: () => switches.get().subscribeBanned,
      isSensitive: (text) => judgeText(text, switches.get()).result.suggest === 'risky',
      inFlight: new Set(),
      now: clock.now,
      newId: () => newMsgId(clock.now()),
      rid: () => newRid(clock.now()),
      onMessage: (message) => events.emit('message', message),
      onSent: subscribed.sent,
    }),
    ...customerServiceApis({ accounts, chat, windows, clock, events, media, config }),
    ...templateApis({
      accounts,
      followers,
      chat,
      outgoing,
      switches,
      sentOnce,
      clock,
      store: sql,
      templates: config.serviceAccount?.templates ?? [],
      config,
    }),
    ...userApis({ accounts, followers, switches }),
    ...qrCodeApis(qrCodes),
    ...menuApis(menu, config),
    ...mediaApis(media, baseUrl),
    ...safetyApis({ accounts, visits, switches, mediaChecks: openMediaChecks(later, outgoing, switches), clock }),
    ...signInApis({ accounts, codes, switches, config }),
  ];
  registerCloudCalls(services, accounts, apis);

  return {
    store,
    banned,
    request: (phone, tmplIds, ask) =>
      requestSubscribeMessage({ store, templates, banned, asking, ask, onAnswered: subscribed.answered }, phone.openid, tmplIds),
    refuseTemplate: (openid, templateId) => {
      store.refuseTemplate(openid, templateId);
      subscribed.refused(openid, templateId);
    },
    accounts,
    acts,
    chat,
    windows,
    followers,
    menu,
    media,
    codes,
    visits,
    switches,
    routes: apiDoors({ services, accounts, tokens, apis }),
    clear: () => {
      banned.clear();
      menu.remove();
      for (const part of [later, switches, tokens, store, chat, windows, followers, qrCodes, media, sentOnce, codes, visits]) part.clear();
    },
  };
}
