import type { ChatStep } from '../../domain/chat/chat-steps';
import { machinePlace } from '../../domain/machine-place';
import type { QuotationLine } from '../../domain/quotation';
import type { Payload } from '../../domain/steps/payload';
import type { WorkOrder } from '../../domain/work-order';
import { formatAmount, formatDate, formatDue } from '../formats';
import { both, fill, type Language, type Localized } from '../localized';
import { DISCREPANCY_RESOLVED, DISCREPANCY_TEXTS } from '../order-facts';
import { parcelRefusalWords } from '../parcel-refusals';
import { STAGE_TEXTS } from '../stages';
import { CARRIER_WORDS, DAMAGE_CAUSE_WORDS, MACHINE_STATE_WORDS, SCRAP_CODE_WORDS, VERDICT_WORDS } from '../words';
import { plainWords } from './plain-words';

const MACHINES = both('设备{places}', 'machine {places}');
const LINE = both('{amount}（{text}）', '{amount} ({text})');
const SUM = both('合计 {amount}', '{amount} in all');
const SAID = both('“{text}”', '“{text}”');
const VOID = both('失保 {codes}', 'void {codes}');
const PHOTOS = both('{count} 张照片', '{count} photos');
const SPLIT = both('分批', 'partial');
const SAME_FAULT = both('同故障', 'same fault');
const FOUND = both('箱内：{serials}', 'in the box: {serials}');
const UNLABELLED = both('{place}（标签缺失）', '{place} (label missing)');
const ANSWER: Readonly<Record<'yes' | 'no', Localized>> = {
  yes: both('同意 {code}', 'agreed {code}'),
  no: both('不同意 {code}', 'refused {code}'),
};
const STATE_CHANGE = both('设备{places}：{before} → {after}', 'machine {places}: {before} → {after}');
const ORDER_CHANGE = both('工单：{before} → {after}', 'order: {before} → {after}');

const SEPARATOR = both('、', ', ');

export type Told = {
  readonly said: ChatStep;
  readonly payload: Payload;
  readonly before: WorkOrder;
  /** As the step leaves it. */
  readonly after: WorkOrder;
  /** Names of colleagues by openid. */
  readonly names: ReadonlyMap<string, string>;
};

const list = (names: readonly string[], language: Language): string => names.join(SEPARATOR[language]);
const placesOf = (ids: readonly string[]): string => ids.map((id) => machinePlace(id).slice(1)).join('、');

function linesText(lines: readonly QuotationLine[], language: Language): readonly string[] {
  const each = lines.map(({ amount, text }) => fill(LINE, language, { amount: formatAmount(amount), text: plainWords(text) }));
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  return lines.length > 1 ? [each.join(' + '), fill(SUM, language, { amount: formatAmount(sum) })] : each;
}

/** The machines a step is about: those it names, or those of the parcel, voucher or shipment it names. */
function machineIdsOf(
  { machineIds, disassemblyMachineIds, parcelId, voucherId, shipmentId }: Payload,
  order: WorkOrder,
): readonly string[] {
  const named = machineIds ?? disassemblyMachineIds;
  if (named) return named;
  return order.machines
    .filter(
      (machine) =>
        (parcelId !== undefined && machine.parcelId === parcelId) ||
        (voucherId !== undefined && machine.voucherId === voucherId) ||
        (shipmentId !== undefined && machine.shipmentId === shipmentId),
    )
    .map(({ id }) => id);
}

/** Codes of the payload in words. */
function codesText({ said, payload, before }: Told, language: Language): readonly (string | undefined)[] {
  const { step } = said;
  const { carrier, waybillNumber, scrapCodes = [], voidReasons = [], approvalCode, isApproved } = payload;
  const parcel = before.parcels.find(({ id }) => id === payload.parcelId);
  const shipment = before.shipments.find(({ id }) => id === payload.shipmentId);
  const by = carrier ?? parcel?.carrier ?? shipment?.carrier;
  const number = waybillNumber ?? parcel?.waybillNumber ?? shipment?.waybillNumber;
  const voucher = before.vouchers.find(({ id }) => id === payload.voucherId);
  return [
    by && number ? `${CARRIER_WORDS[by as keyof typeof CARRIER_WORDS]?.[language] ?? by} ${number}` : undefined,
    voucher && formatAmount(voucher.amount),
    payload.class && payload.class !== 'normal' ? VERDICT_WORDS[payload.class][language] : undefined,
    scrapCodes.length > 0
      ? list(
          scrapCodes.map((code) => SCRAP_CODE_WORDS[code][language]),
          language,
        )
      : undefined,
    voidReasons.length > 0 ? fill(VOID, language, { codes: voidReasons.map(({ code }) => code).join(' ') }) : undefined,
    payload.unrepairable && VERDICT_WORDS[payload.unrepairable][language],
    step === 'report-damage' && payload.damageCause ? DAMAGE_CAUSE_WORDS[payload.damageCause][language] : undefined,
    payload.resolution && DISCREPANCY_RESOLVED[payload.resolution][language],
    approvalCode && isApproved === undefined ? approvalCode : undefined,
    isApproved === undefined ? undefined : fill(ANSWER[isApproved ? 'yes' : 'no'], language, { code: approvalCode ?? '' }).trim(),
    payload.splitReason && SPLIT[language],
    payload.sameFault ? SAME_FAULT[language] : undefined,
  ];
}

