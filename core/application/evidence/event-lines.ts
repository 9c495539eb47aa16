import type { Address } from '../../domain/address';
import type { ChainedEvent } from '../../domain/event';
import type { Machine } from '../../domain/machine';
import { machinePlace } from '../../domain/machine-place';
import type { Discrepancy } from '../../domain/parcel';
import type { WorkingDayPromise } from '../../domain/promise';
import type { Quotation } from '../../domain/quotation';
import { nameOfMachine } from '../../domain/refusal';
import type { Damage, Verdict } from '../../domain/verdict';
import type { Voucher } from '../../domain/voucher';
import type { EstablishedWarranty } from '../../domain/warranty';
import type { WorkOrder } from '../../domain/work-order';
import { EVIDENCE_TEXTS, type EvidenceText } from '../../texts/evidence';
import { formatAmount, formatDate, formatDue } from '../../texts/formats';
import { fill, type Language } from '../../texts/localized';
import { DISCREPANCY_RESOLVED } from '../../texts/order-facts';
import { parcelRefusalWords } from '../../texts/parcel-refusals';
import { CARRIER_WORDS, DAMAGE_CAUSE_WORDS, VERDICT_WORDS } from '../../texts/words';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const valuesOf = <T>(value: unknown): readonly T[] => (value && typeof value === 'object' ? Object.values(value as Record<string, T>) : []);

/** Facts that are words of people. */
const WORDS = ['question', 'answer', 'text', 'reason', 'note', 'testRecord', 'parts'] as const;

/** Somebody's words, or the words of the code that stands for them: why a parcel was turned away at the door. */
export const reasonText = (reason: unknown, language: Language): string =>
  isText(reason) ? (parcelRefusalWords(reason)?.word[language] ?? reason) : '';

export const addressText = ({ name, phone, region, street }: Address): string => `${name} ${phone} ${region} ${street}`;

/** What was found out before a verdict: what lay in the parcel, what had happened to it, what its label and its papers say. */
function findings({ facts, step }: Pick<ChainedEvent, 'facts' | 'step'>, language: Language): readonly string[] {
  const say = (text: EvidenceText, values: Readonly<Record<string, string>>) => fill(EVIDENCE_TEXTS[text], language, values);
  switch (step) {
    case 'unpack': {
      const { serialsFound: serials = [], labels = {} } = facts as Partial<Unpacked>;
      const unread = Object.keys(labels).filter((id) => labels[id] === 'missing');
      return [
        serials.length > 0 ? say('found', { serials: serials.join(' ') }) : '',
        unread.length > 0 ? say('labelMissing', { places: unread.map(machinePlace).join(' ') }) : '',
      ];
    }
    case 'resolve-discrepancy':
      return [say('settled', { how: DISCREPANCY_RESOLVED[facts.resolution as Resolution][language] })];
    case 'read-label':
      return [
        say('labelRead', { serial: String(facts.serialNumber) }),
        ...(facts.settledId === undefined ? [] : [say('settled', { how: DISCREPANCY_RESOLVED.belongs[language] })]),
      ];
    case 'report-damage':
      return [DAMAGE_CAUSE_WORDS[(facts.damage as Damage).cause][language]];
    case 'establish-warranty':
      return [say('factoryDate', { date: formatDate((facts.warranty as EstablishedWarranty).shippedDate, language) })];
    default:
      return [];
  }
}
type Unpacked = { readonly serialsFound: readonly string[]; readonly labels: Readonly<Record<string, Machine['label']>> };
type Resolution = NonNullable<Discrepancy['resolved']>['as'];

/** What an entry of the history says beside its title, in lines. Facts as events keep them; whatever is not known here is in the data of the file. */
export function eventLines({ facts, step }: ChainedEvent, language: Language): readonly string[] {
  const say = (text: EvidenceText, values: Readonly<Record<string, string>>) => fill(EVIDENCE_TEXTS[text], language, values);
  const { carrier, waybillNumber, receivedDate, address, discrepancies, voucher, amount } = facts;
  const carrierName = isText(carrier) && carrier in CARRIER_WORDS ? CARRIER_WORDS[carrier as keyof typeof CARRIER_WORDS][language] : '';
  const lock = facts.lock as { readonly address?: Address } | null | undefined;
  const locked = lock?.address ?? (address && typeof address === 'object' ? (address as Address) : undefined);
  const verdict = (found: Verdict): readonly string[] => [
    `${VERDICT_WORDS[found.kind][language]} · ${found.findings}`,
    found.damageCause === 'none' ? '' : DAMAGE_CAUSE_WORDS[found.damageCause][language],
    ...found.voidReasons.filter(({ exempt }) => !exempt).map(({ code, text }) => `${code} ${text}`),
  ];
  const quotation = ({ version, lines, amount: sum, note }: Quotation): readonly string[] => [
    `v${version} ${formatAmount(sum)}`,
    ...lines.map((line) => `${line.text} ${formatAmount(line.amount)}`),
    note,
  ];
  const difference = ({ kind, serialNumber, machineId }: Discrepancy): string =>
    say(kind === 'missing' ? 'missingMachine' : 'extraMachine', { serial: serialNumber ?? machineId ?? '?' });
  const lines = [
    isText(waybillNumber) ? `${carrierName} ${waybillNumber}`.trim() : '',
    isText(receivedDate) ? say('receivedDate', { date: formatDate(receivedDate, language) }) : '',
    locked ? addressText(locked) : '',
    ...findings({ facts, step }, language),
    ...(Array.isArray(discrepancies) ? discrepancies.map(difference) : []),
    ...valuesOf<Verdict>(facts.verdicts).flatMap(verdict),
    ...valuesOf<Quotation>(facts.quotations).flatMap(quotation),
    voucher && typeof voucher === 'object' ? formatAmount((voucher as Voucher).amount) : '',
    step === 'refund' && typeof amount === 'number' ? say('refunded', { amount: formatAmount(amount) }) : '',
    ...valuesOf<WorkingDayPromise>(facts.promises).map(({ dueAt }) => say('due', { due: formatDue(dueAt, language) })),
    ...WORDS.map((key) => (key === 'reason' ? reasonText(facts.reason, language) : facts[key])),
  ];
  return [...new Set(lines.filter(isText))];
}

/** The machines an entry is about, by name; empty when it is about the order. */
export function machinesOf(order: WorkOrder, { facts }: ChainedEvent): readonly string[] {
  const { voucher } = facts as { readonly voucher?: Pick<Voucher, 'machineIds'> };
  const ids = Array.isArray(facts.machineIds) ? facts.machineIds : (voucher?.machineIds ?? []);
  return order.machines.filter(({ id }) => ids.includes(id)).map(nameOfMachine);
}
