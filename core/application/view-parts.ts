import type { MachineView, PromiseView } from '../contract/views';
import { countWorkingDays } from '../domain/calendar';
import type { Context } from '../domain/context';
import type { WorkingDayPromise } from '../domain/promise';
import { blockersOf, isLive } from '../domain/stage';
import { currentQuotation, warrantyOfMachine } from '../domain/steps/rule';
import type { Warranty } from '../domain/warranty';
import type { Machine, Quotation, WorkOrder } from '../domain/work-order';
import { clauseText } from '../texts/clauses';
import { formatDate, formatDay, formatDue } from '../texts/formats';
import { both, fill, type Language } from '../texts/localized';
import { DAMAGE_CAUSE_WORDS, DAY_KIND_WORDS, MACHINE_STATE_WORDS, VERDICT_WORDS, VOID_CODE_CLAUSES } from '../texts/words';

const PROMISE_FROM_RECEIPT = both(
  '自 {day} 系统确认收货起，{n} 个工作日内寄出（R51）。收货当天不计。',
  'Sent within {n} working days from the receipt on {day} (R51). The day of receipt is not counted.',
);
const PROMISE_FROM_VOUCHER = both(
  '自 {day} 提交付款凭证起，{n} 个工作日内寄出（R53）。提交当天不计。',
  'Sent within {n} working days from the payment voucher of {day} (R53). The day itself is not counted.',
);
const UNPUBLISHED = both(
  '（{year} 年放假安排未公布，公布后重新计算）',
  ' (the holidays of {year} are not published yet; it is computed again then)',
);

/** A promised date that explains itself day by day. */
export function promiseView(promise: WorkingDayPromise, context: Pick<Context, 'calendar'>, language: Language): PromiseView {
  let number = 0;
  const days = countWorkingDays(promise.from, promise.workingDays, context.calendar).map((day) => {
    if (day.isWorking) number += 1;
    const word = fill(DAY_KIND_WORDS[day.kind], language, { holiday: day.holiday?.[language] ?? '' });
    const doubt = day.isPublished ? '' : fill(UNPUBLISHED, language, { year: day.date.slice(0, 4) });
    return { date: day.date, counted: day.isWorking, ...(day.isWorking ? { number } : {}), reason: word + doubt };
  });
  const sentence = promise.trigger === 'receipt' ? PROMISE_FROM_RECEIPT : PROMISE_FROM_VOUCHER;
  return {
    dueAt: promise.dueAt,
    dueText: formatDue(promise.dueAt, language),
    trigger: promise.trigger,
    provisional: promise.provisional,
    days,
    sentence: fill(sentence, language, { day: formatDay(promise.from, language), n: promise.workingDays }),
    extensions: promise.extensions,
  };
}

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
  return fill(WARRANTY_SENTENCES[warranty.result], language, {
    shipped: formatDate(shippedDate, language),
    months,
    last: formatDate(lastDay, language),
  });
}

const MAKER_PAYS = both('寄回运费由 JASMINER 承担', 'JASMINER pays the return freight');
const CUSTOMER_PAYS = both('寄回运费由您承担，已含在合计中', 'You pay the return freight; it is in the total');

function quotationView(quotation: Quotation, language: Language): NonNullable<MachineView['quotation']> {
  const { version, lines, amount, note, quotedAt } = quotation;
  const mayDecline = quotation.class !== 'normal';
  return {
    version,
    class: quotation.class,
    lines,
    amount,
    freightText: (quotation.returnFreightPaidBy === 'maker' ? MAKER_PAYS : CUSTOMER_PAYS)[language],
    note,
    quotedAt,
    mayDecline,
    declineText: clauseText(mayDecline ? 'R45' : 'R46', language),
  };
}

function verdictView({ verdict }: Machine, language: Language): MachineView['verdict'] | undefined {
  if (!verdict) return undefined;
  const { kind, findings, photos, warranty, voidReasons, damageCause } = verdict;
  const damage = damageCause === 'none' ? '' : ` ${DAMAGE_CAUSE_WORDS[damageCause][language]}。${clauseText('R7', language)}`;
  return {
    kind,
    word: VERDICT_WORDS[kind][language],
    findings,
    photos,
    reasoning: warrantySentence(warranty, language) + damage,
    voidReasons: voidReasons
      .filter(({ exempt }) => !exempt)
      .map(({ code, text, photos: proof }) => ({
        code,
        clause: VOID_CODE_CLAUSES[code],
        text: `${clauseText(VOID_CODE_CLAUSES[code], language)} ${text}`,
        photos: proof,
      })),
    damageCause,
  };
}

const reshipView = ({ amount, refusedAt, paid }: NonNullable<Machine['reshipFreight']>) => ({ amount, refusedAt, paid });

/** One machine as the order page shows it. */
export function machineView(order: WorkOrder, machine: Machine, context: Context, language: Language): MachineView {
  const warranty = machine.verdict?.warranty ?? warrantyOfMachine(machine, context);
  const verdict = verdictView(machine, language);
  const quotation = currentQuotation(machine);
  const isWaiting = machine.state === 'ready';
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
    stateWord: MACHINE_STATE_WORDS[machine.state][language],
    warranty,
    paid: machine.paid,
    refunded: machine.refunded,
    waitsFor: isWaiting ? blockersOf(order).map(({ id }) => id) : [],
    ...(machine.triage?.note ? { note: machine.triage.note } : {}),
    ...(machine.receivedAt === undefined ? {} : { receivedAt: machine.receivedAt }),
    ...(mayArrive ? { mustArriveBy: warranty.lastDay } : {}),
    ...(verdict ? { verdict } : {}),
    ...(quotation ? { quotation: quotationView(quotation, language) } : {}),
    ...(machine.promise && isLive(machine) ? { promise: promiseView(machine.promise, context, language) } : {}),
    ...(machine.repair ? { repair: machine.repair } : {}),
    ...(machine.outcome ? { outcome: machine.outcome } : {}),
    ...(machine.shipmentId ? { shipmentId: machine.shipmentId } : {}),
    ...(machine.reshipFreight ? { reshipFreight: reshipView(machine.reshipFreight) } : {}),
  };
}
