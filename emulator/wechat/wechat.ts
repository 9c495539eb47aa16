import { setTimeout as wait } from 'node:timers/promises';
import type { PhoneConfig } from '../cloud-config';
import type { Services } from '../services';
import { newRid } from './rid';
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

  openapi.set('subscribeMessage.send', async ({ params }) => {
    const target = { on: 'delivery', name: 'subscribeMessage.send', openid: String(params.touser) } as const;
    // Nothing but a delay can strike a message on its way.
    const travel = () => faults.strike(target, () => wait(TRAVEL_MS, undefined), { fail: () => undefined });
    return sendSubscribeMessage({ ...deps, travel }, params);
  });

  return {
    store,
    banned,
    request: (phone, tmplIds, ask) => requestSubscribeMessage({ store, templates, banned, asking, ask }, phone.openid, tmplIds),
  };
}
