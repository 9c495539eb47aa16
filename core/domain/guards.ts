import { approvalGuards } from './guards/approval';
import { examinationGuards } from './guards/examination';
import type { Guard } from './guards/guard';
import type { GuardName } from './guards/guard-name';
import { inboundGuards } from './guards/inbound';
import { inspectionGuards } from './guards/inspection';
import { orderGuards } from './guards/order';
import { paymentGuards } from './guards/payment';
import { returnGuards } from './guards/return';

/** Every guard of the step table, by the code of its refusal. */
export const GUARD_RULES: Readonly<Record<GuardName, Guard>> = {
  ...orderGuards,
  ...inboundGuards,
  ...inspectionGuards,
  ...paymentGuards,
  ...returnGuards,
  ...examinationGuards,
  ...approvalGuards,
};
