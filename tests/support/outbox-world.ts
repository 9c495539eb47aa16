import type { CallTask, CallTaskStore } from '#core/application/messages/call-task-ports';
import type { OutboxDeps } from '#core/application/messages/outbox-deps';
import type { StoredNotice } from '#core/application/messages/stored-notice';
import type {
  Delivery,
  DeliveryStore,
  Inbox,
  OutboxStore,
  Recipient,
  RecipientStore,
  ReleaseTask,
  SendLease,
  Told,
} from '#core/application/outbox-ports';
import type { Settings } from '#core/application/settings';
import { DEFAULT_PREFERENCES } from '#core/domain/messages/preferences';
import type { EpochMs } from '#core/domain/money-and-time';
import type { Notice } from '#core/domain/notice';
import { defaultSettings } from '../../config/cloud/settings';
import { sha256 } from './contexts';
import { type WechatWorld, wechatWorld } from './wechat-world';

export type WorldStaff = Awaited<ReturnType<OutboxDeps['staff']['list']>>;

type Ledger = { credits: Record<string, number>; told: readonly Told[]; sendingUntil: EpochMs };
type User = { language: 'zh-CN' | 'en'; hasChosenLanguage?: boolean; serviceOpenid: string | null; preferences: Recipient['preferences'] };

/** Goes between an instance and each of its calls; may throw instead, before or after the call is carried out. */
export type Between = <T>(call: string, carryOut: () => Promise<T>, input: readonly unknown[]) => Promise<T>;
const nothingBetween: Between = (_call, carryOut) => carryOut();

/** What the outbox works on, in memory: notices, ledger, people, call tasks, and WeChat with a truth of its own. */
export type OutboxWorld = {
  now: EpochMs;
  settings: Settings;
  staff: WorldStaff;
  readonly wechat: WechatWorld;
  readonly notices: Map<string, StoredNotice>;
  readonly ledgers: Map<string, Ledger>;
  readonly users: Map<string, User>;
  readonly tasks: Map<string, ReleaseTask>;
  readonly released: string[];
  readonly callTasks: Map<string, CallTask>;
  readonly kept: Map<string, Delivery & { readonly at: EpochMs }>;
  readonly pushed: StoredNotice[];
  readonly reported: unknown[];
  /** Puts notices there as a command does. */
  readonly tell: (...notices: readonly Notice[]) => void;
  readonly notice: (id: string) => StoredNotice;
  /** A person as WeChat and we know them. */
  readonly person: (
    openid: string,
    known: { credits?: Record<string, number>; follows?: boolean; wroteAt?: EpochMs } & Partial<User>,
  ) => void;
  /** Marks as read, which also takes it out of what somebody is to be called about. */
  readonly read: (openid: string, ...ids: readonly string[]) => void;
  /** An instance of the function. */
  readonly instance: (between?: Between, random?: () => number) => OutboxDeps & { readonly deliveries: DeliveryStore };
};

const inboxKeyOf = ({ audience, openid }: Inbox): string => `${audience}:${openid}`;
const ownerOf = ({ recipient }: Notice): string | null =>
  recipient.kind === 'role' ? null : inboxKeyOf({ audience: recipient.kind, openid: recipient.openid });

const stored = (notice: Notice): StoredNotice => ({
  ...notice,
  push: 'pending',
  pushReason: 'new',
  channel: null,
  considered: [],
  closed: {},
  attempts: 0,
  unansweredSince: null,
  dueAt: notice.at,
  sentAt: null,
  group: null,
  toldBy: null,
  messageId: null,
  readAt: null,
  delivery: null,
  renewed: 0,
  deadLetter: null,
});

