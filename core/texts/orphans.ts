import type { OrphanGroup, OrphanState } from '../domain/orphan/orphan';
import type { OrphanStepName } from '../domain/orphan/orphan-table';
import type { SuggestedAction, SuggestionReason } from '../domain/orphan/suggestions';
import { both, type Localized } from './localized';

export const ORPHAN_STATE_WORDS: Readonly<Record<OrphanState, Localized>> = {
  found: both('待处理', 'To decide'),
  waiting: both('待认领', 'Waiting'),
  linked: both('已关联', 'Linked'),
  refused: both('已拒收', 'Refused'),
  held: both('暂停寄回', 'Held'),
  corrected: both('已更正', 'Corrected'),
};

/** What the group means, and what comes next. */
export const ORPHAN_SENTENCES: Readonly<Record<OrphanGroup | 'linked' | 'refused' | 'corrected', Localized>> = {
  found: both('包裹在门口：关联到工单，收下暂存，或拒收。', 'The parcel is at the door: link it to an order, take it in, or refuse it.'),
  waiting: both('包裹已收下，正在找它的主人。', 'The parcel was taken in; its owner is being looked for.'),
  due: both(
    '超过 90 天没有工单，也没有联系。由主管决定：继续找，或暂停寄回。',
    'Over 90 days without an order or a contact. A supervisor decides: go on looking, or put it on hold.',
  ),
  held: both(
    '暂停寄回，由我们保管。有了工单可以关联；主管可以恢复。',
    'On hold, kept by us. It can be linked once there is an order; a supervisor can reopen it.',
  ),
  ended: both('已结束。', 'Ended.'),
  linked: both('已关联到工单，接下来照常开箱。', 'Linked to an order; it is unpacked as usual.'),
  refused: both('已在门口拒收，退回寄件人。', 'Refused at the door and sent back.'),
  corrected: both(
    '面单当时看错了，这个包裹已改登记。真有这个运单号的包裹来了，请点“包裹又来了”，再补拍照片。',
    'The slip was read wrongly; the parcel is registered anew. Should one with this waybill really come, say so and add its photos.',
  ),
};

export const ORPHAN_STEP_WORDS: Readonly<Record<OrphanStepName | 'register', { readonly button: Localized; readonly done: Localized }>> = {
  register: { button: both('登记无主包裹', 'Register'), done: both('登记了无主包裹', 'registered the orphan parcel') },
  link: { button: both('关联到工单', 'Link to an order'), done: both('关联到了工单', 'linked it to an order') },
  'take-in': { button: both('收下暂存', 'Take it in'), done: both('收下暂存', 'took it in') },
  refuse: { button: both('拒收', 'Refuse'), done: both('在门口拒收', 'refused it at the door') },
  'come-again': { button: both('包裹又来了', 'It came again'), done: both('包裹再次送到', 'saw it come again') },
  'tell-owner': { button: both('通知主人', 'Tell the owner'), done: both('通知了可能的主人', 'told the likely owner') },
  'note-contact': {
    button: both('记录联系', 'Note a contact'),
    done: both('与主人取得联系，90 天重新计算', 'was in contact with the owner; the 90 days begin anew'),
  },
  amend: { button: both('补充信息', 'Add details'), done: both('补充了包裹信息', 'added details') },
  'correct-slip': { button: both('更正面单信息', 'Correct the slip'), done: both('更正了面单信息', 'corrected what the slip says') },
  hold: { button: both('暂停寄回', 'Put on hold'), done: both('暂停寄回', 'put it on hold') },
  reopen: { button: both('恢复处理', 'Reopen'), done: both('恢复处理，90 天重新计算', 'reopened it; the 90 days begin anew') },
  remind: { button: both('提醒主人', 'Remind the owner'), done: both('提醒了主人', 'reminded the owner') },
  'ask-supervisor': {
    button: both('请主管决定', 'Ask a supervisor'),
    done: both('90 天已过，请主管决定', 'asked a supervisor: the 90 days are over'),
  },
};

/** What speaks for an order; `{seen}` is what it was seen in. */
export const SUGGESTION_REASON_WORDS: Readonly<Record<SuggestionReason, Localized>> = {
  'waybill-same': both('工单登记的正是这个运单号', 'The order expects this very waybill'),
  'waybill-close': both('工单登记的运单号只差一处：{seen}', 'The waybill of the order differs in one place: {seen}'),
  'waybill-close-other-carrier': both(
    '另一家快递的运单号相同或只差一处：{seen}',
    'The same waybill, or one mistake away, of another carrier: {seen}',
  ),
  'waybill-before': both('以前的工单用过这个运单号', 'An earlier parcel had this waybill'),
  'serial-open': both('工单里有这台设备：{seen}', 'The order has this machine: {seen}'),
  'serial-past': both('以前修过这台设备：{seen}', 'This machine was here before: {seen}'),
  'phone-tail': both('电话尾号相同：{seen}', 'Same last digits of the phone: {seen}'),
  name: both('姓名相同：{seen}', 'Same name: {seen}'),
  region: both('地区相同：{seen}', 'Same region: {seen}'),
};

export const SUGGESTED_ACTION_WORDS: Readonly<Record<SuggestedAction['kind'], Localized>> = {
  sign: both(
    '客户已登记寄出：按面单更正运单号并签收',
    'The customer registered it as sent: match the waybill with the slip and sign for it',
  ),
  link: both('关联到待寄出的设备', 'Link it to the machines that are to be sent in'),
  triage: both('先确认是否返厂，再关联', 'Confirm the return first, then link it'),
  tell: both('通知这位客户创建工单', 'Tell this customer to create an order'),
};

export const ORPHAN_ORIGINS = {
  noWaybill: both('面单看不清', 'No waybill readable'),
  unpacking: both('开箱时多出，工单 {order}', 'Extra in the parcel of {order}'),
} as const;

export const NINETY_DAYS_SENTENCE = both(
  '自 {since}起 {n} 个自然日内没有工单和联系，{over}起可由主管暂停寄回（R47）。当天不计。',
  'After {n} calendar days without an order or a contact, counted from {since}, a supervisor may put it on hold (R47); the first day is not counted: from {over} on.',
);

export const REGISTRY_SENTENCE = both('登记表：{model}，出厂 {shipped}', 'Registry: {model}, shipped {shipped}');
export const NOT_IN_REGISTRY = both('登记表里没有这个序列号', 'The registry does not know this serial number');

/** In the history of a parcel whose slip was corrected. */
export const NO_WAYBILL = both('没有运单号', 'no waybill number');
export const CORRECTED_ENTRY = both(
  '更正面单后改登记，之前的记录在原登记里',
  'registered anew after the slip was corrected; what came before stands in the first entry',
);
