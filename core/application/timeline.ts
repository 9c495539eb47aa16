import type { TimelineEntry } from '../contract/views/timeline-entry';
import type { ChainedEvent } from '../domain/event';
import type { Quotation } from '../domain/quotation';
import { isAmongStaff } from '../domain/sealing';
import { formatAmount } from '../texts/formats';
import type { Language } from '../texts/localized';
import { reminderTitle } from '../texts/notice-variants';
import { parcelRefusalWords } from '../texts/parcel-refusals';
import { CARRIER_WORDS, ROLE_WORDS, STEP_WORDS } from '../texts/words';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The line below an entry: what was written, sent or asked for. */
function detailOf({ step, facts }: ChainedEvent, language: Language): string | undefined {
  const { carrier, waybillNumber, quotations, voucher, machineIds } = facts;
  if (step === 'remind') return reminderTitle(language, String(facts.kind), Number(facts.day));
  if (isText(waybillNumber) && (step === 'send-in' || step === 'ship' || step === 'correct-waybill')) {
    const name = isText(carrier) && carrier in CARRIER_WORDS ? CARRIER_WORDS[carrier as keyof typeof CARRIER_WORDS][language] : '';
    return `${name} ${waybillNumber}`.trim();
  }
  if (quotations && typeof quotations === 'object') {
    const sum = Object.values(quotations as Readonly<Record<string, Quotation>>).reduce((total, { amount }) => total + amount, 0);
    return formatAmount(sum);
  }
  if (voucher && typeof voucher === 'object' && 'amount' in voucher) return formatAmount(Number(voucher.amount));
  const refusal = step === 'refuse-parcel' ? parcelRefusalWords(String(facts.reason)) : undefined;
  if (refusal) return [refusal.word[language], facts.note].filter(isText).join(' · ');
  if (step === 'assign' && facts.assignee && typeof facts.assignee === 'object' && 'name' in facts.assignee)
    return String(facts.assignee.name);
  if (step === 'refund') return formatAmount(Number(facts.amount));
  const words = [facts.question, facts.answer, facts.text, facts.reason, facts.note, facts.testRecord].find(isText);
  if (words) return words;
  return Array.isArray(machineIds) && machineIds.length > 1 ? countOfMachines(machineIds.length, language) : undefined;
}

const countOfMachines = (count: number, language: Language): string => (language === 'zh-CN' ? `${count} 台设备` : `${count} machines`);

function photosOf({ facts }: ChainedEvent): readonly string[] {
  const verdicts =
    facts.verdicts && typeof facts.verdicts === 'object'
      ? Object.values(facts.verdicts as Readonly<Record<string, { readonly photos?: readonly string[] }>>)
      : [];
  const photos = [...(Array.isArray(facts.photos) ? facts.photos : []), ...verdicts.flatMap((verdict) => verdict.photos ?? [])];
  return [...new Set(photos.filter(isText))];
}

/** Enough to compare by eye; the export has all 64. */
const SHOWN_HASH_DIGITS = 12;

function hashesOf({ attachments = {} }: ChainedEvent, photos: readonly string[]): Pick<TimelineEntry, 'photoHashes'> {
  const known = photos.flatMap((id) => (attachments[id] ? [[id, attachments[id].sha256.slice(0, SHOWN_HASH_DIGITS)] as const] : []));
  return known.length > 0 ? { photoHashes: Object.fromEntries(known) } : {};
}
/** A reminder that staff got is no concern of the customer's. */
const isForStaff = ({ step, facts }: ChainedEvent): boolean => step === 'remind' && facts.to !== 'customer';

/**
 * What happened, newest first, in people's words. Customers read roles, staff read names.
 *
 * @param shown the photos that the reader may open; without it all
 */
export function timelineOf(
  events: readonly ChainedEvent[],
  language: Language,
  reader: 'customer' | 'staff',
  shown?: ReadonlySet<string>,
): readonly TimelineEntry[] {
  return events
    .filter((event) => reader === 'staff' || !isForStaff(event))
    .map((event): TimelineEntry => {
      const isHidden = reader === 'customer' && isAmongStaff(event.step);
      const detail = isHidden ? undefined : detailOf(event, language);
      const photos = isHidden ? [] : photosOf(event).filter((id) => shown?.has(id) ?? true);
      const role = ROLE_WORDS[event.by.role][language];
      return {
        version: event.version,
        at: event.at,
        who: reader === 'staff' && event.by.name !== '' ? `${event.by.name} · ${role}` : role,
        what: STEP_WORDS[event.step].done[language],
        photos,
        ...hashesOf(event, photos),
        ...(detail === undefined ? {} : { detail }),
      };
    })
    .reverse();
}
