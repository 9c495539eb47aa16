import * as fc from 'fast-check';
import { applyKept, noteDelivery } from '#core/application/messages/note-delivery';
import { sendDueNotices } from '#core/application/send-due-notices';
import type { ChainedEvent } from '#core/domain/event';
import { DEFAULT_PREFERENCES } from '#core/domain/messages/preferences';
import type { Notice } from '#core/domain/notice';
import { defaultSettings } from '../../config/cloud/settings';
import { NOON } from './notices';
import { type Excuses, faultyInstance } from './outbox-faults';
import { type OutboxWorld, outboxWorld } from './outbox-world';
import { sequences } from './plain-model/draw-sequence';
import { memoryStage } from './plain-model/memory-stage';
import { play } from './plain-model/play';
import { type Seeded, seeded } from './seeded';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Between two things that happen to orders. */
const GAPS = [2 * SECOND_MS, 20 * SECOND_MS, 50 * SECOND_MS, 5 * MINUTE_MS, 3 * HOUR_MS, 20 * HOUR_MS];
/** Where much happens at once, so that it is told together. */
const BUSY_GAPS = [2 * SECOND_MS, 5 * SECOND_MS, 5 * SECOND_MS, 20 * SECOND_MS, 20 * SECOND_MS, 3 * HOUR_MS];
const TEMPLATES = defaultSettings.subscribeTemplates;
const CUSTOMERS = ['o-customer', 'o-second'] as const;
const STAFF: OutboxWorld['staff'] = [
  { openid: 'o-agent', name: 'A', roles: ['agent'] },
  { openid: 'o-agent2', name: 'B', roles: ['agent', 'technician'] },
  { openid: 'o-finance', name: 'F', roles: ['finance'] },
  { openid: 'o-supervisor', name: 'V', roles: ['supervisor'] },
];

/** What came of one seed: the world at its end, what had to be told, and what went wrong on the way. */
export type Story = Excuses & {
  readonly world: OutboxWorld;
  /** Every notice that a step gave rise to. */
  readonly given: readonly Notice[];
  readonly histories: readonly (readonly ChainedEvent[])[];
};

/** Orders to which random things happen, told by instances to which anything may happen; then an hour comes without faults, until nothing waits any more. */
export async function tellStory(seed: number): Promise<Story> {
  const random = seeded(seed);
  const world = outboxWorld(NOON);
  const excuses: Excuses = { acknowledged: new Map(), excused: new Set(), late: [] };
  world.staff = STAFF;
  for (const { openid } of STAFF) world.person(openid, someone(random, world));
  const isBusy = random.oneIn(2);
  for (const openid of CUSTOMERS) {
    const person = someone(random, world);
    // Nearly everything that is told together goes by template: nobody has credits for so much.
    world.person(openid, isBusy && random.oneIn(2) ? { ...person, credits: {}, follows: true } : person);
  }
  world.wechat.ends = () => (random.oneIn(12) ? random.pick(['undelivered-user-block', 'undelivered-system'] as const) : 'delivered');

  const orders = await Promise.all([1, 2].map((number) => anOrder(seed * 2 + number, number, random)));
  const given: Notice[] = [];
  for (const notices of shuffled(
    orders.flatMap(({ told }) => told),
    random,
  )) {
    world.now += random.pick(isBusy ? BUSY_GAPS : GAPS);
    const happened = notices.map((notice) => ({ ...notice, at: world.now }));
    given.push(...happened);
    world.tell(...happened);
    await goOn(world, random, excuses, { orderId: happened[0]?.orderId ?? '', minutes: isBusy ? 0 : random.upTo(3) });
    live(world, random);
  }
  await settle(world, random, excuses);
  return { world, given, histories: orders.map(({ events }) => events), ...excuses };
}

/** What a person may be like: with credits that WeChat knows of or not, following or not, awake at night or not. */
function someone(random: Seeded, world: OutboxWorld): Parameters<OutboxWorld['person']>[1] {
  const credits = Object.fromEntries(Object.values(TEMPLATES).map((id) => [id, random.upTo(4)]));
  return {
    credits,
    follows: random.oneIn(2),
    ...(random.oneIn(3) ? { wroteAt: world.now - random.upTo(HOUR_MS) } : {}),
    preferences: random.oneIn(2) ? DEFAULT_PREFERENCES : { ...DEFAULT_PREFERENCES, quiet: null },
  };
}

/** An order that random steps were taken on, with what each of them told; order numbers are different for each notice, so that messages can be told apart. */
async function anOrder(seed: number, number: number, random: Seeded) {
  const [sequence] = fc.sample(sequences(24), { numRuns: 1, seed });
  const stage = memoryStage();
  if (sequence) await play(stage, sequence);
  const { events } = await stage.kept();
  const customer = random.pick(CUSTOMERS);
  const told = stage.told().map((notice) => renamed(notice, number, customer));
  const versions = [...new Set(told.map(({ version }) => version))];
  return { events, told: versions.map((version) => told.filter((notice) => notice.version === version)) };
}

function renamed(notice: Notice, number: number, customer: string): Notice {
  const { recipient, version, code, by } = notice;
  const who = recipient.kind === 'customer' ? { kind: 'customer' as const, openid: customer } : recipient;
  const name = 'role' in who ? who.role : who.openid;
  return {
    ...notice,
    id: `wo-${number}:${version}:${name}:${code}`,
    orderId: `wo-${number}`,
    orderNumber: `JM2611-${number}${version}${code}`,
    recipient: who,
    ...(by === undefined ? {} : { by: by === 'o-customer' ? customer : by }),
  };
}

