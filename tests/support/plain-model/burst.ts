import * as fc from 'fast-check';
import type { Reply } from '#core/contract/reply';
import type { Fault } from '../../../emulator/inspect/fault-types';
import type { CloudCompany, CloudStage } from './cloud-stage';
import { type Idea, ideasOn } from './ideas';
import { allows } from './judge';
import type { PlainOrder } from './plain-order';
import type { Play } from './play';
import type { Sent } from './play-stage';

/** What goes wrong in the cloud meanwhile. */
export const TROUBLES = ['nothing', 'a lost answer', 'a lost race', 'a slow database', 'a call carried out twice'] as const;
export type Trouble = (typeof TROUBLES)[number];

const commit = { on: 'action', name: 'database.commitTransaction', probability: 0.5 } as const;
/** With a `seed`, a fault to add. */
export const FAULTS: Readonly<Record<Exclude<Trouble, 'nothing'>, Omit<Fault, 'seed'>>> = {
  'a lost answer': { ...commit, effect: { kind: 'lose-reply' } },
  'a lost race': {
    ...commit,
    effect: { kind: 'fail', errCode: -501001, errMsg: 'conflict', code: 'DATABASE_TRANSACTION_CONFLICT' },
    times: 3,
  },
  'a slow database': { on: 'action', name: 'database.*', probability: 0.3, effect: { kind: 'delay', delayMs: 40 } },
  'a call carried out twice': { ...commit, effect: { kind: 'duplicate' } },
};

/** Who acts at once: numbers choose from what the order allows then. */
export type Burst = { readonly choices: readonly number[]; readonly trouble: Trouble; readonly seed: number };
export const bursts: fc.Arbitrary<Burst> = fc.record({
  choices: fc.array(fc.nat(9_999), { minLength: 3, maxLength: 6 }),
  trouble: fc.constantFrom(...TROUBLES),
  seed: fc.integer({ min: 1, max: 9_999 }),
});

/** Steps that are legal now, of different people first. */
function chosen(order: PlainOrder, choices: readonly number[]): readonly Idea[] {
  const legal = ideasOn(order).filter(({ who, step, words }) => allows(order, who, step, words).isLegal === true);
  const ideas: Idea[] = [];
  for (const choice of choices) {
    const others = legal.filter(({ who }) => !ideas.some((idea) => idea.who === who));
    const from = others.length > 0 ? others : legal;
    const idea = from[choice % Math.max(1, from.length)];
    if (idea) ideas.push(idea);
  }
  return ideas;
}

type Outcome = { readonly sent: Sent; readonly reply: Reply<object> };

/** Everybody at once, the clock and the outbox too; then once more whoever got no answer, as their phone would. @returns what is wrong */
export async function burstOn(
  company: CloudCompany,
  stage: CloudStage,
  play: Play,
  { choices, trouble, seed }: Burst,
): Promise<readonly string[]> {
  const { inspect } = company.wechat;
  const { version } = play.model;
  const ideas = chosen(play.model, choices);
  const sent = await Promise.all(
    ideas.map(async ({ who, step, words }, index): Promise<Sent> => {
      const command = { who, step, words, version, commandId: `at-once-${stage.orderId().slice(-12)}-${version}-${index}` };
      return { ...command, words: await stage.spoken(command) };
    }),
  );
  if (trouble !== 'nothing') await inspect.addFault({ ...FAULTS[trouble], seed });
  const take = async (command: Sent): Promise<Outcome> => ({ sent: command, reply: await company.take(stage.orderId(), command) });
  const asked = { commandId: `question-${stage.orderId().slice(-12)}-${version}`, orderId: stage.orderId(), text: '在吗？' };
  const ask = () =>
    company.wechat.phone('customer').call('customer', { action: 'ask', lang: 'zh-CN', payload: asked }) as Promise<Reply<object>>;
  const [outcomes, question] = await Promise.all([
    Promise.all(sent.map(take)),
    ask(),
    inspect.runTimer('clock'),
    inspect.runTimer('outbox'),
    inspect.runTimer('clock'),
  ]);
  await inspect.clearFaults();

  const between = await stage.kept();
  const faults = outcomes.flatMap(({ sent: command, reply }) =>
    firstAnswerFaults(command, reply, between.events.filter(({ commandId }) => commandId === command.commandId).length, version),
  );
  if (!question.ok && question.error.code !== 'busy' && question.error.code !== 'internal')
    faults.push(`the question was refused: ${question.error.code}`);

  // Nobody's words are lost: who was told nothing, or to try again, sends the same once more.
  if (!question.ok) faults.push(...((await ask()).ok ? [] : ['the question was refused the second time']));
  for (const { sent: command, reply } of outcomes) {
    if (reply.ok || !['internal', 'busy'].includes(reply.error.code)) continue;
    const wasStored = between.events.some(({ commandId }) => commandId === command.commandId);
    const again = await company.take(stage.orderId(), command);
    if (wasStored && !again.ok) faults.push(`${command.step} was stored, its answer lost, and the repetition refused: ${again.error.code}`);
  }
  const after = await stage.kept();
  const twice = [...sent, asked].filter(({ commandId }) => after.events.filter((event) => event.commandId === commandId).length > 1);
  faults.push(...twice.map(({ commandId }) => `${commandId} is there twice`));

  const said = new Map<string, Pick<Sent, 'who' | 'step' | 'words'>>(sent.map(({ commandId }, index) => [commandId, ideas[index] as Idea]));
  said.set(asked.commandId, { who: 'customer', step: 'message', words: { text: asked.text, photos: [] } });
  faults.push(...play.absorb(after, said));
  return faults.length > 0 ? [...faults, `at once, with ${trouble}: ${ideas.map(({ who, step }) => `${who} ${step}`).join(', ')}`] : [];
}

function firstAnswerFaults({ who, step, version }: Sent, reply: Reply<object>, stored: number, seen: number): string[] {
  const what = `${who}: ${step} on version ${version}`;
  if (reply.ok) return stored === 1 ? [] : [`${what} was acknowledged and stored ${stored} times`];
  const { code, changes = [], current = 0 } = reply.error;
  if (code === 'internal') return stored <= 1 ? [] : [`${what} was stored ${stored} times`];
  if (stored > 0) return [`${what} was refused as ${code}, and stored`];
  if (code === 'busy') return [];
  if (code !== 'stale-version') return [`${what} was refused as ${code}`];
  const isTold = changes.length > 0 && changes.every((change) => change.who !== '' && change.what !== '' && change.at > 0);
  return [
    ...(current > seen ? [] : [`${what}: current is ${current}`]),
    ...(isTold ? [] : [`${what}: the loser was not told what changed`]),
  ];
}
