import { type ChainedEvent, canonicalJson, chainEvent } from '#core/domain/event';
import { evolve } from '#core/domain/evolve';
import { queueGroupOf } from '#core/domain/queue-group';
import type { WorkOrder } from '#core/domain/work-order';
import { sha256 } from '../contexts';
import { changeFaults, faultsOf } from '../invariants';
import { differencesFrom } from './compare';
import type { Happening, Sequence } from './draw-sequence';
import { allows, judge } from './judge';
import { type Origin, type PlainOrder, plainOrder } from './plain-order';
import type { Words } from './plain-step';
import type { Kept, PlayStage, Sent } from './play-stage';
import { missedReminders, type PlainReminder, takeReminder } from './reminders';

/** What is wrong with the events themselves: each version once, every hash over what stands in it and on the one before, the order their sum (I9, I12). */
export function chainFaults({ order, events, noticeIds, stage, queueGroup }: Kept): readonly string[] {
  let replayed: WorkOrder | null = null;
  const faults: string[] = [];
  for (const [index, event] of events.entries()) {
    const { previousHash, hash, chain: _chain, ...bare } = event;
    const before = events[index - 1];
    if (event.version !== index + 1) faults.push(`event ${index + 1} is of version ${event.version}`);
    if (previousHash !== (before?.hash ?? '')) faults.push(`the chain breaks before version ${event.version}`);
    if (chainEvent(previousHash, bare, sha256).hash !== hash) faults.push(`the hash of version ${event.version} is not that of its words`);
    const after: WorkOrder = evolve(replayed, event);
    faults.push(...faultsOf(after), ...(replayed ? changeFaults(replayed, after) : []));
    replayed = after;
  }
  if (canonicalJson(replayed) !== canonicalJson(order)) faults.push('I12 the events, replayed, are another order than the stored one');
  if (new Set(noticeIds).size !== noticeIds.length) faults.push('I9 a notice is there twice');
  if (stage !== undefined && stage !== order.stage) faults.push(`I6 stage ${stage} beside an order that is ${order.stage}`);
  if (queueGroup !== undefined && queueGroup !== queueGroupOf(order)) faults.push(`it stands in the queue as ${queueGroup}`);
  return faults;
}

/** An order being played: the model beside what is stored. */
export class Play {
  model: PlainOrder;
  /** The last version after which screens are out of date. */
  #loud = 1;
  #commands = 0;
  #last: Sent | null = null;
  readonly #remindedAt = new Map<string, number>();

  constructor(
    private readonly stage: PlayStage,
    origins: readonly Origin[],
    now: number,
  ) {
    this.model = plainOrder(origins, now);
  }

