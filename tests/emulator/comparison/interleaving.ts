import { setTimeout as after } from 'node:timers/promises';
import type { Actor, Step } from './draw/transactions';
import type { Stored } from './model/collection';
import { Refusal } from './model/refusal';
import { type Answer, type Operation, TransactionalStore } from './model/transactions';
import { encoded, type Reply, type Wire } from './wire';

/** So long only a call that will never be answered takes. */
const HANGS_MS = 10_000;

type Expected = Answer | { readonly refused: string } | 'done';
type Waiting = { readonly operation: Operation; readonly reply: Promise<Reply>; isAnswered: boolean };

/**
 * Carries a script out at the endpoint and in the model, step by step, and compares each answer. A write from outside that has to wait is sent
 * and left waiting; it must be answered when the transaction in its way has ended, and not before.
 */
export class Interleaving {
  private readonly store: TransactionalStore;
  private readonly ids = new Map<Actor, string>();
  private waiting: Waiting[] = [];
  private readonly told: string[] = [];

  constructor(
    private readonly wire: Wire,
    private readonly collection: string,
    documents: readonly Stored[],
  ) {
    this.store = new TransactionalStore(documents);
    this.told.push(...documents.map(encoded));
  }

  async step({ actor, act }: Step): Promise<void> {
    if (act.kind === 'start') await this.start(actor);
    else if (act.kind === 'commit' || act.kind === 'abort') await this.end(actor, act.kind);
    else if (actor === 'outside') await this.outside(act);
    else await this.inside(actor, act);
    await this.settleWaiting();
  }

  /** Ends what is open, and compares what is stored. */
  async finish(): Promise<void> {
    for (const actor of this.ids.keys()) {
      if (this.store.isOpen(this.nameOf(actor))) await this.end(actor, 'commit');
      await this.settleWaiting();
    }
    const stored = await this.wire.stored(this.collection);
    const wanted = this.store.documents().toSorted((left, right) => (left._id < right._id ? -1 : 1));
    this.compare('stored in the end', wanted.map(encoded).join('\n'), stored.map(encoded).join('\n'));
  }

  /** Leaves no transaction open behind a failure: the next case would have to wait for it. */
  async abandon(): Promise<void> {
    for (const id of this.ids.values()) await this.wire.abort(id);
    await Promise.allSettled(this.waiting.map(({ reply }) => reply));
  }

  private nameOf(actor: Actor): string {
    return this.ids.get(actor) ?? '';
  }

  private async start(actor: Actor): Promise<void> {
    if (this.store.isOpen(this.nameOf(actor))) return;
    const { transactionId } = await this.wire.start();
    if (!transactionId) throw new Error('no transaction was started');
    this.ids.set(actor, transactionId);
    this.store.start(transactionId);
    this.told.push(`${actor} starts`);
  }

  private async inside(actor: Actor, operation: Operation): Promise<void> {
    if (!this.ids.has(actor)) await this.start(actor);
    const transactionId = this.nameOf(actor);
    if (this.store.isOpenQuestion(operation, transactionId)) return;
    const expected = answerTo(() => this.store.inside(transactionId, operation));
    this.compare(`${actor}: ${encoded(operation)}`, shown(expected), shownReply(await this.answered(this.send(operation, transactionId))));
    // What MongoDB makes of a transaction after a refusal other than a conflict is not published for the platform: it is ended.
    const isDoubtful = typeof expected === 'object' && 'refused' in expected && this.store.isOpen(transactionId);
    if (!isDoubtful) return;
    this.store.abort(transactionId);
    await this.wire.abort(transactionId);
    this.told.push(`${actor} aborts`);
  }

  private async end(actor: Actor, how: 'commit' | 'abort'): Promise<void> {
    const transactionId = this.nameOf(actor);
    if (!transactionId) return;
    const wasOpen = this.store.isOpen(transactionId);
    const early = this.waiting.find(({ isAnswered }) => isAnswered);
    if (early) this.compare(`outside: ${encoded(early.operation)}`, 'no answer yet', shownReply(await early.reply));
    const expected = answerTo(() => {
      this.store[how](transactionId);
      return undefined;
    });
    const { refused } = await this.answered(this.wire[how](transactionId));
    // Whether a transaction that a conflict ended may still be aborted is not published.
    if (how === 'abort' && !wasOpen && refused === undefined) return;
    this.compare(`${actor}: ${how}`, shown(expected), refused ? shown({ refused }) : shown('done'));
  }

