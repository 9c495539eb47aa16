import type { Notice, NoticeRecipient } from '../notice';
import type { NoticeCode } from '../notice-code';
import type { OrphanParcel } from './orphan';
import type { ChainedOrphanEvent } from './orphan-event';
import { orphanStep } from './orphan-table';

/**
 * What an event gives people to know. The owner is told in the words of an order of theirs, and led to it while it is open, else to where a new
 * one is made; nobody but the owner an agent named ever hears of the parcel. Staff are led to the parcel itself.
 */
export function orphanNotices(orphan: OrphanParcel, event: ChainedOrphanEvent): readonly Notice[] {
  if (event.step === 'register') return [];
  return orphanStep(event.step).notices.flatMap((code) =>
    code === 'N27' ? [forSupervisor(orphan, event)] : forOwner(orphan, event, code),
  );
}

function forOwner(orphan: OrphanParcel, event: ChainedOrphanEvent, code: NoticeCode): readonly Notice[] {
  const { owner } = orphan;
  if (!owner) return [];
  const { openid, orderId, orderNumber, isOrderOpen } = owner;
  const recipient: NoticeRecipient = { kind: 'customer', openid };
  return [
    { ...common(orphan, event, code, recipient), orderId, orderNumber, template: 'progress', page: isOrderOpen ? 'order' : 'create' },
  ];
}

function forSupervisor(orphan: OrphanParcel, event: ChainedOrphanEvent): Notice {
  const recipient: NoticeRecipient = { kind: 'role', role: 'supervisor' };
  return {
    ...common(orphan, event, 'N27', recipient),
    orderId: orphan.id,
    orderNumber: orphan.waybillNumber ?? '',
    page: 'orphan',
  };
}

const common = (orphan: OrphanParcel, event: ChainedOrphanEvent, code: NoticeCode, recipient: NoticeRecipient) => ({
  id: `${orphan.id}:${event.version}:${recipient.kind === 'customer' ? recipient.openid : recipient.role}:${code}`,
  version: event.version,
  code,
  recipient,
  isBold: event.step === 'hold',
  facts: {
    machineIds: [],
    serialNumbers: [],
    machineCount: 0,
    stageWord: '',
    reason: REASONS[event.step] ?? '',
    ...(orphan.waybillNumber === null ? {} : { waybillNumber: orphan.waybillNumber, carrier: orphan.carrier }),
  },
  at: event.at,
});

/** Codes of what is said besides; the words stand in core/texts. */
const REASONS: Readonly<Partial<Record<ChainedOrphanEvent['step'], string>>> = {
  'ask-supervisor': 'orphan-ninety-days',
  hold: 'orphan-held',
  reopen: 'orphan-reopened',
};
