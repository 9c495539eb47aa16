import type { InboundCarrier } from '#core/domain/carrier';
import { normaliseWaybill } from '#core/domain/waybill';

const LETTERS: readonly (readonly [RegExp, InboundCarrier])[] = [
  [/^SF\d/, 'sf'],
  [/^DPK?\d/, 'deppon'],
  [/^KY\d/, 'kye'],
  [/^JD/, 'jd'],
  [/^ZTO\d/, 'zto'],
  [/^YT\d/, 'yto'],
  [/^STO\d/, 'sto'],
  [/^YD\d/, 'yunda'],
  [/^E[A-Z]\d{9}[A-Z]{2}$/, 'ems'],
];

/** The carrier whose letters a waybill begins with; plain digits are nobody's alone. */
export const guessCarrier = (typed: string): InboundCarrier | undefined =>
  LETTERS.find(([letters]) => letters.test(normaliseWaybill(typed)))?.[1];
