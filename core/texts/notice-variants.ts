import type { NoticeFacts } from '../domain/notice';
import type { NoticeCode } from '../domain/notice-code';
import type { ReminderKind } from '../domain/reminder-kind';
import type { StepName } from '../domain/step-table';
import { both, type Language, type Localized } from './localized';

export type NoticeTexts = {
  readonly title: Localized;
  readonly body: Localized;
  /** Sentences added where the fact is known. */
  readonly ifDue?: Localized;
  readonly ifReason?: Localized;
  readonly ifRemark?: Localized;
  readonly ifWaybill?: Localized;
  readonly ifSerials?: Localized;
  /** At most 20 characters: what fits into a field of a subscribe message. */
  readonly note: Localized;
};

type Variant = Pick<NoticeTexts, 'title' | 'body' | 'note'>;
const variant = (title: Localized, body: Localized, note: Localized = title): Variant => ({ title, body, note });

const PROMISE = {
  'at-risk': variant(
    both('承诺日期临近', 'A promise is at risk'),
    both(
      '{count} 台设备应在 {due}寄回，今天之后还有 {left} 个工作日。',
      '{machines} promised {due}; {left} working days are left after today.',
    ),
  ),
  broken: variant(
    both('承诺日期已过', 'A promise is broken'),
    both(
      '{count} 台设备没有在 {due}寄回，请给出新的日期和原因（R52）。',
      '{machines} did not leave {due}. Give a new date with its reason (R52).',
    ),
  ),
  overdue: variant(
    both('逾期仍未改期', 'A broken promise without a new date'),
    both(
      '{count} 台设备没有在 {due}寄回，至今没有新的日期（R52）。',
      '{machines} did not leave {due}, and nobody has given a new date yet (R52).',
    ),
  ),
};

/** Reminders to customers (N22) and to staff (N27), by what they are about. */
const REMINDERS: Readonly<Record<Exclude<ReminderKind, 'promise'>, Variant>> = {
  unreachable: variant(
    both('联系不上您', 'We could not reach you'),
    both(
      '客服联系不上您，请在工单里留言，我们继续处理。',
      'Customer service could not reach you. Please write to us in the order, so that we can go on.',
    ),
    both('联系不上您，请在工单留言', 'Please write to us'),
  ),
  answer: variant(
    both('等您补充信息', 'Waiting for your answer'),
    both('工单等您补充信息已 {days} 天。', 'The order has waited {days} days for your information.'),
    both('请补充工单信息', 'Please answer'),
  ),
  'send-in': variant(
    both('等您寄出设备', 'Waiting for your machine'),
    both(
      '{count} 台设备等您寄出已 {days} 天。寄出后请填写运单号。',
      '{machines} to be sent in for {days} days now. Please enter the waybill number once sent.',
    ),
    both('请寄出设备并填写运单号', 'Please send it in'),
  ),
  pay: variant(
    both('等您付款', 'Waiting for your payment'),
    both(
      '{count} 台设备的维修费用 {amount} 待付款已 {days} 天。长期未付款的设备会暂停寄回（R48）。',
      '{amount} for the repair of {machines} has been open for {days} days. Machines that stay unpaid are not returned (R48).',
    ),
    both('维修费用待付款', 'Please pay'),
  ),
  'pay-freight': variant(
    both('等您支付运费', 'Waiting for the freight'),
    both(
      '再次寄出 {count} 台设备的运费 {amount} 待付款已 {days} 天。长期未付款的设备会暂停寄回（R49）。',
      '{amount} of freight for sending {machines} again has been open for {days} days. Machines that stay unpaid are not returned (R49).',
    ),
    both('再次寄出的运费待付款', 'Pay the freight'),
  ),
  'give-address': variant(
    both('等您填写收货地址', 'Waiting for your address'),
    both(
      '{count} 台设备等您填写收货地址已 {days} 天，填好就可以寄回。长期没有联系的设备会暂停寄回（R47）。',
      '{machines} waiting {days} days for the address to go back to. Without word from you they are not returned (R47).',
    ),
    both('请填写收货地址', 'Give the address'),
  ),
  'may-cancel': variant(
    both('可以取消工单', 'The order may be cancelled'),
    both('客户 {days} 天没有回应或寄出，主管可以取消工单。', 'Nothing came from the customer for {days} days; a supervisor may cancel.'),
  ),
  'may-withdraw': variant(
    both('可以撤回设备', 'Machines may be withdrawn'),
    both('{count} 台设备 {days} 天没有寄出，主管可以撤回。', '{machines} not sent in for {days} days; a supervisor may withdraw.'),
  ),
  'may-hold': variant(
    both('可以暂停寄回', 'Machines may be put on hold'),
    both(
      '{count} 台设备 {days} 天没有付款或没有收货地址，提醒已全部发出，由主管决定是否暂停寄回（R47–R49）。',
      '{machines}: not paid or no address for {days} days, every reminder sent. A supervisor decides whether to hold (R47–R49).',
    ),
  ),
};

