import type { Machine } from '../domain/machine';
import type { Discrepancy, Parcel } from '../domain/parcel';
import type { Shipment } from '../domain/shipment';
import type { StepName } from '../domain/step-table';
import { both, type Localized } from './localized';

/** What the order page says of what did not go the ordinary way. */

export const PARCEL_ENDED: Readonly<Record<NonNullable<Parcel['ended']>['as'], { readonly word: Localized; readonly cure: Localized }>> = {
  refused: {
    word: both('已拒收', 'Refused'),
    cure: both('请按原因改正后重新寄出，并填写新的运单号。', 'Put it right, send it again and enter the new waybill.'),
  },
  lost: {
    word: both('已丢失', 'Lost'),
    cure: both(
      '快递确认丢失，请向快递公司索赔。设备找到后可以再次寄出。',
      'The carrier confirmed the loss; claim it from the carrier. If it turns up, send it again.',
    ),
  },
};

export const SHIPMENT_ENDED: Readonly<
  Record<NonNullable<Shipment['ended']>['as'], { readonly word: Localized; readonly text: Localized }>
> = {
  'carrier-returned': {
    word: both('快递退回', 'Came back'),
    text: both(
      '快递没有送达，包裹退回了维修点。我们会免费再寄一次。',
      'The carrier could not deliver it and brought it back. We send it again free of charge.',
    ),
  },
  refused: {
    word: both('收件人拒收', 'Refused'),
    text: both(
      '包裹被收件人拒收，退回了维修点。付清运费后再次寄出。',
      'The consignee refused it and it came back to us. It is sent again once the freight is paid.',
    ),
  },
  lost: {
    word: both('已丢失', 'Lost'),
    text: both('快递确认丢失，客服会与您联系赔付。', 'The carrier confirmed the loss; we contact you about the compensation.'),
  },
};

export const DISCREPANCY_TEXTS: Readonly<Record<Discrepancy['kind'], Localized>> = {
  missing: both('工单里有 {serial}，包裹里没有', '{serial} stands in the order but was not in the parcel'),
  extra: both('包裹里有 {serial}，工单里没有', '{serial} was in the parcel but does not stand in the order'),
};
export const DISCREPANCY_OPEN = both('客服正在处理，处理完之前不开始计时', 'we are settling it; no clock runs until then');
export const DISCREPANCY_RESOLVED: Readonly<Record<NonNullable<Discrepancy['resolved']>['as'], Localized>> = {
  found: both('已找到', 'found after all'),
  'not-in-parcel': both('确认不在包裹里，请另行寄出', 'not in the parcel; please send it separately'),
  'set-aside': both('已单独存放，客服会联系您', 'set aside; we will contact you'),
  belongs: both('就是工单里没有序列号的那台设备', 'it is the machine of the order whose number could not be read'),
};

/** What a state means for its machine, where the word alone leaves a question. */
export const MACHINE_STATE_SENTENCES: Readonly<Partial<Record<Machine['state'], Localized>>> = {
  'return-refused': both(
    '寄回时被拒收，付清再次寄送的运费后重新寄出。',
    'The return was refused; it is sent again once the freight is paid.',
  ),
  held: both(
    '超过 90 天没有付款或联系，暂停寄回，机器仍在维修点。请联系客服恢复处理。',
    'Nothing was paid or heard for 90 days; it stays at the repair centre. Contact us to go on.',
  ),
  lost: both('寄回途中丢失，客服会与您联系赔付。', 'Lost on its way back; we contact you about the compensation.'),
  withdrawn: both('已撤回，不再随这份工单寄修。', 'Withdrawn; it is no longer part of this repair.'),
};

/** What a return waits for, by the state of the machine that keeps it waiting (R54, R56). */
export const BLOCKER_TEXTS: Readonly<Partial<Record<Machine['state'], Localized>>> = {
  received: both('等待 SN {serial} 检测', 'waiting for the inspection of SN {serial}'),
  quoted: both('等待 SN {serial} 付款', 'waiting for payment of SN {serial}'),
  'pay-review': both('等待 SN {serial} 的付款核对', 'waiting for the payment of SN {serial} to be checked'),
  repairing: both('等待 SN {serial} 修好', 'waiting for the repair of SN {serial}'),
};

/** Part of the machines went ahead; these are still with the customer (R15). */
export const ASKED_TO_SEND_THE_REST = both(
  '还有 {n} 台设备等您寄出，寄出后请填写物流信息。',
  'Still to be sent by you: {n}. Send and enter the logistics.',
);

/** What the customer is asked to do, where the stage as a whole is about something else. */
export const ASKED: Readonly<Partial<Record<StepName, Localized>>> = {
  'answer-info': both('请补充客服询问的信息。', 'Please answer the question.'),
  'submit-voucher': both('请查看报价并付款。', 'Please look at the quotation and pay.'),
  'send-in': both('请打包寄出，并填写物流信息。', 'Pack it, send it and enter the logistics.'),
  'give-address': both('请填写修好后的收货地址，寄回前需要它。', 'Give the address for the return; nothing can go back without it.'),
  'confirm-delivered': both('收到设备后，请确认收到。', 'Confirm the delivery when they arrive.'),
};
