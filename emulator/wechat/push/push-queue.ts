import type { Store } from '../../store';
import type { Account, PushedMessage } from '../traffic';

/** `tries` counts how often it was sent. */
export type QueuedPush = {
  readonly id: number;
  readonly account: Account;
  readonly message: PushedMessage;
  readonly queuedAt: number;
  readonly tries: number;
};

export type PushQueue = {
  readonly add: (account: Account, message: PushedMessage, now: number) => QueuedPush;
  readonly waiting: () => readonly QueuedPush[];
  /** False when it is no longer there. */
  readonly countTry: (id: number) => boolean;
  readonly remove: (id: number) => void;
  readonly clear: () => void;
};

/** Pushes that are not done. WeChat's do not depend on this process: what was not delivered when it ended goes out after the next start, with the same id. */
export function openPushQueue(store: Store): PushQueue {
  store.exec(
    'CREATE TABLE IF NOT EXISTS wechat_push_queue (id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, message TEXT NOT NULL, queued_at INTEGER NOT NULL, tries INTEGER NOT NULL)',
  );
  return {
    add: (account, message, now) => {
      const insert = store.prepare('INSERT INTO wechat_push_queue (account, message, queued_at, tries) VALUES (?, ?, ?, 0)');
      return { id: Number(insert.run(account, JSON.stringify(message), now).lastInsertRowid), account, message, queuedAt: now, tries: 0 };
    },
    waiting: () =>
      store
        .prepare('SELECT * FROM wechat_push_queue ORDER BY id')
        .all()
        .map((row) => ({
          id: Number(row.id),
          account: row.account as Account,
          message: JSON.parse(String(row.message)) as PushedMessage,
          queuedAt: Number(row.queued_at),
          tries: Number(row.tries),
        })),
    countTry: (id) => store.prepare('UPDATE wechat_push_queue SET tries = tries + 1 WHERE id = ?').run(id).changes > 0,
    remove: (id) => void store.prepare('DELETE FROM wechat_push_queue WHERE id = ?').run(id),
    clear: () => void store.prepare('DELETE FROM wechat_push_queue').run(),
  };
}