/** Days, sums and numbers of the payload. */
function valuesText({ payload, before, after, names }: Told, language: Language): readonly (string | undefined)[] {
  const { serialsFound, unlabelledMachineIds = [], assigneeOpenid } = payload;
  const difference = before.discrepancies.find(({ id }) => id === payload.discrepancyId);
  const opened = after.discrepancies.filter(({ id }) => !before.discrepancies.some((one) => one.id === id));
  const differences = [...(difference ? [difference] : []), ...opened];
  // Of a machine whose label the customer could not read nobody expects a number.
  const isExpected = (id: string) => before.machines.some((machine) => machine.id === id && machine.serialNumber !== null);
  const unlabelled = unlabelledMachineIds.map((id) =>
    isExpected(id) ? fill(UNLABELLED, language, { place: machinePlace(id) }) : machinePlace(id),
  );
  const inBox = [...(serialsFound ?? []), ...unlabelled];
  return [
    payload.amount === undefined ? undefined : formatAmount(payload.amount),
    payload.carrierSignedDate && formatDate(payload.carrierSignedDate, language),
    payload.shippedDate && formatDate(payload.shippedDate, language),
    payload.dueAt === undefined ? undefined : formatDue(payload.dueAt, language),
    payload.serialNumber,
    inBox.length > 0 ? fill(FOUND, language, { serials: list(inBox, language) }) : undefined,
    ...differences.map(({ kind, serialNumber, machineId }) =>
      fill(DISCREPANCY_TEXTS[kind], language, { serial: serialNumber ?? (machineId ? machinePlace(machineId) : '?') }),
    ),
    assigneeOpenid && plainWords(names.get(assigneeOpenid) ?? ''),
  ];
}

/** Somebody's words in the payload, each once. */
function wordsText({ said, payload }: Told, language: Language): readonly string[] {
  const { text, note, reason, findings, testRecord, parts, foreignBoards, lines = [] } = payload;
  const refusal = said.step === 'refuse-parcel' ? parcelRefusalWords(reason ?? '') : undefined;
  const words = [text, note, refusal ? undefined : reason, findings, testRecord, parts, foreignBoards];
  const quoted = lines.map((line) => line.text).join('；');
  const each = [...new Set(words.flatMap((word) => (word && word !== quoted ? [plainWords(word)] : [])))];
  return [...(refusal ? [refusal.word[language]] : []), ...each.map((word) => fill(SAID, language, { text: word }))];
}

/** A step in one line, as it was understood: `JM2611-7Q4K3 设备2 报价 ¥1,200.00（换芯片）`. */
export function stepLine(told: Told, language: Language): string {
  const { said, payload, before } = told;
  const ids = machineIdsOf(payload, before);
  const photos = payload.photos?.length ?? 0;
  const parts = [
    before.orderNumber,
    ids.length > 0 && before.machines.length > 0 ? fill(MACHINES, language, { places: placesOf(ids) }) : undefined,
    said.words[language][0],
    ...linesText(payload.lines ?? [], language),
    ...codesText(told, language),
    ...valuesText(told, language),
    ...wordsText(told, language),
    photos > 0 ? fill(PHOTOS, language, { count: photos }) : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** What it changes: states of machines, stage of the order. */
export function changeLines({ before, after }: Pick<Told, 'before' | 'after'>, language: Language): readonly string[] {
  const moved = after.machines.flatMap((machine) => {
    const was = before.machines.find(({ id }) => id === machine.id)?.state;
    return was && was !== machine.state ? [{ id: machine.id, from: was, to: machine.state }] : [];
  });
  const ways = [...new Set(moved.map(({ from, to }) => `${from} ${to}`))].map((way) =>
    moved.filter(({ from, to }) => `${from} ${to}` === way),
  );
  const machines = ways.map((same) =>
    fill(STATE_CHANGE, language, {
      places: placesOf(same.map(({ id }) => id)),
      before: same[0] ? MACHINE_STATE_WORDS[same[0].from][language] : '',
      after: same[0] ? MACHINE_STATE_WORDS[same[0].to][language] : '',
    }),
  );
  return machines.length > 0 || before.stage === after.stage ? machines : [orderChange(before, after, language)];
}

function orderChange(before: WorkOrder, after: WorkOrder, language: Language): string {
  const wordOf = ({ stage }: WorkOrder) => STAGE_TEXTS[stage === 'in-service' ? 'to-inspect' : stage].word[language];
  return fill(ORDER_CHANGE, language, { before: wordOf(before), after: wordOf(after) });
}
