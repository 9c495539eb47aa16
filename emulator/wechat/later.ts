import type { Services } from '../services';

/** Something this WeChat will do by itself, once the movable clock has reached its time. */
export type Later = {
  /** Says what is done with jobs of a kind. Before anything of that kind is due. */
  readonly on: (kind: string, work: (payload: unknown) => void) => void;
  /** Kept until it is done: a restart goes on with it. `payload` must be JSON. */
  readonly add: (kind: string, payload: unknown, delayMs: number) => void;
  readonly clear: () => void;
};

/** Longer than a timer of Node can wait: it is set again then. */
const MAX_WAIT_MS = 2 ** 31 - 1;

/** Jobs in the order in which they come due. Each is taken off the list before it is done: at most once, as WeChat's own results are. */
export function openLater({ store, clock, events }: Pick<Services, 'store' | 'clock' | 'events'>): Later {
  store.exec(
    'CREATE TABLE IF NOT EXISTS wechat_later (id INTEGER PRIMARY KEY, due_at INTEGER NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL)',
  );
  const works = new Map<string, (payload: unknown) => void>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function arm(): void {
    clearTimeout(timer);
    if (isStopped) return;
    const next = store.prepare('SELECT min(due_at) AS due FROM wechat_later').get()?.due;
    if (next === null || next === undefined) return;
    timer = setTimeout(run, Math.min(Math.max(Number(next) - clock.now(), 0), MAX_WAIT_MS));
  }

  function run(): void {
    const due = store.prepare('SELECT id, kind, payload FROM wechat_later WHERE due_at <= ? ORDER BY due_at, id').all(clock.now());
    for (const { id, kind, payload } of due) {
      const isMine = store.prepare('DELETE FROM wechat_later WHERE id = ?').run(id as number).changes > 0;
      if (isMine) works.get(String(kind))?.(JSON.parse(String(payload)));
    }
    arm();
  }

  events.on('clock', run);
  events.on('stopping', () => {
    isStopped = true;
    clearTimeout(timer);
  });
  // What a restart left over; not before everybody listens.
  timer = setTimeout(run);
  return {
    on: (kind, work) => void works.set(kind, work),
    add: (kind, payload, delayMs) => {
      store
        .prepare('INSERT INTO wechat_later (due_at, kind, payload) VALUES (?, ?, ?)')
        .run(clock.now() + delayMs, kind, JSON.stringify(payload));
      arm();
    },
    clear: () => {
      store.exec('DELETE FROM wechat_later');
      arm();
    },
  };
}
