import type { Outgoing, PushFields } from '../outgoing';
import type { Followers, QrScene } from '../service-account/followers';
import type { Menu } from '../service-account/menu';
import type { MenuButton } from '../service-account/menu-button';
import type { QrCode, QrCodes } from '../service-account/qr-codes';
import type { Account } from '../traffic';
import type { ChatStore } from './chat-store';
import type { ChatEntry } from './entry';
import type { PersonMessage } from './person-message';
import type { ReplyWindows, Trigger } from './reply-windows';

export type ActsDeps = {
  readonly chat: ChatStore;
  readonly windows: ReplyWindows;
  readonly followers: Followers;
  readonly qrCodes: QrCodes;
  readonly menu: Menu;
  readonly outgoing: Outgoing;
};

/** What a tap leads to on the phone: a web page, a page of the mini program, or nothing but an event. */
export type Tapped = { readonly url?: string; readonly pagePath?: string };

/** What a person does at an account, with all that WeChat makes of it: the event that is pushed, the window that opens. */
export type Acts = {
  /** False when they follow already. */
  readonly follow: (openid: string) => boolean;
  /** False when they did not follow. Their windows close. */
  readonly unfollow: (openid: string) => boolean;
  /** By ticket or by what the picture holds. Whoever does not follow yet does so by it. `expired` covers codes nobody made. */
  readonly scan: (openid: string, ticketOrUrl: string) => 'followed' | 'scanned' | 'expired';
  /** `path` is the place of the button, and of the one below it. `scanResult` is what a scancode button reads. */
  readonly tapMenu: (openid: string, path: readonly number[], scanResult: string) => Tapped | 'no-button' | 'not-following' | 'not-played';
  /** `not-following`: the service account hears only from its followers. */
  readonly send: (account: Account, openid: string, message: PersonMessage) => ChatEntry | 'not-following';
  /** The person opens the mini program's customer service. `sessionFrom` is the button's session-from. */
  readonly enter: (openid: string, sessionFrom: string) => void;
};

const event = (name: string, fields: Readonly<Record<string, unknown>> = {}): PushFields => ({ MsgType: 'event', Event: name, ...fields });
const keyOf = (scene: QrScene) => ('id' in scene ? String(scene.id) : scene.text);

/** Source of the events: WeChat docs, receiving event pushes and custom menu event pushes, read 2026-11-27. Differs: a follow without a code carries no EventKey. */
export function createActs({ chat, windows, followers, qrCodes, menu, outgoing }: ActsDeps): Acts {
  const tell = (openid: string, fields: PushFields, trigger?: Trigger) => {
    if (trigger) windows.open('service-account', openid, trigger);
    outgoing.push('service-account', openid, fields);
  };

  function follow(openid: string, code?: QrCode): boolean {
    if (followers.find(openid)) return false;
    followers.add(openid, code?.scene);
    tell(openid, event('subscribe', code ? { EventKey: `qrscene_${keyOf(code.scene)}`, Ticket: code.ticket } : {}), 'follow');
    return true;
  }

  return {
    follow: (openid) => follow(openid),
    unfollow(openid) {
      if (!followers.remove(openid)) return false;
      windows.close('service-account', openid);
      tell(openid, event('unsubscribe'));
      return true;
    },
    scan(openid, ticketOrUrl) {
      const code = qrCodes.find(ticketOrUrl);
      if (!code) return 'expired';
      if (follow(openid, code)) return 'followed';
      tell(openid, event('SCAN', { EventKey: keyOf(code.scene), Ticket: code.ticket }), 'scan');
      return 'scanned';
    },
    tapMenu(openid, path, scanResult) {
      if (!followers.find(openid)) return 'not-following';
      const kept = menu.get();
      const button =
        kept &&
        path.reduce<MenuButton | undefined>((at, place, depth) => (depth === 0 ? kept.buttons[place] : at?.sub_button[place]), undefined);
      if (!kept || !button || button.sub_button.length > 0) return 'no-button';
      const tap = tapOf(button, kept.menuId, scanResult);
      if (!tap) return 'not-played';
      tell(openid, tap.fields, tap.opensWindow ? 'menu' : undefined);
      return tap.leadsTo;
    },
    send(account, openid, { body, fields }) {
      if (account === 'service-account' && !followers.find(openid)) return 'not-following';
      // Whoever hears of the message finds the window open.
      windows.open(account, openid, 'message');
      const entry = chat.add({ account, openid, from: 'person', body, errcode: 0, errmsg: 'ok' });
      outgoing.push(account, openid, fields);
      return entry;
    },
    enter(openid, sessionFrom) {
      windows.open('mini-program', openid, 'enter');
      outgoing.push('mini-program', openid, event('user_enter_tempsession', { SessionFrom: sessionFrom }));
    },
  };
}

type Tap = { readonly fields: PushFields; readonly opensWindow: boolean; readonly leadsTo: Tapped };

/** Only click and the two scancode kinds open a window for customer-service messages. The kinds that take pictures or a place are not played here. */
function tapOf({ type, key = '', url = '', pagepath = '' }: MenuButton, menuId: number, scanResult: string): Tap | undefined {
  switch (type) {
    case 'click':
      return { fields: event('CLICK', { EventKey: key }), opensWindow: true, leadsTo: {} };
    case 'scancode_push':
    case 'scancode_waitmsg': {
      const fields = event(type, { EventKey: key, ScanCodeInfo: { ScanType: 'qrcode', ScanResult: scanResult } });
      return { fields, opensWindow: true, leadsTo: {} };
    }
    case 'view':
      return { fields: event('VIEW', { EventKey: url, MenuId: menuId }), opensWindow: false, leadsTo: { url } };
    case 'miniprogram':
      return {
        fields: event('view_miniprogram', { EventKey: pagepath, MenuId: menuId }),
        opensWindow: false,
        leadsTo: { pagePath: pagepath },
      };
    default:
      return undefined;
  }
}
