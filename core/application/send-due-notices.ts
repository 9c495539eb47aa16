import type { EpochMs } from '../domain/money-and-time';
import type { OutboxDeps } from './messages/outbox-deps';
import { sendToPerson } from './messages/send-to-person';
import { spreadNotice } from './messages/spread-notice';
import type { DueWork, Inbox } from './outbox-ports';
import { unlessItThrows } from './unless-it-throws';

/** A run begins nothing after this long: the function may run for 60 s, and one call of WeChat's may take several. */
const RUN_MS = 45_000;
/** People who are sent to at the same time. */
const AT_ONCE = 20;

export type Sending = { readonly sent: number; readonly settled: number };

/**
 * Does what commands left behind: gives notices for staff to their people, tells everybody what is due, one message at a time per person (43108), and releases
 * serials. At least once: whatever is interrupted is found again by the next run. The in-app record stands in any case. Several runs at once share the work:
 * each takes people in an order of its own, and a person belongs to one of them. Nobody's trouble holds up anybody else.
 *
 * @param input `orderId` to look at one order only, right after a command
 * @returns how many messages WeChat took, and how many notices came further
 */
export async function sendDueNotices(deps: OutboxDeps, input: { readonly orderId?: string }): Promise<Sending> {
  const endsAt = deps.now() + RUN_MS;
  const waiting = new People(deps, input.orderId);
  // A run for one order does not come by again; one for everything looks for people until none is left.
  const sitting = { endsAt, looksAgain: input.orderId !== undefined };
  let sent = 0;
  let settled = 0;
  const work = async () => {
    for (let inbox = await waiting.next(endsAt); inbox !== null; inbox = await waiting.next(endsAt)) {
      const who = inbox;
      const progress = await unlessItThrows(() => sendToPerson(deps, who, sitting), { sent: 0, settled: 0 }, deps.report);
      waiting.done(who, progress.settled > 0);
      sent += progress.sent;
      settled += progress.settled;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { sent, settled };
}

const keyOf = ({ audience, openid }: Inbox): string => `${audience} ${openid}`;

/** People who wait to be told something, read anew whenever nobody is left of those that were read. */
class People {
  readonly #deps: OutboxDeps;
  readonly #orderId: string | undefined;
  #queue: Inbox[] = [];
  /** Being sent to now, or without any progress in this run: not to be taken (again). */
  readonly #taken = new Map<string, Inbox>();
  /** Tasks and notices for roles that failed once; they are left to the next run. */
  readonly #tried = new Set<string>();
  #reading: Promise<number> | null = null;

  constructor(deps: OutboxDeps, orderId: string | undefined) {
    this.#deps = deps;
    this.#orderId = orderId;
  }

  /** The next one; null when nobody waits, or time is up. */
  async next(endsAt: EpochMs): Promise<Inbox | null> {
    let found = 1;
    while (this.#deps.now() < endsAt) {
      const inbox = this.#queue.shift();
      if (inbox) {
        this.#taken.set(keyOf(inbox), inbox);
        return inbox;
      }
      if (found === 0) return null;
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null;
      });
      const read = await this.#reading;
      // Others have taken all of them; of one order everybody was found.
      found = this.#orderId === undefined ? read : 0;
    }
    return null;
  }

  /** Whoever came no further is left to the next run: somebody else is sending to them, or something is wrong. */
  done(inbox: Inbox, cameFurther: boolean): void {
    if (cameFurther) this.#taken.delete(keyOf(inbox));
  }

  /** @returns how many people were found */
  async #read(): Promise<number> {
    const { outbox, now, random } = this.#deps;
    const due = await outbox.due(now(), this.#orderId, [...this.#taken.values()]);
    const told = await this.#doOthers(due);
    const fresh = new Map([...due.inboxes, ...told].map((inbox) => [keyOf(inbox), inbox]));
    this.#queue = [...fresh].flatMap(([key, inbox]) => (this.#taken.has(key) ? [] : [inbox]));
    shuffle(this.#queue, random);
    return this.#queue.length;
  }

  /** What is no person's. @returns who got something by it */
  async #doOthers({ tasks, roleNotices }: DueWork): Promise<readonly Inbox[]> {
    const { outbox, report } = this.#deps;
    const isFresh = ({ id }: { readonly id: string }) => {
      const isTried = this.#tried.has(id);
      this.#tried.add(id);
      return !isTried;
    };
    for (const task of tasks.filter(isFresh)) await unlessItThrows(() => outbox.releaseSerials(task), undefined, report);
    const told: Inbox[] = [];
    const fresh = roleNotices.filter(isFresh);
    for (let from = 0; from < fresh.length; from += AT_ONCE) {
      const slice = fresh.slice(from, from + AT_ONCE);
      const people = await Promise.all(slice.map((notice) => unlessItThrows(() => spreadNotice(this.#deps, notice), [], report)));
      told.push(...people.flat());
    }
    return told;
  }
}

function shuffle(items: Inbox[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [items[last], items[other]];
    if (a && b) [items[last], items[other]] = [b, a];
  }
}