/** As they may come between each other: orders take turns at random, each in its own order. */
function shuffled(steps: readonly (readonly Notice[])[], random: Seeded): readonly (readonly Notice[])[] {
  const left = new Map<string, (readonly Notice[])[]>();
  for (const step of steps) {
    const orderId = step[0]?.orderId ?? '';
    left.set(orderId, [...(left.get(orderId) ?? []), step]);
  }
  const mixed: (readonly Notice[])[] = [];
  for (
    let queues = [...left.values()].filter((queue) => queue.length > 0);
    queues.length > 0;
    queues = queues.filter((queue) => queue.length > 0)
  ) {
    const next = random.pick(queues).shift();
    if (next) mixed.push(next);
  }
  return mixed;
}

/** The nudge after a command, most times; then the timer for a few minutes, now and then twice at once. */
async function goOn(
  world: OutboxWorld,
  random: Seeded,
  excuses: Excuses,
  after: { readonly orderId: string; readonly minutes: number },
): Promise<void> {
  const { orderId, minutes } = after;
  const one = random.pick([8, 20, 60]);
  const run = (input: { readonly orderId?: string }) =>
    sendDueNotices(faultyInstance(world, random, one, excuses), input).catch(() => undefined);
  if (!random.oneIn(5)) await Promise.all(Array.from({ length: 1 + random.upTo(2) }, () => run({ orderId })));
  await tellEvents(world, random, excuses, one);
  await readOfGroup(world, random);
  for (let ticks = minutes; ticks > 0; ticks -= 1) {
    world.now += MINUTE_MS;
    await Promise.all(Array.from({ length: 1 + random.upTo(1) }, () => run({})));
    await landLate(world, excuses);
    await tellEvents(world, random, excuses, one);
    await readOfGroup(world, random);
  }
}

/** Somebody reads the oldest of those that wait to be told together, or that may have been told together already: the others are to be told all the same, and once. */
async function readOfGroup(world: OutboxWorld, random: Seeded): Promise<void> {
  const waiting = [...world.notices.values()].filter(
    ({ group, push, readAt, recipient }) => group !== null && push === 'pending' && readAt === null && recipient.kind !== 'role',
  );
  const [oldest] = waiting.sort((a, b) => b.attempts - a.attempts || a.at - b.at || a.version - b.version);
  if (oldest && oldest.recipient.kind !== 'role' && random.oneIn(oldest.attempts > 0 ? 1 : 6))
    world.read(oldest.recipient.openid, oldest.id);
}

/** What an instance wrote that died over it reaches the store once others have gone on: what they settled is to stay. Whatever comes to where nobody has been is as good as lost. */
async function landLate(world: OutboxWorld, { late }: Excuses): Promise<void> {
  for (const write of late.splice(0)) {
    const isSettled = write.ids.map((id) => world.notice(id).push !== 'pending');
    if (isSettled.every(Boolean)) await write.carryOut();
    else if (!isSettled.some(Boolean)) late.push(write);
  }
}

/** What WeChat tells of deliveries: late, twice, in any order; what a callback fails on is told again. */
async function tellEvents(world: OutboxWorld, random: Seeded, excuses: Excuses, one: number): Promise<void> {
  const { finished } = world.wechat;
  for (const delivery of finished.splice(0)) {
    if (random.oneIn(4)) {
      finished.push(delivery);
      continue;
    }
    const isTold = await noteDelivery(faultyInstance(world, random, one, excuses), delivery).then(
      () => true,
      () => false,
    );
    if (!isTold || random.oneIn(8)) finished.push(delivery);
  }
  await applyKept(faultyInstance(world, random, one, excuses)).catch(() => undefined);
}

/** What people do meanwhile: read, accept another message, write to the account, follow, unfollow without our hearing of it. */
function live(world: OutboxWorld, random: Seeded): void {
  const openid = random.pick(CUSTOMERS);
  const truth = world.wechat.truth(openid);
  if (random.oneIn(6)) {
    const theirs = [...world.notices.values()].filter(
      ({ recipient, readAt }) => readAt === null && recipient.kind === 'customer' && recipient.openid === openid,
    );
    world.read(openid, ...theirs.filter(() => random.oneIn(2)).map(({ id }) => id));
  }
  if (random.oneIn(4)) {
    const template = random.pick(Object.values(TEMPLATES));
    truth.credits.set(template, (truth.credits.get(template) ?? 0) + 1);
    const ledger = world.ledgers.get(`customer:${openid}`);
    if (ledger) ledger.credits = { ...ledger.credits, [template]: (ledger.credits[template] ?? 0) + 1 };
  }
  if (random.oneIn(15)) truth.follows = !truth.follows;
  if (random.oneIn(15)) truth.credits.clear();
}

/** An hour without faults at a time, until nothing waits; events of deliveries come, too. */
async function settle(world: OutboxWorld, random: Seeded, excuses: Excuses): Promise<void> {
  const never = Number.MAX_SAFE_INTEGER;
  for (let turns = 0; turns < 300; turns += 1) {
    await tellEvents(world, random, excuses, never);
    await sendDueNotices(faultyInstance(world, random, never, excuses), {});
    await landLate(world, excuses);
    const waiting = [...world.notices.values()].filter(({ push }) => push === 'pending');
    const next = Math.min(...waiting.map(({ dueAt }) => dueAt));
    if (waiting.length === 0 && world.wechat.finished.length === 0 && world.kept.size === 0) return;
    world.now = Math.max(world.now + MINUTE_MS, Number.isFinite(next) ? next : 0);
  }
}
