import type { Clock } from '../../clock';
import type { Store } from '../../store';

/** When each person last used the mini program: any call from its phone counts. */
export type Visits = {
  readonly note: (openid: string) => void;
  /** Within the last two hours of the movable clock, which is how long checks go by them (else 61010). */
  readonly isRecent: (openid: string) => boolean;
  readonly clear: () => void;
};

const RECENT_MS = 2 * 3600 * 1000;
/** Often enough for two hours; a write for each call would be one too many. */
const NOTE_EVERY_MS = 60 * 1000;

export function openVisits(store: Store, clock: Clock): Visits {
  store.exec('CREATE TABLE IF NOT EXISTS wechat_visits (openid TEXT PRIMARY KEY, last_at INTEGER NOT NULL)');
  const lastOf = (openid: string) =>
    Number(store.prepare('SELECT last_at FROM wechat_visits WHERE openid = ?').get(openid)?.last_at ?? Number.NaN);
  return {
    note: (openid) => {
      const now = clock.now();
      // Not a number: never seen. In the future: the clock was set back.
      if (Math.abs(now - lastOf(openid)) < NOTE_EVERY_MS) return;
      store.prepare('INSERT OR REPLACE INTO wechat_visits VALUES (?, ?)').run(openid, now);
    },
    isRecent: (openid) => clock.now() - lastOf(openid) <= RECENT_MS,
    clear: () => store.exec('DELETE FROM wechat_visits'),
  };
}
