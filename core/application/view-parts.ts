import type { MachineView } from '../contract/views/machine-view';
import type { PromiseView } from '../contract/views/promise-view';
import type { Decided } from '../domain/approval';
import type { Context } from '../domain/context';
import type { Machine } from '../domain/machine';
import type { Fen } from '../domain/money-and-time';
import { runningPromise } from '../domain/pauses';
import type { WorkingDayPromise } from '../domain/promise';
import type { FreightPayer, Quotation } from '../domain/quotation';
import { rolesTowards } from '../domain/rights';
import { blockersOf } from '../domain/stage';
import { currentQuotation, warrantyOfMachine } from '../domain/steps/rule';
import { lastingRepair } from '../domain/steps/verdicts';
import type { ScrapCode } from '../domain/verdict';
import type { RepairWarranty, Warranty } from '../domain/warranty';
import type { WorkOrder } from '../domain/work-order';
import { clauseText } from '../texts/clauses';
import { formatAmount, formatDate } from '../texts/formats';
import { both, fill, type Language } from '../texts/localized';
import { MACHINE_STATE_SENTENCES } from '../texts/order-facts';
import { STAGE_TEXTS } from '../texts/stages';
import { DAMAGE_CAUSE_WORDS, MACHINE_STATE_WORDS, SCRAP_CODE_WORDS, VERDICT_WORDS, VOID_CODE_CLAUSES } from '../texts/words';

const WARRANTY_SENTENCES = {
  'in-warranty': both(
    '出厂 {shipped}，保修 {months} 个月，最后一天是 {last}：在保修期内。',
    'Shipped {shipped}, {months} months of warranty, last day {last}: in warranty.',
  ),
  expired: both(
    '出厂 {shipped}，保修 {months} 个月，最后一天是 {last}：已过保修期。',
    'Shipped {shipped}, {months} months of warranty, last day {last}: out of warranty.',
  ),
  'serial-unknown': both(
    '登记中没有这个序列号，无法判断保修期。',
    'The registry does not know this serial number; the warranty cannot be judged.',
  ),
  'label-unreadable': both('标签无法辨认，无法判断保修期。', 'The label cannot be read; the warranty cannot be judged.'),
} as const;

/** The warranty in one sentence, with the dates it rests on. */
export function warrantySentence(warranty: Warranty, language: Language): string {
  if (warranty.result === 'undetermined') return fill(WARRANTY_SENTENCES[warranty.because], language);
  const { shippedDate, months, lastDay } = warranty;
  const basis = warranty.established ? ESTABLISHED[language] : '';
  return (
    basis +
    fill(WARRANTY_SENTENCES[warranty.result], language, {
      shipped: formatDate(shippedDate, language),
      months,
      last: formatDate(lastDay, language),
    })
  );
}

const ESTABLISHED = both('（出厂日期按购买凭证核定）', ' (the factory date was established by a proof of purchase)');
const OF_REPAIR = both(
  '上次维修（{order}）送达后的维修质保到 {last} 为止：相同故障免费。',
  'The warranty on our last repair ({order}) lasts until {last}: the same fault is repaired free.',
);
const SCRAP = both('报废原因：{codes}。', 'Scrap because of: {codes}.');
const FOREIGN = both('非原机的板子：{boards}。', 'Boards that are not its own: {boards}.');

const repairWarrantySentence = ({ orderNumber, lastDay }: RepairWarranty, language: Language): string =>
  fill(OF_REPAIR, language, { order: orderNumber, last: formatDate(lastDay, language) });

const scrapSentence = (codes: readonly ScrapCode[], language: Language): string =>
  fill(SCRAP, language, { codes: codes.map((code) => SCRAP_CODE_WORDS[code][language]).join(language === 'zh-CN' ? '、' : ', ') });

const MAKER_PAYS = both('寄回运费由 JASMINER 承担', 'JASMINER pays the return freight');
const CUSTOMER_PAYS = both('寄回运费 {amount} 由您承担，已含在合计中', 'You pay the return freight of {amount}; it is in the total');
const CUSTOMER_PAYS_CARRIER = both('寄回运费由您承担，到付', 'You pay the return freight to the carrier on delivery');

/** Who pays the way back, as it was decided (R10); `included` is what of it stands in a sum already, in Fen. */
function freightText(paidBy: FreightPayer, included: Fen, language: Language): string {
  if (paidBy === 'maker') return MAKER_PAYS[language];
  return included > 0 ? fill(CUSTOMER_PAYS, language, { amount: formatAmount(included) }) : CUSTOMER_PAYS_CARRIER[language];
}

function quotationView(quotation: Quotation, language: Language): NonNullable<MachineView['quotation']> {
  const { version, lines, amount, note, quotedAt } = quotation;
  const mayDecline = quotation.class !== 'normal';
  return {
    version,
    class: quotation.class,
    lines,
    amount,
    freightText: freightText(quotation.returnFreightPaidBy, amount - lines.reduce((sum, line) => sum + line.amount, 0), language),
    note,
    quotedAt,
    mayDecline,
    declineText: clauseText(mayDecline ? 'R45' : 'R46', language),
  };
}

