import type { Machine, MachineState } from './machine';
import type { Stage, WorkOrder } from './work-order';

const TERMINAL: readonly MachineState[] = ['remote-fixed', 'withdrawn', 'delivered', 'lost', 'held'];
/** What a return must wait for (R54). */
export const LIVE: readonly MachineState[] = ['received', 'quoted', 'pay-review', 'repairing', 'ready'];

export const isTerminal = (machine: Machine): boolean => TERMINAL.includes(machine.state);
export const isLive = (machine: Machine): boolean => LIVE.includes(machine.state);

/** How many machines of an order are repaired with us, or were (R55): what was solved remotely, withdrawn or never sent makes no quantity large. */
export const repairQuantityOf = (machines: readonly Pick<Machine, 'receivedAt'>[]): number =>
  machines.filter(({ receivedAt }) => receivedAt !== undefined).length;

type Whole = Pick<WorkOrder, 'machines' | 'cancelled' | 'infoRequests'>;

/** The stage of an order: the first that holds, from the top. */
export function stageOf({ machines, cancelled, infoRequests }: Whole): Stage {
  if (cancelled) return 'cancelled';
  if (infoRequests.some((request) => request.answeredAt === undefined)) return 'info-needed';
  if (machines.some((machine) => machine.state === 'listed')) return 'submitted';
  if (machines.every((machine) => machine.state === 'remote-fixed')) return 'closed-remote';
  if (machines.every(isTerminal)) return 'completed';
  if (machines.some((machine) => machine.receivedAt !== undefined)) return 'in-service';
  if (machines.some((machine) => machine.state === 'in-transit')) return 'in-transit';
  return 'return-confirmed';
}

export const STAGE_WORDS = [
  'submitted',
  'info-needed',
  'return-confirmed',
  'in-transit',
  'to-inspect',
  'to-pay',
  'pay-review',
  'in-repair',
  'to-return',
  'partly-returned',
  'returning',
  'return-refused',
  'held',
  'lost',
  'completed',
  'closed-remote',
  'cancelled',
] as const;
/** What the customer reads: the stage, with `in-service` told apart by what is going on, and `completed` by whether every machine came back. */
export type StageWord = (typeof STAGE_WORDS)[number];

/** The word for an order: in service, what waits for the customer comes first, then the earliest work; nobody is thanked for a machine that is still here. */
export function stageWordOf(order: WorkOrder): StageWord {
  const has = (...states: readonly MachineState[]): boolean => order.machines.some((machine) => states.includes(machine.state));
  if (order.stage === 'completed') return has('held') ? 'held' : has('lost') ? 'lost' : 'completed';
  if (order.stage !== 'in-service') return order.stage;
  if (has('quoted')) return 'to-pay';
  if (has('return-refused')) return 'return-refused';
  if (has('shipped', 'delivered') && order.machines.some(isLive)) return 'partly-returned';
  if (has('received')) return 'to-inspect';
  if (has('pay-review')) return 'pay-review';
  if (has('repairing')) return 'in-repair';
  if (has('ready')) return 'to-return';
  if (has('shipped')) return 'returning';
  return has('in-transit') ? 'in-transit' : 'return-confirmed';
}

/** What machines that are here wait for before their verdict; the first that holds. */
export type InspectionWait = 'discrepancy' | 'unpacking' | 'inspection';

/** What an order that reads `to-inspect` really waits for. */
export function inspectionWaitOf({ machines, parcels, discrepancies }: WorkOrder): InspectionWait {
  const here = new Set(machines.filter(({ state }) => state === 'received').map(({ parcelId }) => parcelId));
  if (discrepancies.some(({ parcelId, resolved }) => !resolved && here.has(parcelId))) return 'discrepancy';
  return parcels.some(({ id, unpacked }) => here.has(id) && !unpacked) ? 'unpacking' : 'inspection';
}

export type StepBarStep = 'to-confirm' | 'to-receive' | 'to-repair' | 'to-return' | 'done';

/** The customer's five steps: 待确定 → 待收件 → 待维修 → 待发货 → 已完成. A cancelled order stays where it was left. */
export function stepBarOf(order: WorkOrder): StepBarStep {
  switch (stageWordOf(order)) {
    case 'submitted':
    case 'info-needed':
    case 'cancelled':
      return 'to-confirm';
    case 'return-confirmed':
    case 'in-transit':
      return 'to-receive';
    case 'to-inspect':
    case 'to-pay':
    case 'pay-review':
    case 'in-repair':
      return 'to-repair';
    case 'to-return':
    case 'partly-returned':
    case 'returning':
    case 'return-refused':
    case 'held':
    case 'lost':
      return 'to-return';
    case 'completed':
    case 'closed-remote':
      return 'done';
  }
}

/** Machines that keep ready ones from going back (R54, R56): live, not ready. Empty unless some machine is ready. */
export function blockersOf(order: WorkOrder): readonly Machine[] {
  if (!order.machines.some((machine) => machine.state === 'ready')) return [];
  return order.machines.filter((machine) => isLive(machine) && machine.state !== 'ready');
}
