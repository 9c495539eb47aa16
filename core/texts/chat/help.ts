import type { InboundCarrier } from '../../domain/carrier';
import { asksFirst, type ChatStep } from '../../domain/chat/chat-steps';
import { GENERAL_WORDS } from '../../domain/chat/general-words';
import type { ChatProblem } from '../../domain/chat/problem';
import { fill, type Language } from '../localized';
import { CARRIER_WORDS } from '../words';
import { argumentName, CHAT_STEP_EXAMPLES } from './argument-words';
import { plainWords } from './plain-words';
import { GENERAL_HELP, PROBLEM_WORDS, STAFF_WORDS } from './staff-words';

/** `报价 ‹设备› ‹金额 项目；检测结果›`. */
export const usageOf = ({ words, arguments: all }: ChatStep, language: Language): string =>
  [words[language][0], ...all.map((argument) => argumentName(argument, language))].join(' ');

/** `报价 1 1200 换芯片；供电芯片击穿`: understood as this step. */
export const exampleOf = ({ id, words }: ChatStep, language: Language): string =>
  `${words[language][0]} ${CHAT_STEP_EXAMPLES[id][language]}`.trim();

/** How a step is said, with an example, and what it asks for. */
export function howToSay(said: ChatStep, language: Language): readonly string[] {
  const notes = [asksFirst(said) ? STAFF_WORDS.asksFirst[language] : '', said.photos === 'must' ? STAFF_WORDS.takesPhotos[language] : ''];
  const usage = fill(STAFF_WORDS.usage, language, { usage: usageOf(said, language) });
  return [usage + notes.join(''), fill(STAFF_WORDS.example, language, { example: exampleOf(said, language) })];
}

/** What can be said whatever the order, one line each. */
export const generalLines = (language: Language): readonly string[] =>
  (Object.keys(GENERAL_HELP) as readonly (keyof typeof GENERAL_HELP)[]).map((name) => {
    const what = GENERAL_HELP[name][language];
    const colon = what.startsWith('‹') ? ' ' : language === 'en' ? ': ' : '：';
    return GENERAL_WORDS[name][language][0] + colon + what;
  });

/** Why a line could not be carried out as it stands. */
export function problemText(problem: ChatProblem, said: ChatStep, language: Language): string {
  const what = 'what' in problem ? nameOf(problem, said, language) : '';
  const values = {
    what,
    said: 'said' in problem ? plainWords(problem.said, 30) : '',
    choices:
      'choices' in problem && problem.choices.length > 0
        ? problem.choices.map((choice) => plainWords(carrierWord(choice, language), 40)).join(language === 'en' ? ', ' : '、')
        : '—',
  };
  return fill(PROBLEM_WORDS[problem.code], language, values);
}

const carrierWord = (choice: string, language: Language): string =>
  Object.hasOwn(CARRIER_WORDS, choice) ? CARRIER_WORDS[choice as InboundCarrier][language] : choice;

function nameOf({ what }: Extract<ChatProblem, { readonly what: unknown }>, { arguments: all }: ChatStep, language: Language): string {
  const argument = all.find(({ kind }) => kind === what) ?? { kind: what };
  const { isOptional: _none, ...needed } = { isOptional: undefined, ...argument };
  return argumentName(needed, language).slice(1, -1);
}