function verdictView({ verdict }: Machine, language: Language): MachineView['verdict'] | undefined {
  if (!verdict) return undefined;
  const { kind, findings, photos, warranty, voidReasons, damageCause, scrapCodes = [], foreignBoards, repairWarranty } = verdict;
  const damage = damageCause === 'none' ? '' : ` ${DAMAGE_CAUSE_WORDS[damageCause][language]}。${clauseText('R7', language)}`;
  return {
    kind,
    word: VERDICT_WORDS[kind][language],
    findings,
    photos,
    reasoning: [
      warrantySentence(warranty, language) + damage,
      repairWarranty && repairWarrantySentence(repairWarranty, language),
      scrapCodes.length > 0 && scrapSentence(scrapCodes, language),
      foreignBoards && fill(FOREIGN, language, { boards: foreignBoards }),
    ]
      .filter((sentence) => typeof sentence === 'string')
      .join(' '),
    voidReasons: voidReasons
      .filter(({ exempt }) => !exempt)
      .map(({ code, text, photos: proof }) => ({
        code,
        clause: VOID_CODE_CLAUSES[code],
        text: `${clauseText(VOID_CODE_CLAUSES[code], language)} ${text}`,
        photos: proof,
      })),
    damageCause,
    scrapCodes: scrapCodes.map((code) => ({ code, word: SCRAP_CODE_WORDS[code][language] })),
    ...(foreignBoards ? { foreignBoards } : {}),
  };
}

/** What was found out about a machine before its verdict; what passes between staff and supervisor is for staff. */
function examinationView(
  order: WorkOrder,
  { damage, disassemblyAsked, approvals, splitRequest }: Machine,
  { actor }: Context,
  language: Language,
): Pick<MachineView, 'damage' | 'disassemblyAsked' | 'approvals' | 'splitRequest'> {
  const isStaff = rolesTowards(order, actor).some((role) => role !== 'customer');
  const answer = (decided: Decided | undefined) => (decided ? { answer: decided.as, reason: decided.reason } : {});
  return {
    ...(damage ? { damage: { ...withoutAuthor(damage), word: DAMAGE_CAUSE_WORDS[damage.cause][language] } } : {}),
    ...(disassemblyAsked ? { disassemblyAsked: withoutAuthor(disassemblyAsked) } : {}),
    ...(isStaff && approvals
      ? { approvals: approvals.map(({ code, text, photos, decided }) => ({ code, text, photos, ...answer(decided) })) }
      : {}),
    ...(isStaff && splitRequest
      ? { splitRequest: { reason: splitRequest.reason, ...(splitRequest.decided ? { answer: splitRequest.decided.as } : {}) } }
      : {}),
  };
}

const withoutAuthor = <T extends { readonly by: string }>({ by: _by, ...rest }: T): Omit<T, 'by'> => rest;

const reshipView = ({ amount, refusedAt, paid }: NonNullable<Machine['reshipFreight']>) => ({ amount, refusedAt, paid });

/** Who reads, when, in which language, and how a promise is shown to them. */
type Reader = {
  readonly context: Context;
  readonly language: Language;
  readonly viewPromise: (promise: WorkingDayPromise) => PromiseView;
};

/** One machine as the order page shows it. */
export function machineView(order: WorkOrder, machine: Machine, { context, language, viewPromise }: Reader): MachineView {
  const warranty = machine.verdict?.warranty ?? warrantyOfMachine(machine, context);
  const verdict = verdictView(machine, language);
  const quotation = currentQuotation(machine);
  const promise = runningPromise(machine);
  const isWaiting = machine.state === 'ready';
  const repair = machine.verdict ? null : lastingRepair(machine, context);
  const mayArrive = machine.receivedAt === undefined && warranty.result === 'in-warranty';
  return {
    id: machine.id,
    itemType: machine.itemType,
    model: machine.model,
    serialNumber: machine.serialNumber,
    symptoms: machine.symptoms,
    faultDescription: machine.faultDescription,
    labelPhotos: machine.labelPhotos,
    state: machine.state,
    // Where a machine of a cancelled order stood is of no interest any more.
    stateWord: (order.cancelled ? STAGE_TEXTS.cancelled.word : MACHINE_STATE_WORDS[machine.state])[language],
    warranty,
    paid: machine.paid,
    refunded: machine.refunded,
    waitsFor: isWaiting ? blockersOf(order).map(({ id }) => id) : [],
    ...(MACHINE_STATE_SENTENCES[machine.state] ? { stateSentence: MACHINE_STATE_SENTENCES[machine.state]?.[language] ?? '' } : {}),
    ...(machine.reshipFreight ? { reship: reshipView(machine.reshipFreight) } : {}),
    ...(machine.triage?.note ? { note: machine.triage.note } : {}),
    ...(machine.receivedAt === undefined ? {} : { receivedAt: machine.receivedAt }),
    ...(mayArrive ? { mustArriveBy: warranty.lastDay } : {}),
    ...(verdict ? { verdict } : {}),
    ...examinationView(order, machine, context, language),
    ...(repair ? { repairWarranty: { orderNumber: repair.orderNumber, lastDay: repair.lastDay } } : {}),
    // One that was withdrawn, or whose repair was given up, is in the history.
    ...(quotation && machine.state !== 'received' ? { quotation: quotationView(quotation, language) } : {}),
    ...(promise ? { promise: viewPromise(promise) } : {}),
    ...(machine.repair ? { repair: machine.repair } : {}),
    ...(machine.outcome ? { outcome: machine.outcome } : {}),
    ...(machine.unrepairedFreightPaidBy ? { returnFreightText: freightText(machine.unrepairedFreightPaidBy, 0, language) } : {}),
    ...(machine.shipmentId ? { shipmentId: machine.shipmentId } : {}),
  };
}
