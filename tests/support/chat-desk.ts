import type { ChatDeps } from '#core/application/chat/chat-ports';
import type { ChatSession } from '#core/application/chat/chat-session';
import { converse } from '#core/application/chat/converse';
import type { Attachment, OrderStore } from '#core/application/ports';
import type { Settings } from '#core/application/settings';
import type { StaffRole } from '#core/domain/actor';
import type { EpochMs } from '#core/domain/money-and-time';
import { queueGroupOf } from '#core/domain/queue-group';
import type { RegisteredMachine } from '#core/domain/warranty';
import type { WorkOrder } from '#core/domain/work-order';
import { aRegistry, sha256 } from './contexts';
import { type MemoryCloud, memoryCloud } from './memory-cloud';

/** Who writes to the service account. */
export const WRITERS = {
  agent: { openid: 'o-agent', name: '李四', roles: ['agent', 'technician'] },
  other: { openid: 'o-other-agent', name: '王五', roles: ['agent', 'technician'] },
  finance: { openid: 'o-finance', name: '赵六', roles: ['finance'] },
  supervisor: { openid: 'o-supervisor', name: '主管', roles: ['supervisor'] },
  customer: { openid: 'o-customer', name: '', roles: [] },
  stranger: { openid: 'o-else', name: '', roles: [] },
} as const satisfies Record<string, { readonly openid: string; readonly name: string; readonly roles: readonly StaffRole[] }>;
export type Writer = keyof typeof WRITERS;

/** Numbers that orders can have: the check character fits. */
export const NUMBERS = ['JM2611-7Q4K3', 'JM2611-8A2CS', 'JM2611-9B3DR'] as const;

export type ChatDesk = {
  readonly cloud: MemoryCloud;
  /** What is answered, all texts together. */
  readonly say: (who: Writer, text: string) => Promise<string>;
  readonly photo: (who: Writer, mediaId?: string) => Promise<string>;
  readonly tap: (who: Writer, key: string) => Promise<string>;
  /** Messages that are handled at the same time: each is read against the conversation as it was before any of them. */
  readonly atOnce: (who: Writer, ...texts: readonly string[]) => Promise<readonly string[]>;
  /** The last message of this person once more, as WeChat sends it when our answer was lost. */
  readonly again: (who: Writer) => Promise<string>;
  readonly put: (order: WorkOrder) => WorkOrder;
  readonly order: (id?: string) => WorkOrder;
  readonly session: (who: Writer) => ChatSession | undefined;
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly deps: ChatDeps;
};

const PNG = new Uint8Array([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  0x49,
  0x48,
  0x44,
  0x52,
  ...new Array<number>(64).fill(7),
]);
/** What the gateway finds behind a media id. */
const MEDIA: Readonly<Record<string, Uint8Array | null>> = { photo: PNG, text: new Uint8Array(64).fill(65), gone: null };

type Options = {
  readonly settings?: Partial<Settings>;
  readonly registry?: ReadonlyMap<string, RegisteredMachine>;
  readonly english?: readonly Writer[];
  readonly unlinked?: readonly Writer[];
};