  async happen(happening: Happening): Promise<readonly string[]> {
    switch (happening.kind) {
      case 'step':
        return this.#step(happening);
      case 'again':
        return this.#again(happening.words);
      case 'look':
        await this.stage.look();
        return this.#compare(await this.stage.kept());
      case 'outbox':
        await this.stage.outbox();
        return this.#compare(await this.stage.kept());
      case 'wait': {
        const faults: string[] = [];
        for (const days of happening.days) {
          await this.stage.wait(days);
          faults.push(...this.#compare(await this.stage.kept()));
          this.model.now = await this.stage.now();
          faults.push(...missedReminders(this.model, this.#remindedAt), ...this.#undelivered());
        }
        return faults;
      }
    }
  }

  async #step({ who, step, words, behind = 0 }: Happening & { readonly kind: 'step' }): Promise<readonly string[]> {
    this.#commands += 1;
    this.model.now = await this.stage.now();
    const sent: Sent = {
      who,
      step,
      words,
      version: Math.max(0, this.model.version - behind),
      commandId: `plain-model-${String(this.#commands).padStart(8, '0')}`,
    };
    const expected = this.#expected(sent);
    const answer = await this.stage.take(sent);
    const kept = await this.stage.kept();
    if (answer.ok && expected.isLegal !== false) {
      const event = kept.events[this.model.version];
      if (event?.commandId !== sent.commandId) return [`it was answered with yes, but the next event is ${event?.step ?? 'not there'}`];
      this.#last = sent;
      this.model.now = event.at;
      this.model = judge(this.model, who, step, words).after;
      this.#loud = this.model.version;
    } else if (answer.ok) return [`it was done, and should have been refused: ${expected.codes.join(', ')}`];
    else if (expected.isLegal === true) return [`it should have been done, and was refused: ${answer.code}`];
    else if (expected.isLegal === false && !expected.codes.includes(answer.code))
      return [`it was refused as ${answer.code}, not as ${expected.codes.join(' or ')}`];
    else if (answer.code === 'stale-version' && (answer.changes ?? []).length === 0) return ['the loser was not told what changed'];
    return this.#compare(kept);
  }

  #expected({ who, step, words, version }: Sent): { readonly isLegal: boolean | 'either'; readonly codes: readonly string[] } {
    const judged = allows(this.model, who, step, words);
    const isRightAway = ['not-found', 'not-allowed', 'invalid-request'].some((code) => judged.codes.includes(code));
    return version < this.#loud && !isRightAway ? { isLegal: false, codes: ['stale-version'] } : judged;
  }

  async #again(words: 'same' | 'other'): Promise<readonly string[]> {
    if (!this.#last) return [];
    const other = { ...this.#last, step: 'message', words: { text: '另一句话', photos: [] } };
    const answer = await this.stage.take(words === 'same' ? this.#last : other);
    const code = answer.ok ? 'done' : answer.code;
    // Finance sends no messages, but the id is looked at first.
    const isRight = words === 'same' ? answer.ok : code === 'command-reused';
    return isRight ? this.#compare(await this.stage.kept()) : [`the repeated command was answered with ${code}`];
  }

  /**
   * Takes in what several people did at once, in the order in which it was stored, and compares.
   *
   * @param sent by command id
   */
  absorb(kept: Kept, sent: ReadonlyMap<string, Pick<Sent, 'who' | 'step' | 'words'>>): readonly string[] {
    for (const event of kept.events.slice(this.model.version)) {
      const own = sent.get(event.commandId);
      const faults = own ? this.#taken(event, own) : this.#happened(event);
      if (faults.length > 0) return faults;
    }
    return differencesFrom(this.model, kept, this.stage.real);
  }

  #taken(event: ChainedEvent, { who, step, words }: Pick<Sent, 'who' | 'step' | 'words'>): readonly string[] {
    this.model.now = event.at;
    const judged = judge(this.model, who, step, words);
    if (judged.isLegal === false) return [`${who}: ${step} was done as version ${event.version}, against ${judged.codes.join(', ')}`];
    this.model = judged.after;
    this.#loud = this.model.version;
    return [];
  }

  /** Takes in what happened by itself, and compares. */
  #compare(kept: Kept): readonly string[] {
    return this.absorb(kept, new Map());
  }

  #happened(event: ChainedEvent): readonly string[] {
    const { step, facts, at, by } = event;
    this.model.now = at;
    if (step === 'remind') {
      const reminder = facts as unknown as PlainReminder;
      for (const subject of reminder.subjects) this.#remindedAt.set(`${reminder.kind} ${subject} ${reminder.anchor}`, at);
      return takeReminder(this.model, reminder);
    }
    if (step !== 'note-notified' && step !== 'confirm-delivered') return [`${step} happened by itself`];
    const judged = judge(this.model, by.role === 'timer' ? 'timer' : 'customer', step, facts as Words);
    if (judged.isLegal === false) return [`${step} happened by itself, against ${judged.codes.join(', ')}`];
    this.model = judged.after;
    if (step === 'confirm-delivered') this.#loud = this.model.version;
    return [];
  }

  #undelivered(): readonly string[] {
    return this.model.shipments
      .filter(({ id }) => allows(this.model, 'timer', 'confirm-delivered', { shipmentId: id }).isLegal === true)
      .map(({ id }) => `${id} is ten days on its way, and does not count as delivered`);
  }
}

/** A fresh order, of machines of these origins. */
export async function beginPlay(stage: PlayStage, origins: readonly Origin[]): Promise<Play> {
  await stage.submit(origins);
  const [first] = (await stage.kept()).events;
  return new Play(stage, origins, first?.at ?? 0);
}

/** Plays a sequence to its end or to the first disagreement. @returns what is wrong, with where it came to light; empty when nothing is */
export async function play(stage: PlayStage, { origins, happenings }: Sequence): Promise<readonly string[]> {
  const plays = await beginPlay(stage, origins);
  for (const [index, happening] of happenings.entries()) {
    const faults = await plays.happen(happening);
    if (faults.length > 0) return faults.map((fault) => `at ${index + 1}: ${fault}`);
  }
  await stage.outbox();
  const kept = await stage.kept();
  const claimed = await stage.claims?.(plays.model);
  return [...chainFaults(kept), ...(claimed ?? [])];
}
