import * as fc from 'fast-check';
import { byAnother, type Idea, ideasOn } from './ideas';
import { allows, judge } from './judge';
import { DAY, type Origin, type PlainOrder, plainOrder, stageOf } from './plain-order';

/** One thing that happens to an order. */
export type Happening =
  /** `behind`: the person's screen is so many versions old. */
  | ({ readonly kind: 'step'; readonly behind?: number } & Idea)
  /** The last step that was taken is sent once more, as it was or with other words under the same id. */
  | { readonly kind: 'again'; readonly words: 'same' | 'other' }
  /** Days go by in so many leaps, the clock running after each. */
  | { readonly kind: 'wait'; readonly days: readonly number[] }
  /** The customer opens the order. */
  | { readonly kind: 'look' }
  | { readonly kind: 'outbox' };

export type Sequence = { readonly origins: readonly Origin[]; readonly happenings: readonly Happening[] };

const ORIGINS: readonly Origin[] = ['in', 'in', 'out', 'out', 'unknown', 'unlabelled'];
const WAITS: readonly (readonly number[])[] = [[1], [1], [4], [8], [11], [11], [31]];
/** As a bill runs: to each reminder, and beyond. */
const NINETY_DAYS = [3, 4, 23, 30, 20, 9, 2];

/** What leads on; the rest leads aside. */
const ONWARDS = [
  'confirm-return',
  'send-in',
  'sign-parcel',
  'unpack',
  'judge-free',
  'quote',
  'submit-voucher',
  'approve-voucher',
  'finish',
  'ship',
  'confirm-delivered',
  'resolve-discrepancy',
];
/** Seldom legal: taken when it is. */
const SELDOM = [
  'hold',
  'reopen',
  'give-up',
  'refund',
  'decline',
  'request-split',
  'decide-split',
  'decide-approval',
  'note-refused-return',
  'read-label',
];
/** Legal nearly always, and of little consequence, or the end of the order or of a machine's part in it. */
const SPARINGLY = ['message', 'assign', 'share', 'revoke-share', 'establish-warranty', 'ask-info', 'cancel', 'fix-remotely', 'withdraw'];

type Chance = { readonly upTo: (most: number) => number; readonly oneIn: (times: number) => boolean };

function weightOf(step: string): number {
  if (SPARINGLY.includes(step)) return 1;
  return SELDOM.includes(step) ? 24 : ONWARDS.includes(step) ? 16 : 6;
}

/** Somebody who owes something and knows it: only time brings that to an end. */
const isOwed = ({ machines }: PlainOrder): boolean =>
  machines.some(
    ({ state, notifiedAt, freight }) => (state === 'quoted' && notifiedAt !== null) || (state === 'return-refused' && freight?.notifiedAt),
  );
const isOver = (order: PlainOrder): boolean => ['cancelled', 'completed', 'closed-remote'].includes(stageOf(order));

function pick<T>({ upTo }: Chance, items: readonly T[]): T {
  return items[upTo(items.length - 1)] as T;
}

/** A step the order allows, the steps first and the machines then, so that no step is drawn more often for having many ideas. */
function legalIdea(chance: Chance, order: PlainOrder): Idea | undefined {
  const legal = ideasOn(order).filter(({ who, step, words }) => allows(order, who, step, words).isLegal === true);
  const steps = [...new Set(legal.map(({ step }) => step))].flatMap((step) => Array.from({ length: weightOf(step) }, () => step));
  if (steps.length === 0) return undefined;
  const step = pick(chance, steps);
  return pick(
    chance,
    legal.filter((idea) => idea.step === step),
  );
}

/** A step that stands where it may be taken, but for one reason or another must not. */
function guardedIdea(chance: Chance, order: PlainOrder): Idea | undefined {
  const guarded = ideasOn(order).filter(({ who, step, words }) => {
    const { isLegal, codes } = allows(order, who, step, words);
    return isLegal === false && !codes.some((code) => ['wrong-state', 'unknown-target', 'not-allowed', 'not-found'].includes(code));
  });
  if (guarded.length === 0) return undefined;
  const step = pick(chance, [...new Set(guarded.map((idea) => idea.step))]);
  return pick(
    chance,
    guarded.filter((idea) => idea.step === step),
  );
}

function draw(chance: Chance, order: PlainOrder): Happening {
  if (isOwed(order) && chance.oneIn(5)) return { kind: 'wait', days: NINETY_DAYS };
  if (chance.oneIn(10)) return { kind: 'wait', days: pick(chance, WAITS) };
  if (chance.oneIn(14)) return { kind: 'look' };
  if (chance.oneIn(25)) return { kind: 'outbox' };
  if (chance.oneIn(14)) return { kind: 'again', words: chance.oneIn(3) ? 'other' : 'same' };
  const legal = legalIdea(chance, order);
  if (!legal || chance.oneIn(4)) {
    const wrong = chance.oneIn(3) ? undefined : guardedIdea(chance, order);
    const any = wrong ?? pick(chance, ideasOn(order));
    return { kind: 'step', ...(!wrong && chance.oneIn(3) ? byAnother(any, chance.upTo(20)) : any) };
  }
  return { kind: 'step', ...legal, ...(chance.oneIn(12) ? { behind: 1 + chance.upTo(2) } : {}) };
}