  private async outside(operation: Operation): Promise<void> {
    if (this.store.isOpenQuestion(operation)) return;
    if (!this.store.isHeldUp(operation)) {
      const expected = answerTo(() => this.store.outside(operation));
      this.compare(`outside: ${encoded(operation)}`, shown(expected), shownReply(await this.answered(this.send(operation))));
      return;
    }
    // Which of two that wait for one document comes first is nobody's promise.
    if (this.waiting.some((other) => 'id' in other.operation && 'id' in operation && other.operation.id === operation.id)) return;
    this.told.push(`outside: ${encoded(operation)} waits`);
    const waiting: Waiting = { operation, reply: this.send(operation), isAnswered: false };
    waiting.reply.then(
      () => {
        waiting.isAnswered = true;
      },
      () => {},
    );
    this.waiting.push(waiting);
  }

  /** Those that nobody is in the way of any more. */
  private async settleWaiting(): Promise<void> {
    const free = this.waiting.filter(({ operation }) => !this.store.isHeldUp(operation));
    this.waiting = this.waiting.filter((each) => !free.includes(each));
    for (const { operation, reply } of free) {
      const expected = answerTo(() => this.store.outside(operation));
      this.compare(`outside, having waited: ${encoded(operation)}`, shown(expected), shownReply(await this.answered(reply)));
    }
  }

  private send(operation: Operation, transactionId?: string): Promise<Reply> {
    const where = { collection: this.collection, transactionId };
    switch (operation.kind) {
      case 'get':
        return this.wire.get(where, operation.id);
      case 'query':
        return this.wire.find(where, { query: operation.query, order: [['_id', 1]] });
      case 'insert':
        return this.wire.insert(where, [{ _id: operation.id, ...operation.document }]);
      case 'set':
        return this.wire.set(where, operation.id, operation.document);
      case 'update':
        return this.wire.updateOne(where, operation.id, operation.update);
      case 'remove':
        return this.wire.removeOne(where, operation.id);
    }
  }

  private async answered(reply: Promise<Reply>): Promise<Reply> {
    const timer = new AbortController();
    const hangs = after(HANGS_MS, undefined, { signal: timer.signal }).then(() => {
      throw new Error(`after\n  ${this.told.join('\n  ')}\nthe next call is never answered`);
    });
    try {
      return await Promise.race([reply, hangs]);
    } finally {
      hangs.catch(() => {});
      timer.abort();
    }
  }

  private compare(what: string, expected: string, actual: string): void {
    if (expected !== actual)
      throw new Error(`after\n  ${this.told.join('\n  ')}\nthis\n  ${what}\nmust give\n  ${expected}\nand gave\n  ${actual}`);
    this.told.push(`${what} → ${expected}`);
  }
}

function answerTo(act: () => Answer | undefined): Expected {
  try {
    return act() ?? 'done';
  } catch (failure) {
    if (failure instanceof Refusal) return { refused: failure.kind };
    throw failure;
  }
}

const byId = (left: { readonly _id?: unknown }, right: { readonly _id?: unknown }) => (String(left._id) < String(right._id) ? -1 : 1);

function shown(expected: Expected): string {
  if (expected === 'done') return expected;
  if ('documents' in expected) return expected.documents.toSorted(byId).map(encoded).join('\n  ') || 'nothing';
  return JSON.stringify(expected);
}

function shownReply({ refused, documents, updated, deleted, insertedIds }: Reply): string {
  if (refused) return shown({ refused });
  if (documents) return shown({ documents });
  if (insertedIds) return shown({ insertedId: insertedIds[0] ?? '' });
  const count = updated ?? deleted;
  return count === undefined ? 'done' : shown({ count });
}