export function outboxWorld(startsAt: EpochMs): OutboxWorld {
  const world: OutboxWorld = {
    now: startsAt,
    settings: defaultSettings,
    staff: [],
    wechat: wechatWorld(() => world.now),
    notices: new Map(),
    ledgers: new Map(),
    users: new Map(),
    tasks: new Map(),
    released: [],
    callTasks: new Map(),
    kept: new Map(),
    pushed: [],
    reported: [],
    tell: (...notices) => {
      for (const notice of notices) if (!world.notices.has(notice.id)) world.notices.set(notice.id, stored(notice));
    },
    notice: (id) => {
      const found = world.notices.get(id);
      if (!found) throw new Error(`no notice ${id}`);
      return found;
    },
    person: (openid, { credits = {}, follows = false, wroteAt, ...user }) => {
      const serviceOpenid = follows ? `s-${openid}` : null;
      world.users.set(openid, { language: 'zh-CN', preferences: DEFAULT_PREFERENCES, serviceOpenid, ...user });
      world.ledgers.set(inboxKeyOf({ audience: 'customer', openid }), { credits: { ...credits }, told: [], sendingUntil: 0 });
      world.wechat.know(openid, { credits, follows, ...(wroteAt === undefined ? {} : { wroteAt }) });
      if (serviceOpenid !== null && wroteAt !== undefined) followers.set(serviceOpenid, { lastWroteAt: wroteAt, repliesUsed: 0 });
    },
    read: (openid, ...ids) => {
      for (const id of ids) world.notices.set(id, { ...world.notice(id), readAt: world.now });
      void callTasksOf(world).forget(openid, ids);
    },
    instance: (between = nothingBetween, random = () => 0.5) => ({
      now: () => world.now,
      settings: async () => world.settings,
      staff: {
        atWork: async (openid) => world.staff.find((one) => one.openid === openid) ?? null,
        find: async () => null,
        list: async () => world.staff,
      },
      outbox: through('outbox', between, outboxOf(world)),
      recipients: through('recipients', between, recipientsOf(world, followers)),
      callTasks: through('callTasks', between, callTasksOf(world)),
      deliveries: through('deliveries', between, deliveriesOf(world)),
      sender: through('sender', between, world.wechat.sender(world)),
      gateway: through('gateway', between, world.wechat.gateway(world)),
      sha256,
      random,
      notePushed: (notice) =>
        between('notePushed', async () => {
          world.pushed.push(notice);
        }, [notice]),
      report: (bug) => world.reported.push(bug),
    }),
  };
  const followers = new Map<string, { lastWroteAt: EpochMs; repliesUsed: number }>();
  return world;
}

/** Every method of a port, with `between` before it. */
function through<Port extends object>(name: string, between: Between, port: Port): Port {
  const wrapped = Object.entries(port).map(([method, work]) => [
    method,
    (...input: readonly unknown[]) =>
      between(`${name}.${method}`, () => (work as (...input: readonly unknown[]) => Promise<unknown>)(...input), input),
  ]);
  return Object.fromEntries(wrapped) as Port;
}

function outboxOf(world: OutboxWorld): OutboxStore {
  const due = (at: EpochMs) =>
    [...world.notices.values()].filter(({ push, dueAt }) => push === 'pending' && dueAt <= at).sort((a, b) => a.dueAt - b.dueAt);
  return {
    due: async (now, orderId) => {
      const found = due(now).filter((notice) => orderId === undefined || notice.orderId === orderId);
      const people = found.flatMap(({ recipient: { kind, ...who } }): Inbox[] =>
        kind !== 'role' && 'openid' in who ? [{ audience: kind, openid: who.openid }] : [],
      );
      return {
        tasks: [...world.tasks.values()].filter((task) => orderId === undefined || task.orderId === orderId),
        roleNotices: found.filter(({ recipient }) => recipient.kind === 'role'),
        inboxes: [...new Map(people.map((inbox) => [inboxKeyOf(inbox), inbox])).values()],
      };
    },
    lease: async (inbox, now, until): Promise<SendLease | null> => {
      const key = inboxKeyOf(inbox);
      const ledger = world.ledgers.get(key) ?? { credits: {}, told: [], sendingUntil: 0 };
      if (ledger.sendingUntil > now) return null;
      const interruptedUntil = ledger.sendingUntil === 0 ? null : ledger.sendingUntil;
      world.ledgers.set(key, { ...ledger, sendingUntil: until });
      return { inbox, until, credits: { ...ledger.credits }, told: ledger.told, interruptedUntil };
    },
    release: async ({ inbox, until }, told) => {
      const ledger = world.ledgers.get(inboxKeyOf(inbox));
      if (ledger?.sendingUntil === until) world.ledgers.set(inboxKeyOf(inbox), { ...ledger, told, sendingUntil: 0 });
    },
    dueNotices: async (inbox, now) => due(now).filter((notice) => ownerOf(notice) === inboxKeyOf(inbox)),
    settle: async (noticeIds, { deadLetter, ...settled }) => {
      for (const id of noticeIds) {
        const notice = world.notice(id);
        if (notice.push !== 'pending') continue;
        world.notices.set(id, { ...notice, ...settled, ...(deadLetter ? { deadLetter } : {}) });
      }
    },
    takeCredit: async (openid, templateId, all) => {
      const ledger = world.ledgers.get(inboxKeyOf({ audience: 'customer', openid }));
      if (ledger) ledger.credits = { ...ledger.credits, [templateId]: all ? 0 : (ledger.credits[templateId] ?? 0) - 1 };
    },
    addNotices: async (added) => world.tell(...added),
    releaseSerials: async ({ id }) => {
      world.released.push(id);
      world.tasks.delete(id);
    },
  };
}