/** What the order is then, roughly: only to draw what may come next. What really happens is seen when it is played. */
function imagine(order: PlainOrder, happening: Happening): PlainOrder {
  switch (happening.kind) {
    case 'step': {
      if (happening.behind) return order;
      const { after, isLegal } = judge(order, happening.who, happening.step, happening.words);
      return isLegal === false ? order : happening.who === 'customer' ? seen(after) : after;
    }
    case 'look':
      return seen(order);
    case 'wait':
      return happening.days.reduce(aged, order);
    default:
      return order;
  }
}

function seen(order: PlainOrder): PlainOrder {
  const unseen = order.machines.filter(({ state, notifiedAt, freight }) =>
    state === 'quoted' ? notifiedAt === null : state === 'return-refused' && freight?.notifiedAt === null,
  );
  return unseen.length === 0 ? order : judge(order, 'customer', 'note-notified', { machineIds: unseen.map(({ id }) => id) }).after;
}

function aged(before: PlainOrder, days: number): PlainOrder {
  let order = structuredClone(before);
  order.now += days * DAY;
  for (const { id, state, notifiedAt, freight } of order.machines) {
    const since = state === 'return-refused' ? freight?.notifiedAt : notifiedAt;
    const kind = state === 'return-refused' ? 'pay-freight' : 'pay';
    order.reminded.push(
      ...[3, 7, 30, 60, 80, 89]
        .filter((day) => order.now >= (since ?? order.now) + day * DAY)
        .map((day) => `${kind} ${id} ${since} ${day}`),
    );
  }
  for (const { id } of order.shipments) {
    const { isLegal, after } = judge(order, 'timer', 'confirm-delivered', { shipmentId: id });
    if (isLegal === true) order = after;
  }
  return order;
}

/** Sequences drawn with the plain model in hand; shrunk by leaving things out, whatever that makes of the rest. */
class SequenceArbitrary extends fc.Arbitrary<Sequence> {
  constructor(private readonly longest: number) {
    super();
  }

  override generate(random: fc.Random): fc.Value<Sequence> {
    const upTo = (most: number) => random.nextInt(0, Math.max(0, most));
    const chance: Chance = { upTo, oneIn: (times) => upTo(times - 1) === 0 };
    const origins = Array.from({ length: 1 + upTo(2) }, () => pick(chance, ORIGINS));
    // A moment like any other: what is drawn does not depend on it.
    let order = plainOrder(origins, Date.UTC(2026, 10, 27, 4));
    const happenings: Happening[] = [];
    for (let count = Math.ceil(this.longest / 2) + upTo(Math.floor(this.longest / 2)); count > 0; count -= 1) {
      const happening = draw(chance, order);
      happenings.push(happening);
      order = imagine(order, happening);
      // What is over has little to tell: a few more things, and the sequence ends.
      if (isOver(order)) count = Math.min(count, 1 + upTo(4));
    }
    return new fc.Value({ origins, happenings }, undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Sequence {
    return false;
  }

  override shrink({ origins, happenings }: Sequence): fc.Stream<fc.Value<Sequence>> {
    const smaller: Sequence[] = [];
    for (let size = Math.ceil(happenings.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let from = happenings.length - size; from >= 0; from -= size) {
        smaller.push({ origins, happenings: [...happenings.slice(0, from), ...happenings.slice(from + size)] });
      }
    }
    return fc.Stream.of(...smaller.map((value) => new fc.Value(value, undefined)));
  }
}

/** @param longest how many things happen at most; at least half as many do */
export const sequences = (longest: number): fc.Arbitrary<Sequence> => new SequenceArbitrary(longest);

const tell = (happening: Happening): string => {
  switch (happening.kind) {
    case 'step': {
      const { who, step, words, behind } = happening;
      return `${who}: ${step} ${JSON.stringify(words)}${behind ? ` with a screen ${behind} versions old` : ''}`;
    }
    case 'again':
      return `the last step once more, with ${happening.words === 'same' ? 'the same' : 'other'} words`;
    case 'wait':
      return `${happening.days.join(' + ')} days go by`;
    case 'look':
      return 'the customer opens the order';
    case 'outbox':
      return 'the outbox runs';
  }
};

/** A sequence as a person would tell it. */
export const inWords = ({ origins, happenings }: Sequence): string =>
  [`an order of ${origins.join(', ')}`, ...happenings.map((happening, index) => `${index + 1}. ${tell(happening)}`)].join('\n');
