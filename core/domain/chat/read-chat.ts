import { parseOrderNumber } from '../order-number';
import { CHAT_STEPS, type ChatStep } from './chat-steps';
import { type ChatWords, GENERAL_COMMANDS, GENERAL_WORDS, type GeneralCommand } from './general-words';
import { Line } from './line';
import { likelyOrderNumbers } from './mistyped-order-number';

type Language = keyof ChatWords;

/** How a line says which order it is about. */
export type OrderReference =
  | { readonly kind: 'number'; readonly orderNumber: string }
  /** No order number can be so; `likely` are those one slip away. */
  | { readonly kind: 'mistyped'; readonly typed: string; readonly likely: readonly string[] }
  /** The entry of the list that was shown last, counted from 1. */
  | { readonly kind: 'entry'; readonly entry: number }
  | { readonly kind: 'in-hand' };

export type ChatCommand =
  | { readonly kind: 'step'; readonly said: ChatStep; readonly rest: string }
  | { readonly kind: 'general'; readonly name: GeneralCommand; readonly rest: string }
  /** Nothing but a number: an answer, or an entry of a list. */
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  /** Nothing but the order, or nothing at all. */
  | { readonly kind: 'nothing' }
  /** A step or command whose words must be set off, and are not. */
  | { readonly kind: 'not-set-off'; readonly said: ChatStep }
  | { readonly kind: 'words'; readonly text: string };

export type ChatReading = {
  readonly order?: OrderReference;
  readonly command: ChatCommand;
  /** In which language the command was given. */
  readonly language?: Language;
};

const ORDER_NUMBER = /^jm[\s\-–—_.]*([0-9a-z]{4})[\s\-–—_.]*([0-9a-z]{5})(?![0-9a-z])/;
const THIS_ORDER = ['这单', '本单', '这个工单', '本工单', 'this order'];
const ENTRY = /^(\d{1,3})(?!\d)[\s.、:,]*/;
const YES = /^(?:是的?|确认|确定|yes|y)[.。!]*$/;
const NO = /^(?:不是?|否|取消|算了|no|n)[.。!]*$/;

type Word = { readonly word: string; readonly language: Language; readonly command: ChatStep | GeneralCommand };

const wordsOf = (command: ChatStep | GeneralCommand, { 'zh-CN': zh, en }: ChatWords): readonly Word[] => [
  ...zh.map((word) => ({ word, language: 'zh-CN' as const, command })),
  ...en.map((word) => ({ word, language: 'en' as const, command })),
];

/** All words of the chat, the longest first: `撤回报价` before `报价` would be read in it. */
const WORDS: readonly Word[] = [
  ...CHAT_STEPS.flatMap((step) => wordsOf(step, step.words)),
  ...GENERAL_COMMANDS.flatMap((name) => wordsOf(name, GENERAL_WORDS[name])),
].sort((a, b) => b.word.length - a.word.length);

/** What somebody means by a line. It needs nothing but the line; what stands behind the word of a step is read once its order is at hand. */
export function readChat(typed: string): ChatReading {
  const line = new Line(typed);
  line.skip();
  const all = line.ahead.trim();
  if (YES.test(all)) return { command: { kind: 'yes' } };
  if (NO.test(all)) return { command: { kind: 'no' } };
  if (/^\d{1,3}[.。、]?$/.test(all)) return { command: { kind: 'number', value: Number.parseInt(all, 10) } };
  if (/^[?？]+$/.test(all)) return { command: { kind: 'general', name: 'help', rest: '' } };

  const order = takeOrder(line);
  if (order) line.skip();
  if (order && line.isAtEnd) return { order, command: { kind: 'nothing' } };
  const found = takeCommand(line);
  if (found) return { ...(order ? { order } : {}), ...found };
  const entry = order ? undefined : takeEntry(line);
  const listed = entry && takeCommand(line);
  if (listed) return { order: entry, ...listed };
  const text = typed.trim();
  return { ...(order ? { order } : {}), command: text === '' ? { kind: 'nothing' } : { kind: 'words', text: order ? line.rest : text } };
}

function takeOrder(line: Line): OrderReference | undefined {
  const found = line.take(ORDER_NUMBER);
  if (found) {
    const typed = `JM${found[1]}-${found[2]}`.toUpperCase();
    const orderNumber = parseOrderNumber(typed);
    return orderNumber === null ? { kind: 'mistyped', typed, likely: likelyOrderNumbers(typed) } : { kind: 'number', orderNumber };
  }
  return THIS_ORDER.some((words) => line.takeWords(words)) ? { kind: 'in-hand' } : undefined;
}

function takeEntry(line: Line): OrderReference | undefined {
  const found = line.take(ENTRY);
  return found ? { kind: 'entry', entry: Number(found[1]) } : undefined;
}

function takeCommand(line: Line): Pick<ChatReading, 'command' | 'language'> | undefined {
  const found = WORDS.find(({ word }) => line.takeWords(word));
  if (!found) return undefined;
  const { command, language } = found;
  const isSetOff = line.isAtEnd || /^[\s,，:]/.test(line.ahead);
  line.skip();
  if (typeof command === 'string') return { command: { kind: 'general', name: command, rest: line.rest }, language };
  if (command.isSetOff && !isSetOff) return { command: { kind: 'not-set-off', said: command }, language };
  return { command: { kind: 'step', said: command, rest: line.rest }, language };
}
