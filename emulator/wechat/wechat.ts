import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { PhoneConfig } from '../cloud-config';
import type { Services } from '../services';
import { type SendDeps, sendSubscribeMessage } from './subscribe-message';
import { type RequestDeps, type RequestReply, requestSubscribeMessage } from './subscribe-prompt';
import { openSubscribeStore, type SubscribeMessage, type SubscribeStore } from './subscribe-store';

declare module '../events' {
  interface CloudEvents {
    /** A subscribe message was sent or refused. */
    message: [message: SubscribeMessage];
  }
}

/** A message is on its way this long; a second one to the same person meanwhile is refused (43108). */
const TRAVEL_MS = 8;

export type Wechat = {
  readonly store: SubscribeStore;
  readonly banned: Set<string>;
  /** `wx.requestSubscribeMessage` of a phone; `ask` shows the sheet. */
  readonly request: (phone: PhoneConfig, tmplIds: unknown, ask: RequestDeps['ask']) => Promise<RequestReply>;
};

/** WeChat's messaging: registers its cloud calls and keeps who accepted what. */
export function openWechat({ config, store: sql, clock, events, openapi, faults, state }: Services): Wechat {
  const store = openSubscribeStore(sql);
  const templates = config.subscribeTemplates ?? [];
  const openids = new Set((config.phones ?? []).map(({ openid }) => openid));
  const asking = new Set<string>();
  const banned = new Set<string>();
  state.register({ clear: store.clear, halt: () => banned.clear() });
  const deps: Omit<SendDeps, 'travel'> = {
    store,
    templates,
    knowsUser: (openid) => openids.has(openid),
    pages: config.pages,
    inFlight: new Set(),
    now: clock.now,
    rid: () => newRid(clock.now()),
    onMessage: (message) => events.emit('message', message),
  };

  openapi.set('subscribeMessage.send', ({ api, params, caller }) => {
    const send = (travelMs: number) => sendSubscribeMessage({ ...deps, travel: async () => void (await wait(travelMs)) }, params);
    return faults.strike({ on: 'openapi', name: api, ...caller }, () => send(TRAVEL_MS), {
      fail: async ({ errCode, errMsg }) => ({ errcode: errCode, errmsg: `${errMsg} rid: ${deps.rid()}` }),
      slow: send,
    });
  });

  return {
    store,
    banned,
    request: (phone, tmplIds, ask) => requestSubscribeMessage({ store, templates, banned, asking, ask }, phone.openid, tmplIds),
  };
}

/** The form WeChat's traces have: the second in hex and two random words. */
const newRid = (now: number) =>
  `${Math.floor(now / 1000).toString(16)}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
