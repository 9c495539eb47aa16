import type { KeptMessage, PushBook } from '#core/application/chat/push-book';

type Row = KeptMessage & { readonly holder: string; readonly dueAt?: number; readonly failed?: number };

/** What the chat keeps of messages, in memory, by the same conditions as on the cloud. */
export function memoryPushBook(): PushBook & { readonly rows: ReadonlyMap<string, Row> } {
  const rows = new Map<string, Row>();
  const change = (messageId: string, fits: (row: Row) => boolean, data: Partial<Row>): boolean => {
    const row = rows.get(messageId);
    if (!row || !fits(row)) return false;
    rows.set(messageId, { ...row, ...data });
    return true;
  };
  const notDue = (messageId: string) => {
    const { dueAt: _due, ...row } = rows.get(messageId) ?? ({} as Row);
    rows.set(messageId, row);
  };
  return {
    rows,
    find: async (messageId) => rows.get(messageId) ?? null,
    async begin(message, { messageId, holder, until }) {
      const found = rows.get(messageId);
      if (found) return found;
      const fresh = { message, state: 'handling', isLate: false, attempts: 1, texts: [], said: 0 } as const;
      rows.set(messageId, { ...fresh, lockedUntil: until, holder, dueAt: until + 10_000 });
      return null;
    },
    take: async ({ messageId, holder, until }, now, { late } = { late: false }) =>
      change(messageId, (row) => row.lockedUntil <= now && (!late || row.state === 'handling'), {
        holder,
        lockedUntil: until,
        attempts: (rows.get(messageId)?.attempts ?? 0) + 1,
        ...(late ? { isLate: true } : {}),
      }),
    async keep({ messageId, holder, until }) {
      change(messageId, (row) => row.holder === holder && row.state === 'handling', { lockedUntil: until });
    },
    async release({ messageId, holder }) {
      change(messageId, (row) => row.holder === holder && row.state === 'handling', { lockedUntil: 0 });
    },
    async answer({ messageId, holder }, texts, restDueAt) {
      const wasLate = rows.get(messageId)?.isLate ?? false;
      const said = wasLate ? 0 : Math.min(1, texts.length);
      const isKept = change(messageId, (row) => row.holder === holder && row.state === 'handling', {
        state: 'answered',
        texts,
        said,
        lockedUntil: 0,
        attempts: 0,
        dueAt: wasLate ? 0 : restDueAt,
      });
      if (isKept && said === texts.length) notDue(messageId);
      return isKept && !wasLate;
    },
    handOn: async (messageId, dueAt) => change(messageId, (row) => row.state === 'handling', { isLate: true, dueAt }),
    due: async (now) => [...rows].filter(([, row]) => row.dueAt !== undefined && row.dueAt <= now).map(([messageId]) => messageId),
    async noteSaid({ messageId, holder, until }, said) {
      change(messageId, (row) => row.holder === holder, { said, lockedUntil: until });
    },
    async settle({ messageId, holder }, { dueAt, failed }) {
      const isOurs = change(messageId, (row) => row.holder === holder, { lockedUntil: 0, ...(failed === undefined ? {} : { failed }) });
      if (isOurs && dueAt !== undefined) change(messageId, () => true, { dueAt });
      else if (isOurs) notDue(messageId);
    },
  };
}
