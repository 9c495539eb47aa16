import type { Notice } from '../../domain/notice';
import type { Language } from '../../texts/localized';
import { joinedNote } from '../../texts/message-words';
import { carrierName, noticeText } from '../../texts/notices';
import { amount, characterString, fields, type MessageFields, phrase, thing, time } from '../message-fields';

/** WeChat cuts what is longer, whatever the kind, and "…" is no part of a number. */
const MAX_SHOWN = 20;
const shown = (text: string): string => characterString(text, MAX_SHOWN);

/** The templates of the service account: one for each of the Mini Program's, and one for what staff have to do. */
export type ServiceTemplate = NonNullable<Notice['template']> | 'task';

/** What is for staff is a task; what is for customers goes by the template of its kind, all else by that of the progress. */
export const serviceTemplateOf = ({ recipient, template }: Notice): ServiceTemplate =>
  recipient.kind === 'customer' ? (template ?? 'progress') : 'task';

/**
 * The fields of a notice's template message, in a form that WeChat neither refuses nor cuts. Keys are those of config/cloud/service-account-templates.ts.
 *
 * @param stageWord the stage in Chinese: a phrase takes Han characters only, whatever the reader's language
 * @param told how many notices it tells of, the newest being `notice`
 */
export function serviceFields(notice: Notice, lang: Language, stageWord: string, told = 1): MessageFields {
  const { facts, orderNumber, code } = notice;
  const { title, note } = noticeText(lang, code, facts);
  const said = thing(told > 1 ? joinedNote(lang, told) : note, '-');
  switch (serviceTemplateOf(notice)) {
    case 'progress':
      return fields({
        character_string1: shown(orderNumber),
        phrase2: phrase(stageWord, '有新进度'),
        thing3: said,
        time4: time(notice.at),
      });
    case 'quotation':
      return fields({
        character_string1: shown(orderNumber),
        amount2: amount(facts.amount ?? 0),
        phrase3: facts.mayDecline ? '可以拒绝' : '不可拒绝',
        thing4: said,
      });
    case 'return':
      return fields({
        character_string1: shown(orderNumber),
        character_string2: shown(facts.waybillNumber ?? ''),
        thing3: thing(carrierName(facts.carrier ?? '', lang), thing(title, '-')),
        thing4: said,
      });
    case 'task':
      return fields({ thing1: thing(title, '-'), character_string2: shown(orderNumber), thing3: said, time4: time(notice.at) });
  }
}
