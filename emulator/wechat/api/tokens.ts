import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Row, Store } from '../../store';

/** Of `/cgi-bin/token` and of `/cgi-bin/stable_token`: the two know nothing of each other. */
type TokenKind = 'classic' | 'stable';
export type IssuedToken = { readonly token: string; readonly expiresInSeconds: number };
/** `replaced`: another one was issued, and the time both are good for is over. */
export type TokenState = { readonly state: 'good'; readonly appId: string } | { readonly state: 'unknown' | 'replaced' | 'expired' };

export type Tokens = {
  readonly check: (token: string) => TokenState;
  /** A new one each time; the one before stays good for five minutes. */
  readonly issueClassic: (appId: string) => IssuedToken;
  /** The one there is, or a new one in its last five minutes; the old one stays good until it expires. */
  readonly stable: (appId: string) => IssuedToken;
  /**
   * A new one, at once instead of the old one. Within 30 s of the last time nothing is renewed and the old one is answered.
   * `undefined`: used up, 20 a day (of Beijing).
   */
  readonly forceStable: (appId: string) => IssuedToken | undefined;
  readonly clear: () => void;
};

const LIFE_MS = 7200 * 1000;
const OVERLAP_MS = 5 * 60 * 1000;
const FORCE_EVERY_MS = 30 * 1000;
const FORCES_A_DAY = 20;
const KEEP_EXPIRED_MS = 24 * 3600 * 1000;
const BEIJING_MS = 8 * 3600 * 1000;

/**
 * Access tokens by the movable clock, in the data directory.
 * Source: WeChat docs, getAccessToken and getStableAccessToken (7200 s; five minutes of overlap; renewed five minutes early; forced at most
 * 20 times a day and 30 s apart; isolated from each other), read 2026-11-27.
 * Differs: that a forced renewal ends the old token at once, and when the day of the 20 begins, is our reading; the limits of 10,000 a minute and 500,000 a day are not held.
 */
export function openTokens(store: Store, clock: Clock): Tokens {
  store.exec(`
    CREATE TABLE IF NOT EXISTS wechat_tokens (
      token TEXT PRIMARY KEY, app_id TEXT NOT NULL, kind TEXT NOT NULL, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, good_until INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS wechat_forced_tokens (app_id TEXT NOT NULL, at INTEGER NOT NULL);
  `);

  function issue(appId: string, kind: TokenKind, overlapMs: number): IssuedToken {
    const now = clock.now();
    // The first digits stand for the kind of token at WeChat too; the rest is opaque.
    const token = `${kind === 'stable' ? 98 : 97}_${randomBytes(96).toString('base64url')}`;
    store.transaction(() => {
      const shorten = 'UPDATE wechat_tokens SET good_until = min(good_until, ?) WHERE app_id = ? AND kind = ?';
      store.prepare(shorten).run(now + overlapMs, appId, kind);
      store.prepare('DELETE FROM wechat_tokens WHERE expires_at < ?').run(now - KEEP_EXPIRED_MS);
      const insert = store.prepare('INSERT INTO wechat_tokens VALUES (?, ?, ?, ?, ?, ?)');
      insert.run(token, appId, kind, now, now + LIFE_MS, now + LIFE_MS);
    });
    return { token, expiresInSeconds: LIFE_MS / 1000 };
  }

  function newestStable(appId: string): IssuedToken | undefined {
    const newest = "SELECT token, expires_at FROM wechat_tokens WHERE app_id = ? AND kind = 'stable' ORDER BY rowid DESC LIMIT 1";
    const row: Row | undefined = store.prepare(newest).get(appId);
    const leftMs = row ? Number(row.expires_at) - clock.now() : 0;
    return row && leftMs > 0 ? { token: String(row.token), expiresInSeconds: Math.floor(leftMs / 1000) } : undefined;
  }

  function stable(appId: string): IssuedToken {
    const newest = newestStable(appId);
    // A token from after the clock was set back has more than a life left: still the same token.
    return newest && newest.expiresInSeconds * 1000 > OVERLAP_MS ? newest : issue(appId, 'stable', OVERLAP_MS);
  }

  function forceStable(appId: string): IssuedToken | undefined {
    const now = clock.now();
    const today = Math.floor((now + BEIJING_MS) / 86_400_000) * 86_400_000 - BEIJING_MS;
    const used = store.prepare(
      'SELECT count(*) AS times, max(at) AS last FROM wechat_forced_tokens WHERE app_id = ? AND at BETWEEN ? AND ?',
    );
    const { times, last } = used.get(appId, today, now) ?? {};
    if (last !== null && last !== undefined && now - Number(last) < FORCE_EVERY_MS) return stable(appId);
    if (Number(times) >= FORCES_A_DAY) return undefined;
    store.prepare('INSERT INTO wechat_forced_tokens VALUES (?, ?)').run(appId, now);
    return issue(appId, 'stable', 0);
  }

  return {
    check(token) {
      const row = store.prepare('SELECT app_id, expires_at, good_until FROM wechat_tokens WHERE token = ?').get(token);
      if (!row) return { state: 'unknown' };
      if (clock.now() >= Number(row.expires_at)) return { state: 'expired' };
      return clock.now() >= Number(row.good_until) ? { state: 'replaced' } : { state: 'good', appId: String(row.app_id) };
    },
    issueClassic: (appId) => issue(appId, 'classic', OVERLAP_MS),
    stable,
    forceStable,
    clear: () => store.exec('DELETE FROM wechat_tokens; DELETE FROM wechat_forced_tokens'),
  };
}