/** The service account's chat, with orders, sessions and pictures in memory. */
export function chatDesk(startAt: EpochMs, options: Options = {}): ChatDesk {
  const cloud = memoryCloud(startAt, options.settings);
  const ids: string[] = [];
  const all = (): readonly WorkOrder[] => ids.map((id) => cloud.order(id));
  const isOpen = ({ stage }: WorkOrder): boolean => !['completed', 'closed-remote', 'cancelled'].includes(stage);
  const byChange = (orders: readonly WorkOrder[]): readonly WorkOrder[] => [...orders].sort((a, b) => a.updatedAt - b.updatedAt);
  const page = (orders: readonly WorkOrder[], cursor: string | undefined, size = 20) => {
    const from = Number(cursor ?? 0);
    const found = orders.slice(from, from + size);
    return from + size < orders.length ? { orders: found, cursor: String(from + size) } : { orders: found };
  };
  const lists: Partial<OrderStore> = {
    find: async (id) => (ids.includes(id) ? cloud.order(id) : null),
    findByNumbers: async (numbers) => all().filter(({ orderNumber }) => numbers.includes(orderNumber)),
    search: async (text) =>
      all().filter(
        ({ orderNumber, machines, parcels }) =>
          orderNumber === text ||
          machines.some(({ serialNumber }) => serialNumber === text) ||
          parcels.some(({ waybillNumber }) => waybillNumber === text),
      ),
    findByWaybill: async (waybill) =>
      all().find(({ parcels }) => parcels.some(({ waybillNumber, ended }) => waybillNumber === waybill && !ended)) ?? null,
    listOfCustomer: async (openid, _filter, cursor) =>
      page(
        all().filter((order) => order.customerOpenid === openid && isOpen(order)),
        cursor,
      ),
    listOfGroup: async (group, cursor) => page(byChange(all().filter((order) => queueGroupOf(order) === group)), cursor),
    listOfAssignee: async (openid, cursor) =>
      page(byChange(all().filter((order) => order.assignee?.openid === openid && isOpen(order))), cursor),
    listOverdue: async (now, cursor) =>
      page(
        all().filter(({ machines }) => machines.some(({ promise }) => promise && promise.dueAt < now)),
        cursor,
      ),
    countByGroup: async () => {
      const groups = all().filter(isOpen).map(queueGroupOf);
      return Object.fromEntries(groups.map((group) => [group, groups.filter((one) => one === group).length]));
    },
    events: async (orderId, version) => cloud.events.filter((event) => event.orderId === orderId && event.version <= version),
    change: (request, decide) => cloud.orders.change(request, decide),
  };
  const attachments = new Map<string, Attachment>();
  const files = new Map<string, Uint8Array>();
  const sessions = new Map<string, ChatSession>();
  const people = Object.values(WRITERS);
  const { registry: _registry, notices: _notices, ...ports } = cloud;
  const deps = {
    ...ports,
    orders: lists as OrderStore,
    registry: { find: async () => options.registry ?? aRegistry(true) },
    attachments: {
      reserve: async (attachment) => void attachments.set(attachment.id, attachment),
      find: async (wanted) => wanted.flatMap((id) => attachments.get(id) ?? []),
      confirm: async (id, found) => {
        const attachment = attachments.get(id);
        if (attachment?.state !== 'reserved') return false;
        attachments.set(id, { ...attachment, ...found, state: 'confirmed' });
        return true;
      },
      keep: async (bytes, cloudPath) => {
        files.set(cloudPath, bytes);
        return `cloud://test/${cloudPath}`;
      },
      read: async (_fileId, cloudPath) => {
        const bytes = files.get(cloudPath);
        return bytes ? { bytes, sha256: sha256(cloudPath) } : null;
      },
      remove: async () => {},
      temporaryUrls: async () => new Map(),
    },
    users: {
      language: async (openid) => ((options.english ?? []).some((who) => WRITERS[who].openid === openid) ? 'en' : 'zh-CN'),
      noteLanguage: async () => {},
      credits: async () => ({}),
      addCredits: async () => ({}),
    },
    staff: {
      atWork: async (openid) => people.find((one) => one.openid === openid && one.roles.length > 0) ?? null,
      find: async (openid) => people.find((one) => one.openid === openid && one.roles.length > 0) ?? null,
      list: async () => people.filter(({ roles }) => roles.length > 0),
    },
    isSameSecret: (a, b) => a === b,
    sessions: {
      find: async (openid) => sessions.get(openid) ?? null,
      change: async (openid, change) => void sessions.set(openid, change(sessions.get(openid) ?? null)),
      forget: async (openid) => void sessions.delete(openid),
    },
    gateway: {
      readMedia: async (mediaId) => {
        const bytes = MEDIA[mediaId.split('-')[0] ?? ''];
        return bytes ? { ok: true, bytes } : { ok: false, errCode: 40007, errMsg: 'invalid media_id' };
      },
    },
    pageLink: (target, words) => `${words} → ${target}`,
  } satisfies Partial<ChatDeps> as Partial<ChatDeps> as ChatDeps;

  let messages = 0;
  const last = new Map<Writer, Parameters<typeof converse>[1]>();
  const send = async (who: Writer, message: Parameters<typeof converse>[1]): Promise<string> => {
    last.set(who, message);
    const openid = (options.unlinked ?? []).includes(who) ? null : WRITERS[who].openid;
    return (await converse(deps, message, openid)).texts.join('\n---\n');
  };
  const head = (who: Writer) => {
    messages += 1;
    return { serviceOpenid: `sa-${who}`, messageId: `message-${messages}`, at: cloud.now() };
  };
  return {
    cloud,
    say: (who, text) => send(who, { ...head(who), kind: 'text', text }),
    photo: (who, mediaId = `photo-${messages}`) => send(who, { ...head(who), kind: 'image', mediaId }),
    tap: (who, key) => send(who, { ...head(who), kind: 'menu', key }),
    atOnce: async (who, ...texts) => {
      const before = sessions.get(WRITERS[who].openid) ?? null;
      const messages = texts.map((text) => ({ ...head(who), kind: 'text' as const, text }));
      const meanwhile = { ...deps, sessions: { ...deps.sessions, find: async () => before } };
      const answers: string[] = [];
      for (const message of messages) answers.push((await converse(meanwhile, message, WRITERS[who].openid)).texts.join('\n---\n'));
      return answers;
    },
    again: (who) => {
      const message = last.get(who);
      if (!message) throw new Error(`${who} has said nothing yet`);
      return send(who, message);
    },
    put: (order) => {
      if (!ids.includes(order.id)) ids.push(order.id);
      cloud.put(order);
      return order;
    },
    order: (id = 'wo-1') => cloud.order(id),
    session: (who) => sessions.get(WRITERS[who].openid),
    attachments,
    deps,
  };
}
