import type { Refusal } from '../domain/refusal';
import { APPROVAL_REFUSALS } from './refusals/approval';
import { EXAMINATION_REFUSALS } from './refusals/examination';
import { GENERAL_REFUSALS } from './refusals/general';
import { INBOUND_REFUSALS } from './refusals/inbound';
import { INSPECTION_REFUSALS } from './refusals/inspection';
import { ORDER_REFUSALS } from './refusals/order';
import { ORPHAN_REFUSALS } from './refusals/orphans';
import { PAYMENT_REFUSALS } from './refusals/payment';
import type { RefusalWords } from './refusals/refusal-words';
import { IMPORT_REFUSALS } from './refusals/registry-import';
import { RETURN_REFUSALS } from './refusals/return';
import { SETTING_REFUSALS } from './refusals/settings';
import { UPLOAD_REFUSALS } from './refusals/uploads';

/** What a request, an upload or the store can answer beside the guards of the step table. */
const BESIDE_THE_TABLE = {
  ...GENERAL_REFUSALS,
  ...UPLOAD_REFUSALS,
  ...IMPORT_REFUSALS,
  ...SETTING_REFUSALS,
  ...ORPHAN_REFUSALS,
};
export type RefusalCode = Refusal['code'] | keyof typeof BESIDE_THE_TABLE;

/** What each refusal says; why and who can come from the table. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, RefusalWords>> = {
  ...BESIDE_THE_TABLE,
  ...ORDER_REFUSALS,
  ...INBOUND_REFUSALS,
  ...INSPECTION_REFUSALS,
  ...EXAMINATION_REFUSALS,
  ...APPROVAL_REFUSALS,
  ...PAYMENT_REFUSALS,
  ...RETURN_REFUSALS,
};
