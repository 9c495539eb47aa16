import type { Clock } from '../../clock';
import type { Row, Store } from '../../store';

/** What a code told about where a follower came from; both absent when none did. */
export type QrScene = { readonly id: number } | { readonly text: string };
export type Follower = {
  readonly openid: string;
  /** Epoch ms. */
  readonly followedAt: number;
  readonly scene: 'ADD_SCENE_QR_CODE' | 'ADD_SCENE_SEARCH';
  readonly qrScene?: QrScene;
};

export type Followers = {
  readonly find: (openid: string) => Follower | undefined;
  /** Nothing when they follow already. */
  readonly add: (openid: string, qrScene?: QrScene) => void;
  /** False when they did not follow. All that was known of the person is gone with it. */
  readonly remove: (openid: string) => boolean;
  /** In the order in which they followed. */
  readonly all: () => readonly Follower[];
  readonly clear: () => void;
};

/** Who follows the service account, in the data directory. Nobody does to begin with. */
export function openFollowers(store: Store, clock: Clock): Followers {
  store.exec('CREATE TABLE IF NOT EXISTS wechat_followers (openid TEXT PRIMARY KEY, followed_at INTEGER NOT NULL, qr_scene TEXT)');
  const toFollower = (row: Row): Follower => ({
    openid: String(row.openid),
    followedAt: Number(row.followed_at),
    ...(row.qr_scene === null
      ? { scene: 'ADD_SCENE_SEARCH' as const }
      : { scene: 'ADD_SCENE_QR_CODE' as const, qrScene: JSON.parse(String(row.qr_scene)) as QrScene }),
  });
  return {
    find: (openid) => {
      const row = store.prepare('SELECT * FROM wechat_followers WHERE openid = ?').get(openid);
      return row && toFollower(row);
    },
    add: (openid, qrScene) => {
      const insert = store.prepare('INSERT OR IGNORE INTO wechat_followers VALUES (?, ?, ?)');
      insert.run(openid, clock.now(), qrScene ? JSON.stringify(qrScene) : null);
    },
    remove: (openid) => store.prepare('DELETE FROM wechat_followers WHERE openid = ?').run(openid).changes > 0,
    all: () => store.prepare('SELECT * FROM wechat_followers ORDER BY followed_at, rowid').all().map(toFollower),
    clear: () => store.exec('DELETE FROM wechat_followers'),
  };
}
