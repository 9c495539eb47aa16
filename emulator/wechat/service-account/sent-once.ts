import type { Clock } from '../../clock';
import type { Store } from '../../store';

/** Which `client_msg_id` was sent to whom, and the `msgid` it got. */
export type SentOnce = {
  readonly find: (openid: string, clientMsgId: string) => string | undefined;
  readonly keep: (openid: string, clientMsgId: string, msgid: string) => void;
  readonly clear: () => void;
};

const REMEMBERED_MS = 10 * 60 * 1000;

/** Ten minutes by the movable clock. Source: WeChat docs, sendTemplateMessage, `client_msg_id`, read 2026-11-27. */
export function openSentOnce(store: Store, clock: Clock): SentOnce {
  store.exec(`CREATE TABLE IF NOT EXISTS wechat_client_msg_ids (
    openid TEXT, client_msg_id TEXT, msgid TEXT NOT NULL, sent_at INTEGER NOT NULL, PRIMARY KEY (openid, client_msg_id))`);
  return {
    find: (openid, clientMsgId) => {
      const select = 'SELECT msgid FROM wechat_client_msg_ids WHERE openid = ? AND client_msg_id = ? AND sent_at > ?';
      const row = store.prepare(select).get(openid, clientMsgId, clock.now() - REMEMBERED_MS);
      return row && String(row.msgid);
    },
    keep: (openid, clientMsgId, msgid) => {
      store.prepare('DELETE FROM wechat_client_msg_ids WHERE sent_at <= ?').run(clock.now() - REMEMBERED_MS);
      store.prepare('INSERT OR REPLACE INTO wechat_client_msg_ids VALUES (?, ?, ?, ?)').run(openid, clientMsgId, msgid, clock.now());
    },
    clear: () => store.exec('DELETE FROM wechat_client_msg_ids'),
  };
}
