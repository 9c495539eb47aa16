import type { InboundCarrier } from './carrier';
import { matchesPattern } from './waybill-pattern';

/** How each carrier's waybill numbers look (R18); the owner's, as patterns of waybill-pattern.ts. */
export type WaybillFormats = Readonly<Record<InboundCarrier, string>>;

/** Upper case, no white space, full-width letters and digits mended. */
export function normaliseWaybill(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** True when a (normalised) number can be one of this carrier's. */
export function isWaybillOf(carrier: InboundCarrier, waybillNumber: string, formats: WaybillFormats): boolean {
  return matchesPattern(formats[carrier], waybillNumber);
}