/** Other notices of a code that several steps give, by the step. */
const STEPS: Readonly<Partial<Record<StepName, Variant>>> = {
  'read-label': variant(
    both('标签与工单不符', 'Label differs'),
    both(
      '设备标签上的序列号与工单里的不同，客服会与您核对。',
      'The label on the machine bears another serial number than the order; we will settle it with you.',
    ),
  ),
  'resolve-discrepancy': variant(
    both('不符已处理', 'Difference settled'),
    both('实物与工单的不符已处理，结果请看工单。', 'What differed from the order was settled; the order says how.'),
  ),
  'answer-info': variant(both('客户已补充信息', 'The customer answered'), both('请继续处理。', 'Please go on.')),
  message: variant(both('客户留言', 'The customer wrote'), both('请查看并回复。', 'Please read and answer.')),
  'report-not-received': variant(
    both('客户没有收到', 'The customer got nothing'),
    both('客户反映寄回的包裹没有收到，请向快递核实。', 'The customer says that the parcel never came. Please ask the carrier.'),
  ),
  'lose-inbound': variant(
    both('寄修包裹丢失', 'Your parcel was lost'),
    both(
      '快递丢失了您寄来的包裹，凭证可用于向快递索赔。',
      'The carrier lost the parcel you sent; the proof in the order serves your claim.',
    ),
  ),
  'extend-promise': variant(
    both('预计日期改期', 'The date was moved'),
    both('预计发回日期有调整。', 'Your machine goes back later than promised.'),
  ),
  'recompute-promise': variant(
    both('预计日期已更新', 'The date was computed again'),
    both('放假安排已公布，预计发回日期按新日历重新计算。', 'The holidays were published, so the date was computed again.'),
  ),
  'take-back-from-carrier': variant(
    both('快递退回，将再寄', 'Sent back by the carrier'),
    both('快递退回了包裹，我们会免费再次寄出。', 'The carrier brought the parcel back; we send it again free of charge.'),
  ),
  'lose-outbound': variant(
    both('寄回包裹丢失', 'The return was lost'),
    both('快递丢失了寄回的包裹，客服会与您联系。', 'The carrier lost the parcel; customer service will contact you.'),
  ),
};

function reminderVariant(kind: string, day: number): Variant | undefined {
  if (kind === 'promise') return PROMISE[day < 0 ? 'at-risk' : day === 0 ? 'broken' : 'overdue'];
  return Object.hasOwn(REMINDERS, kind) ? REMINDERS[kind as keyof typeof REMINDERS] : undefined;
}

/** What the outbox itself has to tell staff. */
const OUTBOX: Readonly<Record<string, Variant>> = {
  'call-task': variant(
    both('请致电客户', 'Call a customer'),
    both('微信没有送达客户，请致电告知进展。', 'No message reached the customer. Please call and tell them how things stand.'),
  ),
  'dead-letter': variant(
    both('有消息没有发出', 'A message is stuck'),
    both('请查看原因，处理后重新发送。', 'Please see why, put it right and have it sent again.'),
    both('请查看原因并重新发送', 'See why, send again'),
  ),
};

/** What somebody was reminded of, for the history of an order. */
export const reminderTitle = (language: Language, kind: string, day: number): string => reminderVariant(kind, day)?.title[language] ?? kind;

/** The words of a notice where its code alone does not say enough. */
export function noticeVariant(code: NoticeCode, { about, day = 0 }: NoticeFacts): Partial<NoticeTexts> {
  if (about === undefined || !['N7', 'N22', 'N25', 'N27'].includes(code)) return {};
  return reminderVariant(about, day) ?? STEPS[about as StepName] ?? (Object.hasOwn(OUTBOX, about) ? OUTBOX[about] : undefined) ?? {};
}
