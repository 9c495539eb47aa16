import { toLocalDate } from '../domain/money-and-time';
import type { NoticeFacts } from '../domain/notice';
import type { NoticeCode } from '../domain/notice-code';
import { formatAmount, formatDay, formatDue } from './formats';
import { both, fill, type Language, type Localized } from './localized';
import { type NoticeTexts, noticeVariant } from './notice-variants';
import { textsOf } from './notice-words';
import { parcelRefusalWords } from './parcel-refusals';
import { CARRIER_WORDS, DAMAGE_CAUSE_WORDS } from './words';

/** A notice in the reader's language. `note` is what fits into a field of a subscribe message: at most 20 characters. */
export type NoticeText = { readonly title: string; readonly body: string; readonly note: string };

export const MAX_NOTE = 20;

const DECLINE = {
  yes: both('可以不接受报价，设备将按原样寄回。', 'You may decline; the machine is then returned as it is.'),
  no: both('这类设备的报价不能拒绝。', 'A quotation for this kind of machine cannot be declined.'),
};

/** Reasons of orphan parcels, which are codes rather than somebody's words. */
const ORPHAN_REASONS: Readonly<Record<string, Localized>> = {
  'orphan-ninety-days': both(
    '无主包裹已超过 90 天没有工单和联系，请主管决定。',
    'An orphan parcel has had neither an order nor a contact for over 90 days; a supervisor decides.',
  ),
  'orphan-held': both(
    '已超过 90 天没有工单和联系，包裹暂停寄回，由我们继续保管。',
    'There was neither an order nor a contact for over 90 days: the parcel is on hold and stays with us.',
  ),
  'orphan-reopened': both('包裹已恢复处理。', 'The parcel is being handled again.'),
};

/** The carrier's name; a code that is not known is shown as it is. */
export function carrierName(carrier: string, lang: Language): string {
  return Object.hasOwn(CARRIER_WORDS, carrier) ? CARRIER_WORDS[carrier as keyof typeof CARRIER_WORDS][lang] : carrier;
}

function valuesOf(facts: NoticeFacts, lang: Language): Record<string, string | number> {
  const { amount, dueAt, batch, reason = '', mayDecline } = facts;
  const refusal = parcelRefusalWords(reason);
  return {
    count: facts.machineCount,
    machines: facts.machineCount === 1 ? '1 machine' : `${facts.machineCount} machines`,
    amount: amount === undefined ? '' : formatAmount(amount),
    decline: mayDecline === undefined ? '' : DECLINE[mayDecline ? 'yes' : 'no'][lang],
    due: dueAt === undefined ? '' : formatDue(dueAt, lang),
    day: dueAt === undefined ? '' : formatDay(toLocalDate(dueAt), lang).replace(/（.*）/, ''),
    batch: batch ?? '1',
    carrier: carrierName(facts.carrier ?? '', lang),
    waybill: facts.waybillNumber ?? '',
    serials: facts.serialNumbers.join(lang === 'zh-CN' ? '、' : ', '),
    days: facts.day ?? '',
    left: Math.abs(facts.day ?? 0),
    reason: refusal?.word[lang] ?? ORPHAN_REASONS[reason]?.[lang] ?? reason,
    cure: refusal?.cure[lang] ?? '',
    remark: facts.remark ?? '',
    damage: DAMAGE_CAUSE_WORDS[facts.damageCause ?? 'none'][lang],
  };
}

/** What a notice says. Facts that are not known leave their sentence out. */
export function noticeText(lang: Language, code: NoticeCode, facts: NoticeFacts): NoticeText {
  const texts: NoticeTexts = { ...textsOf(code, facts), ...noticeVariant(code, facts) };
  const values = valuesOf(facts, lang);
  const added = [
    facts.waybillNumber ? texts.ifWaybill : undefined,
    facts.serialNumbers.length > 0 ? texts.ifSerials : undefined,
    facts.dueAt === undefined ? undefined : texts.ifDue,
    facts.reason ? texts.ifReason : undefined,
    facts.remark ? texts.ifRemark : undefined,
  ];
  const sentences = [texts.body, ...added].flatMap((sentence) => (sentence ? [fill(sentence, lang, values).trim()] : []));
  return {
    title: texts.title[lang],
    body: sentences.join(lang === 'zh-CN' ? '' : ' '),
    note: fill(texts.note, lang, values).trim(),
  };
}
