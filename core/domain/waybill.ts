import type { InboundCarrier } from './work-order';

/**
 * How a carrier's waybill numbers look (R18). Kept wide where a carrier publishes no rule: a wrong refusal costs more than a late one.
 * Source: numbers as printed on the carriers' slips.
 */
const FORMATS: Readonly<Record<InboundCarrier, RegExp>> = {
  sf: /^(SF\d{12,15}|\d{12})$/,
  deppon: /^(DPK?\d{10,13}|\d{9,12})$/,
  kye: /^(KY\d{10,14}|\d{11,14})$/,
  jd: /^JD[A-Z0-9]{9,18}(-\d+-\d+-?)?$/,
  zto: /^(ZTO)?\d{12,15}$/,
  yto: /^(YT)?\d{12,15}$/,
  sto: /^(STO)?\d{12,15}$/,
  yunda: /^(YD)?\d{13,15}$/,
  ems: /^([A-Z]{2}\d{9}[A-Z]{2}|\d{13})$/,
  other: /^[A-Z0-9-]{6,32}$/,
};

/** Upper case, no white space, full-width letters and digits mended. */
export function normaliseWaybill(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** True when a (normalised) number can be one of this carrier's. */
export function isWaybillOf(carrier: InboundCarrier, waybillNumber: string): boolean {
  return FORMATS[carrier].test(waybillNumber);
}