function recipientsOf(world: OutboxWorld, followers: Map<string, { lastWroteAt: EpochMs; repliesUsed: number }>): RecipientStore {
  return {
    find: async (openid) => {
      const user = world.users.get(openid) ?? { language: 'zh-CN' as const, serviceOpenid: null, preferences: DEFAULT_PREFERENCES };
      return { hasChosenLanguage: false, ...user };
    },
    wrote: async (serviceOpenid) => {
      const follower = followers.get(serviceOpenid);
      return follower ? { ...follower } : null;
    },
    save: async (openid, choice) => {
      const user = world.users.get(openid) ?? { serviceOpenid: null };
      world.users.set(openid, { ...user, ...choice });
    },
    noteGone: async (openid) => {
      const user = world.users.get(openid);
      if (user) world.users.set(openid, { ...user, serviceOpenid: null });
    },
    noteReply: async (serviceOpenid) => {
      const follower = followers.get(serviceOpenid);
      if (follower) follower.repliesUsed += 1;
    },
  };
}

function callTasksOf(world: OutboxWorld): Pick<CallTaskStore, 'add' | 'forget' | 'endEmpty'> & CallTaskStore {
  const tasks = world.callTasks;
  const unused = async (): Promise<never> => Promise.reject(new Error('the outbox asks no such thing'));
  return {
    add: async (notices, { at, callAt }) => {
      const [first] = notices;
      if (first?.recipient.kind !== 'customer') throw new Error('only customers are called');
      const id = `${first.orderId}:${first.recipient.openid}`;
      const before = tasks.get(id);
      const ids = notices.map((notice) => notice.id);
      const opened = { noticeIds: ids, openedBy: first.id, openedAt: at, callAt, isOpen: true };
      const task: CallTask =
        before && before.noticeIds.length > 0
          ? { ...before, noticeIds: [...new Set([...before.noticeIds, ...ids])] }
          : { id, orderId: first.orderId, orderNumber: first.orderNumber, customerOpenid: first.recipient.openid, calls: [], ...opened };
      tasks.set(id, task);
      return task;
    },
    forget: async (openid, ids) => {
      for (const [id, task] of tasks)
        if (task.customerOpenid === openid)
          tasks.set(id, { ...task, noticeIds: task.noticeIds.filter((noticeId) => !ids.includes(noticeId)) });
    },
    endEmpty: async () => {
      for (const [id, task] of tasks) if (task.noticeIds.length === 0) tasks.set(id, { ...task, isOpen: false });
    },
    forgetOrder: unused,
    toldByPhone: unused,
    find: unused,
    listOpen: unused,
    countDue: unused,
    noticesOf: unused,
    contactsOf: unused,
    noteCall: unused,
  };
}

function deliveriesOf(world: OutboxWorld): DeliveryStore {
  const idOf = ({ channel, messageId }: Delivery) => `${channel}:${messageId}`;
  return {
    apply: async ({ channel, messageId, status }, at) => {
      const told = [...world.notices.values()].filter(
        (one) => one.messageId === messageId && one.channel === channel && one.push === 'sent',
      );
      for (const notice of told) {
        const back = { push: 'pending', pushReason: status, channel: null, messageId: null, toldBy: null, sentAt: null } as const;
        const again = { attempts: 0, unansweredSince: null, dueAt: at };
        world.notices.set(
          notice.id,
          status === 'delivered'
            ? { ...notice, delivery: status }
            : { ...notice, ...back, ...again, closed: { ...notice.closed, [channel]: status } },
        );
      }
      return told.length > 0;
    },
    keep: async (delivery, at) => {
      if (!world.kept.has(idOf(delivery))) world.kept.set(idOf(delivery), { ...delivery, at });
    },
    kept: async (limit) => [...world.kept.values()].sort((a, b) => a.at - b.at).slice(0, limit),
    forget: async (deliveries) => {
      for (const delivery of deliveries) world.kept.delete(idOf(delivery));
    },
  };
}
