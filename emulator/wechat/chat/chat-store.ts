import type { Services } from '../../services';
import type { Row } from '../../store';
import type { Account } from '../traffic';
import type { ChatEntry, NewChatEntry } from './entry';

declare module '../../events' {
  interface CloudEvents {
    /** Something came into a chat, or was refused on its way there. */
    chat: [entry: ChatEntry];
    /** The account is typing, or stopped. */
    'chat-typing': [account: Account, openid: string, isTyping: boolean];
  }
}

export type ChatStore = {
  /** Keeps it, at the emulator's time, and tells whoever listens. */
  readonly add: (entry: NewChatEntry) => ChatEntry;
  /** Of one chat, or all; the newest first. `before` is an id, for the next page. */
  readonly entries: (filter?: {
    readonly account?: Account;
    readonly openid?: string;
    readonly limit?: number;
    readonly before?: number;
    /** Leaves out what was refused. */
    readonly onlyShown?: boolean;
    /** Leaves out everything else. */
    readonly onlyRefused?: boolean;
  }) => readonly ChatEntry[];
  readonly find: (id: number) => ChatEntry | undefined;
  /** Entries that arrived for the person and were not yet seen. */
  readonly unread: (account: Account, openid: string) => number;
  readonly markRead: (account: Account, openid: string) => void;
  readonly clear: () => void;
};

const DEFAULT_LIMIT = 200;

/** Both directions of every chat, in the data directory. */
export function openChatStore({ store, clock, events }: Pick<Services, 'store' | 'clock' | 'events'>): ChatStore {
  store.exec(`
    CREATE TABLE IF NOT EXISTS wechat_chat (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, openid TEXT NOT NULL, shown INTEGER NOT NULL, incoming INTEGER NOT NULL, entry TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS wechat_chat_person ON wechat_chat (account, openid, id);
    CREATE TABLE IF NOT EXISTS wechat_chat_read (account TEXT, openid TEXT, last_id INTEGER NOT NULL, PRIMARY KEY (account, openid));
  `);
  const toEntry = (row: Row): ChatEntry => ({ ...(JSON.parse(String(row.entry)) as Omit<ChatEntry, 'id'>), id: Number(row.id) });

  return {
    add(entry) {
      const stamped = { ...entry, at: clock.now() };
      const shown = entry.errcode === 0 ? 1 : 0;
      const incoming = entry.from === 'person' ? 0 : 1;
      const insert = store.prepare('INSERT INTO wechat_chat (account, openid, shown, incoming, entry) VALUES (?, ?, ?, ?, ?)');
      const { lastInsertRowid } = insert.run(entry.account, entry.openid, shown, incoming, JSON.stringify(stamped));
      const kept: ChatEntry = { ...stamped, id: Number(lastInsertRowid) };
      events.emit('chat', kept);
      return kept;
    },
    entries({ account, openid, limit = DEFAULT_LIMIT, before, onlyShown = false, onlyRefused = false } = {}) {
      const chosen =
        '(?1 IS NULL OR account = ?1) AND (?2 IS NULL OR openid = ?2) AND (?3 IS NULL OR id < ?3) AND shown >= ?5 AND shown <= ?6';
      const select = store.prepare(`SELECT id, entry FROM wechat_chat WHERE ${chosen} ORDER BY id DESC LIMIT ?4`);
      return select.all(account ?? null, openid ?? null, before ?? null, limit, onlyShown ? 1 : 0, onlyRefused ? 0 : 1).map(toEntry);
    },
    find: (id) => {
      const row = store.prepare('SELECT id, entry FROM wechat_chat WHERE id = ?').get(id);
      return row && toEntry(row);
    },
    unread: (account, openid) => {
      const seen = 'coalesce((SELECT last_id FROM wechat_chat_read WHERE account = ?1 AND openid = ?2), 0)';
      const count = `SELECT count(*) AS total FROM wechat_chat WHERE account = ?1 AND openid = ?2 AND shown = 1 AND incoming = 1 AND id > ${seen}`;
      return Number(store.prepare(count).get(account, openid)?.total ?? 0);
    },
    markRead: (account, openid) => {
      const newest = '(SELECT coalesce(max(id), 0) FROM wechat_chat WHERE account = ?1 AND openid = ?2)';
      store.prepare(`INSERT OR REPLACE INTO wechat_chat_read VALUES (?1, ?2, ${newest})`).run(account, openid);
    },
    clear: () => store.exec('DELETE FROM wechat_chat; DELETE FROM wechat_chat_read'),
  };
}
