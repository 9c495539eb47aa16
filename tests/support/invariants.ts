import { changeOf } from '#core/application/take-step';
import type { Decision } from '#core/domain/decide';
import { canonicalJson } from '#core/domain/event';
import { evolve } from '#core/domain/evolve';
import type { Machine, MachineState } from '#core/domain/machine';
import { stepDefinition } from '#core/domain/step-table';
import type { Stage, WorkOrder } from '#core/domain/work-order';

/** What must be true of every order, and of every change of one. Written from the policy, not from the code. */

const BEFORE_RECEIPT: readonly MachineState[] = ['listed', 'expected', 'in-transit', 'remote-fixed', 'withdrawn'];
const ENDED: readonly MachineState[] = ['remote-fixed', 'withdrawn', 'delivered', 'lost', 'held'];
const BLOCKING: readonly MachineState[] = ['received', 'quoted', 'pay-review', 'repairing', 'ready'];
const SENT_BACK: readonly MachineState[] = ['shipped', 'delivered', 'lost', 'return-refused'];
const FOR_A_FEE: readonly string[] = ['normal', 'scrap', 'mixed'];

const lastQuotation = (machine: Machine) => machine.quotations[machine.quotations.length - 1];
const isPaidRepair = (machine: Machine): boolean => FOR_A_FEE.includes(machine.verdict?.kind ?? '') && machine.outcome !== 'unrepaired';

/** The stage as the page on the work order derives it: the first line that holds. */
function expectedStage(order: WorkOrder): Stage {
  const states = order.machines.map(({ state }) => state);
  if (order.cancelled) return 'cancelled';
  if (order.infoRequests.some(({ answeredAt }) => answeredAt === undefined)) return 'info-needed';
  if (states.includes('listed')) return 'submitted';
  if (states.every((state) => ENDED.includes(state)))
    return states.every((state) => state === 'remote-fixed') ? 'closed-remote' : 'completed';
  if (order.machines.some(({ receivedAt }) => receivedAt !== undefined)) return 'in-service';
  return states.includes('in-transit') ? 'in-transit' : 'return-confirmed';
}

function machineFaults(order: WorkOrder, machine: Machine): readonly (string | false)[] {
  const { state, verdict, outcome } = machine;
  const quotation = lastQuotation(machine);
  const parcel = order.parcels.find(({ id }) => id === machine.parcelId);
  const voucher = order.vouchers.find(({ id }) => id === machine.voucherId);
  const shipment = order.shipments.find(({ id }) => id === machine.shipmentId);
  const isOpenDifference = order.discrepancies.some(({ machineId, resolved }) => machineId === machine.id && !resolved);
  const repairVoucher = order.vouchers.some(
    ({ purpose, machineIds, review }) => purpose === 'repair' && review?.as === 'approved' && machineIds.includes(machine.id),
  );
  const isPaused = machine.promise?.pauses?.some(({ until }) => until === undefined) ?? false;
  const isKeptWaiting =
    state === 'ready' &&
    machine.promise !== undefined &&
    machine.shipmentId === undefined &&
    order.machines.some((other) => BLOCKING.includes(other.state) && other.state !== 'ready');
  const isRepaired = state === 'repairing' || outcome === 'repaired';
  return [
    SENT_BACK.includes(state) && isPaidRepair(machine) && !(repairVoucher && machine.paid === quotation?.amount) && 'I1 ships unpaid',
    outcome === 'unrepaired' && verdict?.kind === 'normal' && 'I2 a normal quotation ended unrepaired',
    outcome === 'unrepaired' &&
      verdict?.kind !== quotation?.class &&
      FOR_A_FEE.includes(verdict?.kind ?? '') &&
      'I2 declined as another class',
    SENT_BACK.includes(state) && !order.receivingAddress && 'I3 ships without an address',
    machine.receivedAt !== undefined && !(parcel?.signed && parcel.machineIds.includes(machine.id)) && 'I7 received in no signed parcel',
    (machine.receivedAt !== undefined) === BEFORE_RECEIPT.includes(state) && 'I7 state and receipt disagree',
    isRepaired &&
      isPaidRepair(machine) &&
      !shipment &&
      machine.paid - machine.refunded !== quotation?.amount &&
      'I10 repaired, not paid for',
    isOpenDifference && verdict !== undefined && 'I13 verdict with an open difference',
    state === 'pay-review' &&
      (!voucher || voucher.review !== undefined || !voucher.machineIds.includes(machine.id)) &&
      'in review without a voucher',
    state === 'quoted' && (!quotation || verdict?.kind !== quotation.class) && 'quoted otherwise than judged',
    state === 'quoted' && machine.promise !== undefined && 'promised before payment',
    state === 'repairing' && machine.promise === undefined && 'repaired without a promise',
    isPaused !== isKeptWaiting && 'R56 paused without waiting, or waiting without a pause',
    state === 'ready' && (outcome === undefined || machine.readyAt === undefined) && 'ready without an outcome',
    state === 'received' && verdict !== undefined && 'judged, still to be judged',
    (state === 'shipped' || state === 'delivered') && (!shipment || shipment.ended !== undefined) && 'sent back in no shipment',
    (state === 'held') !== (machine.heldFrom !== undefined) && 'held from nowhere',
    machine.refunded > machine.paid && 'more refunded than paid',
  ];
}

