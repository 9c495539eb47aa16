import type { OutboxDeps } from '#core/application/messages/outbox-deps';
import type { StoredNotice } from '#core/application/messages/stored-notice';
import type { Delivery } from '#core/application/outbox-ports';
import type { WechatChannel } from '#core/domain/messages/channel';
import type { EpochMs } from '#core/domain/money-and-time';

/** A message that WeChat took and showed to somebody (unless `isLost`), with the notices it told of. */
export type Physical = {
  readonly channel: WechatChannel;
  readonly openid: string;
  readonly at: EpochMs;
  readonly messageId: string;
  readonly told: readonly string[];
  readonly texts: readonly string[];
  readonly page?: string;
  /** Accepted, but not delivered. */
  isLost: boolean;
};

type Truth = {
  readonly credits: Map<string, number>;
  follows: boolean;
  wroteAt: EpochMs | null;
  replies: number;
};

/** What is told is read off the store at the moment of sending: the newest notice is named by its order number, which tests make different for each, and by the page it leads to. */
type Store = { readonly notices: ReadonlyMap<string, StoredNotice> };

/** WeChat as it is, whatever our ledger says: it alone knows who may be sent what. */
export type WechatWorld = {
  readonly sent: Physical[];
  /** Codes that the next calls answer instead of doing anything, first in, first out. */
  readonly answers: number[];
  readonly know: (openid: string, truth: { credits: Readonly<Record<string, number>>; follows: boolean; wroteAt?: EpochMs }) => void;
  readonly truth: (openid: string) => Truth;
  /** How each template message ends; told as events by {@link finished}. */
  ends: () => Delivery['status'];
  /** Events of deliveries that have not been told yet. */
  readonly finished: Delivery[];
  readonly sender: (store: Store) => OutboxDeps['sender'];
  readonly gateway: (store: Store) => OutboxDeps['gateway'];
};

const WINDOW_MS = 48 * 3_600_000;
const REMEMBERED_MS = 600_000;

export function wechatWorld(now: () => EpochMs): WechatWorld {
  const people = new Map<string, Truth>();
  const once = new Map<string, { readonly at: EpochMs; readonly messageId: string }>();
  const underway = new Set<string>();
  const sent: Physical[] = [];
  const answers: number[] = [];
  let messages = 0;

  const truth = (openid: string): Truth => {
    const known = people.get(openid) ?? { credits: new Map(), follows: false, wroteAt: null, replies: 0 };
    people.set(openid, known);
    return known;
  };
  const refused = (errCode: number) => ({ ok: false, errCode, errMsg: `${errCode}` }) as const;
  const scripted = () => {
    const errCode = answers.shift() ?? 0;
    return errCode === 0 ? null : refused(errCode);
  };

  function show(store: Store, message: Omit<Physical, 'at' | 'messageId' | 'told' | 'isLost'>, orderNumber: string): string {
    messages += 1;
    const messageId = `m-${messages}`;
    const status = message.channel === 'template' ? world.ends() : 'delivered';
    sent.push({ ...message, at: now(), messageId, told: toldBy(store, message, orderNumber), isLost: status !== 'delivered' });
    if (message.channel !== 'customer-service') world.finished.push({ channel: message.channel, messageId, status });
    return messageId;
  }

  const world: WechatWorld = {
    sent,
    answers,
    finished: [],
    ends: () => 'delivered',
    truth,
    know: (openid, { credits, follows, wroteAt }) => {
      people.set(openid, { credits: new Map(Object.entries(credits)), follows, wroteAt: wroteAt ?? null, replies: 0 });
    },
    sender: (store) => ({
      async send({ openid, templateId, fields, page }) {
        const instead = scripted();
        if (instead) return instead;
        if (underway.has(openid)) return refused(43108);
        underway.add(openid);
        await Promise.resolve();
        underway.delete(openid);
        const { credits } = truth(openid);
        const left = credits.get(templateId) ?? 0;
        if (left <= 0) return refused(43101);
        credits.set(templateId, left - 1);
        const texts = Object.values(fields).map(({ value }) => value);
        return { ok: true, messageId: show(store, { channel: 'subscribe', openid, texts, page }, orderNumberIn(texts)) };
      },
    }),
    gateway: (store) => ({
      async sendTemplate({ serviceOpenid, fields, page = '', clientMessageId }) {
        const instead = scripted();
        if (instead) return instead;
        const openid = serviceOpenid.slice(2);
        const before = once.get(`${openid} ${clientMessageId}`);
        if (before && now() < before.at + REMEMBERED_MS) return { ok: true, messageId: before.messageId };
        if (!truth(openid).follows) return refused(43004);
        const texts = Object.values(fields).map(({ value }) => value);
        const messageId = show(store, { channel: 'template', openid, texts, page }, orderNumberIn(texts));
        once.set(`${openid} ${clientMessageId}`, { at: now(), messageId });
        return { ok: true, messageId };
      },
      async sendText(serviceOpenid, text) {
        const instead = scripted();
        if (instead) return instead;
        const openid = serviceOpenid.slice(2);
        const person = truth(openid);
        if (!person.follows || person.wroteAt === null || now() >= person.wroteAt + WINDOW_MS) return refused(45015);
        if (person.replies >= 5) return refused(45047);
        person.replies += 1;
        return { ok: true, messageId: show(store, { channel: 'customer-service', openid, texts: [text] }, orderNumberIn([text])) };
      },
    }),
  };
  return world;
}

const orderNumberIn = (texts: readonly string[]): string => /JM2611-[\w-]+/.exec(texts.join('\n'))?.[0] ?? '';

function toldBy(
  { notices }: Store,
  { openid, page = '', texts }: Pick<Physical, 'openid' | 'page' | 'texts'>,
  orderNumber: string,
): readonly string[] {
  const ofPerson = [...notices.values()].filter(({ recipient }) => recipient.kind !== 'role' && recipient.openid === openid);
  const ofNumber = ofPerson.filter((notice) => notice.orderNumber === orderNumber);
  // A call and a message that could not be sent may be about one notice; they lead to different pages.
  const leadsTo = [page, ...texts].join('\n');
  const named = ofNumber.find((notice) => leadsTo.includes(`/${notice.page}/`)) ?? ofNumber[0];
  if (!named) return [];
  if (named.group === null) return [named.id];
  const together = ofPerson.filter(({ group, push, readAt }) => group === named.group && push === 'pending' && readAt === null);
  return together.length === 0 ? [named.id] : together.map(({ id }) => id);
}
