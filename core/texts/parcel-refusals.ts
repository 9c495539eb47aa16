import type { ParcelRefusal } from '../domain/parcel';
import type { ClauseId } from '../domain/step-definition';
import { both, type Localized } from './localized';

type Words = {
  /** For a list and a badge. */
  readonly word: Localized;
  readonly clause: ClauseId;
  /** What the customer does about it. */
  readonly cure: Localized;
};

/** Why a parcel was turned away at the door, and how its customer puts it right. */
export const PARCEL_REFUSAL_WORDS: Readonly<Record<ParcelRefusal, Words>> = {
  'no-order': {
    word: both('没有对应的工单', 'no work order for it'),
    clause: 'R16',
    cure: both('请在工单里登记这个包裹的运单号，再重新寄出。', 'Enter the waybill of the parcel in the work order, then send it again.'),
  },
  mismatch: {
    word: both('实物与工单不符', 'contents differ from the order'),
    clause: 'R17',
    cure: both(
      '请只装工单里的设备，核对序列号后重新寄出。',
      'Pack the machines of the order only, compare the serial numbers, and send it again.',
    ),
  },
  'form-error': {
    word: both('运单号或工单信息有误', 'wrong waybill number or order details'),
    clause: 'R18',
    cure: both('请按面单登记快递公司和运单号，再重新寄出。', 'Enter carrier and waybill number as on the slip, and send it again.'),
  },
  'collect-freight': {
    word: both('运费到付', 'freight collect'),
    clause: 'R11',
    cure: both('寄修运费请选寄付（现付），再重新寄出。', 'Prepay the freight and send it again.'),
  },
  pickup: {
    word: both('需自提', 'self pick-up'),
    clause: 'R9',
    cure: both('请选送货上门，再重新寄出。', 'Choose door-to-door delivery and send it again.'),
  },
};

/** The words of a code; undefined for somebody's own words. */
export const parcelRefusalWords = (reason: string): Words | undefined =>
  Object.hasOwn(PARCEL_REFUSAL_WORDS, reason) ? PARCEL_REFUSAL_WORDS[reason as ParcelRefusal] : undefined;
