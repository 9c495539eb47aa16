import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Store } from '../../store';

/** What a phone mints and a server may trade in once: the code of `wx.login`, and `detail.code` of the getPhoneNumber button. */
export type CodeKind = 'login' | 'phone-number';
/** `invalid`: never minted, of the other kind, or older than five minutes. */
export type Redeemed = { readonly openid: string; readonly mintedAt: number } | 'invalid' | 'used';

export type Codes = {
  readonly mint: (kind: CodeKind, openid: string) => string;
  readonly redeem: (kind: CodeKind, code: unknown) => Redeemed;
  readonly clear: () => void;
};

const LIFE_MS = 5 * 60 * 1000;

/** Five minutes by the movable clock, once. Source: WeChat docs, code2Session and getPhoneNumber, read 2026-11-22. */
export function openCodes(store: Store, clock: Clock): Codes {
  store.exec(
    'CREATE TABLE IF NOT EXISTS wechat_codes (code TEXT PRIMARY KEY, kind TEXT NOT NULL, openid TEXT NOT NULL, minted_at INTEGER NOT NULL, used INTEGER NOT NULL)',
  );
  return {
    mint(kind, openid) {
      const now = clock.now();
      // As long as WeChat's: 32 characters for a login, 64 hex digits for a phone number.
      const code = kind === 'login' ? `0${randomBytes(24).toString('base64url').slice(1)}` : randomBytes(32).toString('hex');
      store.prepare('DELETE FROM wechat_codes WHERE minted_at < ?').run(now - 2 * LIFE_MS);
      store.prepare('INSERT INTO wechat_codes VALUES (?, ?, ?, ?, 0)').run(code, kind, openid, now);
      return code;
    },
    redeem(kind, code) {
      if (typeof code !== 'string') return 'invalid';
      const row = store.prepare('SELECT openid, minted_at, used FROM wechat_codes WHERE code = ? AND kind = ?').get(code, kind);
      if (!row || clock.now() - Number(row.minted_at) > LIFE_MS) return 'invalid';
      if (Number(row.used) > 0) return 'used';
      store.prepare('UPDATE wechat_codes SET used = 1 WHERE code = ?').run(code);
      return { openid: String(row.openid), mintedAt: Number(row.minted_at) };
    },
    clear: () => store.exec('DELETE FROM wechat_codes'),
  };
}
