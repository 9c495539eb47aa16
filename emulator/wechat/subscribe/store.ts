import type { Row, Store } from '../../store';

/** One row of a sent message as the person sees it; `label` comes from the template. */
export type MessageRow = { readonly key: string; readonly label: string; readonly value: string };

/**
 * A call of `subscribeMessage.send` and what became of it. `errcode` 0 is a message that dropped in on the phone;
 * anything else was refused and reached nobody (kept for whoever wonders why).
 */
export type SubscribeMessage = {
  readonly id: number;
  readonly touser: string;
  readonly templateId: string;
  /** '' when the template is unknown. */
  readonly title: string;
  readonly rows: readonly MessageRow[];
  readonly page?: string;
  /** Epoch ms on the emulator's clock. */
  readonly sentAt: number;
  readonly errcode: number;
  readonly errmsg: string;
};
export type NewSubscribeMessage = Omit<SubscribeMessage, 'id'>;

export type Choice = 'accept' | 'reject';
export type Credit = { readonly openid: string; readonly templateId: string; readonly available: number };

/** Everything about subscriptions that survives a restart. */
export type SubscribeStore = ReturnType<typeof openSubscribeStore>;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS wechat_credits (openid TEXT, template_id TEXT, available INTEGER NOT NULL, PRIMARY KEY (openid, template_id));
  CREATE TABLE IF NOT EXISTS wechat_choices (openid TEXT, template_id TEXT, choice TEXT NOT NULL, PRIMARY KEY (openid, template_id));
  CREATE TABLE IF NOT EXISTS wechat_switched_off (openid TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS wechat_banned_templates (template_id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS wechat_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, touser TEXT NOT NULL, message TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS wechat_messages_touser ON wechat_messages (touser, id);
`;

const toMessage = (row: Row): SubscribeMessage => ({ ...(JSON.parse(String(row.message)) as NewSubscribeMessage), id: Number(row.id) });

/** The ledger of accepts, the remembered choices and the messages, as tables of the emulator's store. */
export function openSubscribeStore(sql: Store) {
  sql.exec(SCHEMA);

  function keep(message: NewSubscribeMessage): SubscribeMessage {
    const insert = sql.prepare('INSERT INTO wechat_messages (touser, message) VALUES (?, ?)');
    return { ...message, id: Number(insert.run(message.touser, JSON.stringify(message)).lastInsertRowid) };
  }

  return {
    /** Accepts not used up yet. */
    credit: (openid: string, templateId: string): number =>
      Number(
        sql.prepare('SELECT available FROM wechat_credits WHERE openid = ? AND template_id = ?').get(openid, templateId)?.available ?? 0,
      ),
    credits: (): Credit[] =>
      sql
        .prepare('SELECT openid, template_id, available FROM wechat_credits ORDER BY openid, template_id')
        .all()
        .map((row) => ({ openid: String(row.openid), templateId: String(row.template_id), available: Number(row.available) })),
    addCredit(openid: string, templateId: string): void {
      const add = 'ON CONFLICT (openid, template_id) DO UPDATE SET available = available + 1';
      sql.prepare(`INSERT INTO wechat_credits VALUES (?, ?, 1) ${add}`).run(openid, templateId);
    },

    /** Spends one accept and keeps the message, both or neither; `undefined` when no accept is left. */
    deliver: (message: NewSubscribeMessage): SubscribeMessage | undefined =>
      sql.transaction(() => {
        const spend = 'UPDATE wechat_credits SET available = available - 1 WHERE openid = ? AND template_id = ? AND available > 0';
        return sql.prepare(spend).run(message.touser, message.templateId).changes === 0 ? undefined : keep(message);
      }),
    keepRefused: keep,
    /** Newest first. `before` is an id, for the next page. */
    messages({ touser, limit = 200, before }: { touser?: string; limit?: number; before?: number } = {}): SubscribeMessage[] {
      const chosen = '(?1 IS NULL OR touser = ?1) AND (?2 IS NULL OR id < ?2)';
      const select = sql.prepare(`SELECT id, message FROM wechat_messages WHERE ${chosen} ORDER BY id DESC LIMIT ?3`);
      return select.all(touser ?? null, before ?? null, limit).map(toMessage);
    },

    /** What the person chose to be kept with 总是保持以上选择. */
    choice: (openid: string, templateId: string): Choice | undefined =>
      sql.prepare('SELECT choice FROM wechat_choices WHERE openid = ? AND template_id = ?').get(openid, templateId)?.choice as
        | Choice
        | undefined,
    rememberChoice: (openid: string, templateId: string, choice: Choice): void => {
      sql.prepare('INSERT OR REPLACE INTO wechat_choices VALUES (?, ?, ?)').run(openid, templateId, choice);
    },
    /** 拒收 on a card: asked no more, and what was accepted before is worth nothing. */
    refuseTemplate: (openid: string, templateId: string): void =>
      sql.transaction(() => {
        sql.prepare('INSERT OR REPLACE INTO wechat_choices VALUES (?, ?, ?)').run(openid, templateId, 'reject');
        sql.prepare('DELETE FROM wechat_credits WHERE openid = ? AND template_id = ?').run(openid, templateId);
      }),
    forgetChoice: (openid: string, templateId: string): void => {
      sql.prepare('DELETE FROM wechat_choices WHERE openid = ? AND template_id = ?').run(openid, templateId);
    },

    /** The main switch 接收订阅消息 in the mini program's settings. */
    isSwitchedOff: (openid: string): boolean =>
      sql.prepare('SELECT openid FROM wechat_switched_off WHERE openid = ?').get(openid) !== undefined,
    switchNotifications: (openid: string, on: boolean): void => {
      const change = on ? 'DELETE FROM wechat_switched_off WHERE openid = ?' : 'INSERT OR IGNORE INTO wechat_switched_off VALUES (?)';
      sql.prepare(change).run(openid);
    },

    /** Templates WeChat has closed: they answer `ban` and are not asked about. */
    bannedTemplates: (): readonly string[] =>
      sql
        .prepare('SELECT template_id FROM wechat_banned_templates ORDER BY template_id')
        .all()
        .map((row) => String(row.template_id)),
    isBanned: (templateId: string): boolean =>
      sql.prepare('SELECT template_id FROM wechat_banned_templates WHERE template_id = ?').get(templateId) !== undefined,
    banTemplate: (templateId: string, isBanned: boolean): void => {
      const change = isBanned
        ? 'INSERT OR IGNORE INTO wechat_banned_templates VALUES (?)'
        : 'DELETE FROM wechat_banned_templates WHERE template_id = ?';
      sql.prepare(change).run(templateId);
    },

    clear: (): void =>
      sql.transaction(() => {
        for (const table of ['credits', 'choices', 'switched_off', 'banned_templates', 'messages'])
          sql.prepare(`DELETE FROM wechat_${table}`).run();
      }),
  };
}