/** What a verdict rests on that it may not rest on (R6, R7, R30, R41, R44, R45). */
function verdictFaults({ verdict, damage }: Machine): readonly (string | false)[] {
  if (!verdict) return [];
  const { kind, damageCause, voidReasons, scrapCodes = [], foreignBoards = '' } = verdict;
  const counting = voidReasons.filter(({ exempt }) => !exempt);
  return [
    damageCause !== (damage?.cause ?? 'none') && 'R6 judged by damage that nobody was shown',
    kind === 'free' && (damageCause !== 'none' || counting.length > 0) && 'R30 free though the warranty is void',
    counting.some(({ code, approvedBy }) => (code === 'N2' || code === 'OTHER') && !approvedBy) && 'R41 judged without the supervisor',
    kind === 'scrap' && scrapCodes.length === 0 && 'R44 scrap for no reason',
    kind === 'mixed' && foreignBoards === '' && 'R45 mixed with no foreign board',
  ];
}

/** What is wrong with an order as it stands; empty when nothing is. */
export function faultsOf(order: WorkOrder): readonly string[] {
  const { machines, vouchers, refunds, stage } = order;
  const approved = vouchers.filter(({ purpose, review }) => purpose === 'repair' && review?.as === 'approved');
  const kept = approved.reduce((sum, { amount }) => sum + amount, 0) - refunds.reduce((sum, { amount }) => sum + amount, 0);
  const faults = [
    ...machines.flatMap((machine) =>
      [...machineFaults(order, machine), ...verdictFaults(machine)].map((fault) => fault && `${machine.id} ${fault}`),
    ),
    stage !== expectedStage(order) && `I6 stage ${stage}`,
    (stage === 'completed' || stage === 'closed-remote') && !machines.every(({ state }) => ENDED.includes(state)) && 'I6 closed too early',
    stage === 'cancelled' && machines.some(({ receivedAt }) => receivedAt !== undefined) && 'I8 cancelled with a machine in house',
    kept !== machines.reduce((sum, { paid, refunded }) => sum + paid - refunded, 0) && 'I10 money and machines disagree',
  ];
  return faults.filter((fault): fault is string => typeof fault === 'string');
}

/** What is wrong with a change from one version to the next. */
export function changeFaults(before: WorkOrder, after: WorkOrder): readonly string[] {
  const batch = after.shipments.length > before.shipments.length ? after.shipments[after.shipments.length - 1] : undefined;
  const left = before.machines.filter(({ id, state }) => BLOCKING.includes(state) && !batch?.machineIds.includes(id));
  const locked = before.receivingAddress;
  const read = after.machines.find(({ id, serialNumber }) => serialNumber !== before.machines.find((was) => was.id === id)?.serialNumber);
  const isTooMany = after.discrepancies.some(
    ({ kind, resolved, parcelId, serialNumber }) =>
      kind === 'extra' && !resolved && parcelId === read?.parcelId && serialNumber === read.serialNumber,
  );
  const faults = [
    read !== undefined && isTooMany && 'R17 a number that was read is a machine of its parcel, and one too many there as well',
    batch !== undefined && left.length > 0 && batch.splitReason === undefined && 'I4 a partial batch without a reason',
    locked !== undefined && after.receivingAddress?.hash !== locked.hash && 'I3 the locked address changed',
    after.version !== before.version + 1 && 'a change is not one version',
    before.machines.length !== after.machines.length && 'machines came or went',
  ];
  return faults.filter((fault): fault is string => typeof fault === 'string');
}

/** Serial numbers that nobody else may have in an open order: one on hold is still here (I11). */
const claimedBy = ({ cancelled, machines }: WorkOrder): readonly string[] =>
  cancelled
    ? []
    : machines.filter(({ state }) => state === 'held' || !ENDED.includes(state)).flatMap(({ serialNumber }) => serialNumber ?? []);

const without = (some: readonly string[], others: readonly string[]): readonly string[] => some.filter((one) => !others.includes(one));

/** What a database gives back: no `undefined`, nothing shared. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Whether two orders are stored alike; keys are sorted only where their order makes a difference. */
const isSame = (one: WorkOrder, other: WorkOrder): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);

/** What is wrong with what a decision stores beside the order: its event, its notices, the serial numbers claimed and given back. */
export function decisionFaults(before: WorkOrder, decision: Decision): readonly string[] {
  const { order, event, notices } = decision;
  const change = changeOf(before, decision);
  const claims = 'repeated' in change ? [] : (change.claimSerials ?? []);
  const released = 'repeated' in change ? [] : (change.releaseSerials ?? []);
  const asksFirst = event.step !== 'submit' && stepDefinition(event.step).guards.includes('serials-taken');
  const ids = notices.map(({ id }) => id);
  const faults = [
    (event.version !== before.version + 1 || event.previousHash !== before.lastHash) && 'I9 the event is not the next of its order',
    new Set(ids).size !== ids.length && 'I9 a notice is there twice',
    notices.some(({ id, version }) => version !== event.version || !id.startsWith(`${order.id}:${event.version}:`)) &&
      'I9 a notice is of another version',
    `${claims}` !== `${without(claimedBy(order), claimedBy(before))}` && 'I11 claims other serial numbers than those that come in',
    `${released}` !== `${without(claimedBy(before), claimedBy(order))}` && 'I11 gives other serial numbers back than those that go',
    claims.length > 0 && !asksFirst && 'I11 claims a serial number and does not ask whether it is free',
    !isSame(evolve(stored(before), stored(event)), order) && 'I12 the event, replayed on what is stored, gives another order',
  ];
  return faults.filter((fault): fault is string => typeof fault === 'string');
}
