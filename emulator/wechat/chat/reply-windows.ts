import type { Clock } from '../../clock';
import type { Store } from '../../store';
import type { Account } from '../traffic';

/** What a person does that lets the account write to them. */
export type Trigger = 'message' | 'menu' | 'follow' | 'scan' | 'enter';

type Window = { readonly messages: number; readonly lastsMs: number };
const HOURS_48 = 48 * 3600 * 1000;
const MINUTE = 60 * 1000;

/**
 * How many customer-service messages each trigger allows, and for how long. Each has its own count: they do not add up to one.
 * `menu` are taps on click, scancode_push and scancode_waitmsg only. Paying (48 h, no count) does not happen here.
 * Source: WeChat docs, customer-service messages (service account: message 5 / 48 h, menu, follow and scan 3 / 1 min; mini program: message 5 / 48 h,
 * entering the session 2 / 1 min), read 2026-11-22 and again 2026-11-27.
 */
const WINDOWS: Readonly<Record<Account, Readonly<Partial<Record<Trigger, Window>>>>> = {
  'service-account': {
    message: { messages: 5, lastsMs: HOURS_48 },
    menu: { messages: 3, lastsMs: MINUTE },
    follow: { messages: 3, lastsMs: MINUTE },
    scan: { messages: 3, lastsMs: MINUTE },
  },
  'mini-program': { message: { messages: 5, lastsMs: HOURS_48 }, enter: { messages: 2, lastsMs: MINUTE } },
};

/** `closed`: no window is open (45015); `used-up`: one is, but nothing is left in it (45047). */
export type Taken = 'taken' | 'closed' | 'used-up';
export type OpenWindow = { readonly trigger: Trigger; readonly left: number; readonly closesAt: number };

export type ReplyWindows = {
  /** Opens a window anew: full again, from now. Nothing where the trigger counts for nothing. */
  readonly open: (account: Account, openid: string, trigger: Trigger) => void;
  /** Uses up one message of the open window that closes first. */
  readonly take: (account: Account, openid: string) => Taken;
  /** Those open now, used up or not. */
  readonly openNow: (account: Account, openid: string) => readonly OpenWindow[];
  /** After unsubscribing. */
  readonly close: (account: Account, openid: string) => void;
  readonly clear: () => void;
};

/** The windows by the movable clock, in the data directory. Differs: from which of several open windows a message is taken is not published. */
export function openReplyWindows(store: Store, clock: Clock): ReplyWindows {
  store.exec(`CREATE TABLE IF NOT EXISTS wechat_reply_windows (
    account TEXT, openid TEXT, trigger_name TEXT, messages_left INTEGER NOT NULL, closes_at INTEGER NOT NULL, PRIMARY KEY (account, openid, trigger_name))`);

  function openNow(account: Account, openid: string): OpenWindow[] {
    const select =
      'SELECT trigger_name, messages_left, closes_at FROM wechat_reply_windows WHERE account = ? AND openid = ? AND closes_at > ?';
    return store
      .prepare(`${select} ORDER BY closes_at`)
      .all(account, openid, clock.now())
      .map((row) => ({ trigger: row.trigger_name as Trigger, left: Number(row.messages_left), closesAt: Number(row.closes_at) }));
  }

  return {
    open(account, openid, trigger) {
      const window = WINDOWS[account][trigger];
      if (!window) return;
      const write = store.prepare('INSERT OR REPLACE INTO wechat_reply_windows VALUES (?, ?, ?, ?, ?)');
      write.run(account, openid, trigger, window.messages, clock.now() + window.lastsMs);
    },
    take(account, openid) {
      const windows = openNow(account, openid);
      const first = windows.find(({ left }) => left > 0);
      if (!first) return windows.length > 0 ? 'used-up' : 'closed';
      const spend =
        'UPDATE wechat_reply_windows SET messages_left = messages_left - 1 WHERE account = ? AND openid = ? AND trigger_name = ?';
      store.prepare(spend).run(account, openid, first.trigger);
      return 'taken';
    },
    openNow,
    close: (account, openid) => {
      store.prepare('DELETE FROM wechat_reply_windows WHERE account = ? AND openid = ?').run(account, openid);
    },
    clear: () => store.exec('DELETE FROM wechat_reply_windows'),
  };
}
