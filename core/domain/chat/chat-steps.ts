import { stepDefinition } from '../step-table';
import type { ChatStepArguments } from './chat-argument';
import { CHAT_STEP_ARGUMENTS } from './chat-step-arguments';
import { CHAT_STEP_WORDS } from './chat-step-words';
import type { ChatWords } from './general-words';

/** A step as it is said in the chat. */
export type ChatStep = ChatStepArguments & { readonly id: ChatStepId; readonly words: ChatWords };
export type ChatStepId = keyof typeof CHAT_STEP_WORDS;

/** Every way in which staff take a step by a line of text: words and what follows them. */
export const CHAT_STEPS: readonly ChatStep[] = (Object.keys(CHAT_STEP_WORDS) as readonly ChatStepId[]).map((id) => ({
  id,
  words: CHAT_STEP_WORDS[id],
  ...CHAT_STEP_ARGUMENTS[id],
}));

const BY_ID = new Map<string, ChatStep>(CHAT_STEPS.map((step) => [step.id, step]));

/** By its id; undefined for one that a session kept and nobody knows any more. */
export const chatStepOf = (id: string): ChatStep | undefined => BY_ID.get(id);

/** Whether it is done only after a digit has confirmed it: what cannot be undone, and what weighs as much. */
export const asksFirst = ({ step, isWeighty }: Pick<ChatStep, 'step' | 'isWeighty'>): boolean =>
  stepDefinition(step).irreversible || isWeighty === true;
