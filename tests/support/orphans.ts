import type { Actor } from '#core/domain/actor';
import { toLocalDate } from '#core/domain/money-and-time';
import {
  decideOrphan,
  type OrphanCommand,
  type OrphanContext,
  type OrphanDecision,
  registerOrphan,
} from '#core/domain/orphan/decide-orphan';
import type { OrphanParcel } from '#core/domain/orphan/orphan';
import type { OrphanPayload } from '#core/domain/orphan/orphan-rules';
import type { OrphanStepName } from '#core/domain/orphan/orphan-table';
import { NOW, sha256 } from './contexts';

/** The owner's order, as a decision is given it. */
export const ownerOrder = { openid: 'o-owner', orderId: 'wo-9', orderNumber: 'JM2609-ABCD2', isOrderOpen: true };
export const RULES = { ninetyDays: 90, reminderDays: [3, 7, 30, 60, 80, 89] };

type Found = Parameters<typeof registerOrphan>[0]['found'];

/** A parcel at the door, registered just now, with its event. */
export function aFoundParcel(more: Partial<Found> = {}, now = NOW): OrphanDecision {
  const found: Found = {
    id: 'sf-SF1234567890123',
    carrier: 'sf',
    waybillNumber: 'SF1234567890123',
    origin: { kind: 'door' },
    photos: ['a-slip'],
    serialNumbers: ['JX4-10001-IN'],
    sender: { phoneTail: '8000' },
    place: '门口',
    receivedDate: toLocalDate(now),
    ...more,
  };
  return registerOrphan({ found, commandId: 'c-register', by: { role: 'agent', openid: 'o-agent', name: '客服' }, now, sha256 });
}

export const anOrphan = (more: Partial<OrphanParcel> = {}): OrphanParcel => ({ ...aFoundParcel().orphan, ...more });

/** A payload that leaves nothing to say. */
export const ORPHAN_PAYLOADS: Readonly<Record<OrphanStepName, OrphanPayload>> = {
  link: { orderId: 'wo-9', machineIds: ['m1'] },
  'take-in': { place: 'A-3 货架' },
  refuse: { reason: 'no-order', text: '', photos: ['a-door'] },
  'come-again': { photos: ['a-slip-again'] },
  'tell-owner': { orderId: 'wo-9' },
  'note-contact': { text: '客户来电，说下周创建工单' },
  amend: { place: 'B-1', serialNumbers: ['JX4-20001-OUT'], sender: { name: '张三' }, photos: ['a-more'] },
  'correct-slip': { carrier: 'jd', waybillNumber: 'JD0000012345678' },
  hold: {},
  reopen: { text: '客户找来了' },
  remind: {},
  'ask-supervisor': {},
};

/** The world as it is when nothing stands in the way but time. */
export const orphanContext = (actor: Actor, more: Partial<OrphanContext> = {}): OrphanContext => ({
  actor,
  now: NOW,
  sha256,
  rules: RULES,
  order: ownerOrder,
  expectedBy: null,
  ...more,
});

export function takeOrphan(orphan: OrphanParcel, step: OrphanStepName, context: OrphanContext, payload = ORPHAN_PAYLOADS[step]) {
  const command: OrphanCommand = { commandId: `c-${orphan.version}-${step}`, step, expectedVersion: orphan.version, payload };
  return decideOrphan(orphan, command, context);
}

/** What the step changes; fails the test with the refusal if it was refused. */
export function takenOrphan(
  orphan: OrphanParcel,
  step: OrphanStepName,
  context: OrphanContext,
  payload = ORPHAN_PAYLOADS[step],
): OrphanDecision {
  const result = takeOrphan(orphan, step, context, payload);
  if (!result.ok || !('orphan' in result.value)) throw new Error(`${step} was not taken: ${JSON.stringify(result)}`);
  return result.value;
}

/** The refusal of a step, or `allowed`. */
export const orphanCodeOf = (result: ReturnType<typeof decideOrphan>): string => (result.ok ? 'allowed' : result.error.code);
