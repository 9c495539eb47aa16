import type { EpochMs, Fen } from '../domain/money-and-time';
import type { Notice } from '../domain/notice';
import type { Language } from '../texts/localized';
import { joinedNote } from '../texts/message-words';
import { carrierName, noticeText } from '../texts/notices';

export type MessageFields = Readonly<Record<string, { readonly value: string }>>;

const MAX_THING = 20;
const MAX_CHARACTER_STRING = 32;
const MAX_AMOUNT_DIGITS = 10;

/** What must not stand in a field: controls and invisible signs, lone surrogates, private and unassigned characters, pictures. */
const UNFIT = /[\p{C}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Variation_Selector}]|\u20E3/gu;

/**
 * At most 20 characters on one line, marked where something was cut off. Counted in UTF-16 units, so that the count holds however WeChat counts; a pair is never cut in two.
 *
 * @param instead for a text of which nothing is left: an empty field refuses the whole message
 */
export function thing(text: string, instead: string): string {
  const clean = text
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(UNFIT, '')
    .trim();
  return (clean.length <= MAX_THING ? clean : shortened(clean)) || instead;
}

/** Cut at the end of a word where it has words, and marked as cut. */
function shortened(text: string): string {
  let fitting = '';
  for (const character of text) {
    if (fitting.length + character.length > MAX_THING - 1) break;
    fitting += character;
  }
  const isInWord = /\w$/.test(fitting) && /^\w/.test(text.slice(fitting.length));
  const wordEnd = fitting.lastIndexOf(' ');
  return `${(isInWord && wordEnd > 0 ? fitting.slice(0, wordEnd) : fitting).trim()}…`;
}

/** At most 32 printable ASCII characters without blanks, or `most` of them. */
export function characterString(text: string, most = MAX_CHARACTER_STRING): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[^\x21-\x7e]/g, '')
      .slice(0, most) || '-'
  );
}

/** At most five Han characters. */
export function phrase(text: string, instead: string): string {
  return (text.match(/\p{Script=Han}/gu) ?? []).slice(0, 5).join('') || instead;
}

/** `¥1200.00`: one sign and at most ten digits; whole yuan where the decimals would not fit. */
export function amount(fen: Fen): string {
  const exact = (Math.max(0, fen) / 100).toFixed(2);
  return `¥${exact.length - 1 <= MAX_AMOUNT_DIGITS ? exact : exact.slice(0, -3).slice(0, MAX_AMOUNT_DIGITS)}`;
}

/** `2026年11月27日 18:00` in Asia/Shanghai. */
export function time(at: EpochMs): string {
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(new Date(at + 8 * 3_600_000).toISOString()) ?? [];
  return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
}

export const fields = (values: Readonly<Record<string, string>>): MessageFields =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));

/**
 * The fields of a notice's subscribe message, in a form that WeChat cannot refuse: one bad field would refuse the whole message (47003).
 * Keys are those of config/cloud/subscribe-templates.ts.
 *
 * @param stageWord the stage in Chinese: a phrase takes Han characters only, whatever the reader's language
 * @param told how many notices it tells of, the newest being `notice`
 * @returns null for a notice that no template carries
 */
export function messageFields(notice: Notice, lang: Language, stageWord: string, told = 1): MessageFields | null {
  const { facts, orderNumber, code } = notice;
  const { title, note } = noticeText(lang, code, facts);
  const said = thing(told > 1 ? joinedNote(lang, told) : note, '-');
  switch (notice.template) {
    case 'progress':
      return fields({
        phrase1: phrase(stageWord, '有新进度'),
        character_string2: characterString(orderNumber),
        thing3: said,
        time4: time(notice.at),
      });
    case 'quotation':
      return fields({
        amount1: amount(facts.amount ?? 0),
        character_string2: characterString(orderNumber),
        phrase3: facts.mayDecline ? '可以拒绝' : '不可拒绝',
        thing4: said,
      });
    case 'return':
      return fields({
        character_string1: characterString(orderNumber),
        character_string2: characterString(facts.waybillNumber ?? ''),
        thing3: thing(carrierName(facts.carrier ?? '', lang), thing(title, '-')),
        thing4: said,
      });
    default:
      return null;
  }
}
