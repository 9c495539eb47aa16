import { promiseFrom } from '../calendar';
import type { Machine } from '../machine';
import { type LocalDate, toLocalDate } from '../money-and-time';
import type { WorkingDayPromise } from '../promise';
import type { Quotation } from '../quotation';
import type { WorkOrder } from '../work-order';
import { differencesAtUnpacking } from './differences';
import { type Attempt, changeById, changeMachines, currentQuotation, idsOf, parcelOf, rule } from './rule';
import { verdictsAfterRevision, verdictsOf, withVerdict } from './verdicts';

/** What unpacking says of each label, by machine; nothing of one that is not there. */
function labelsOf({ machines, payload }: Attempt): Readonly<Record<string, Machine['label']>> {
  const { serialsFound = [], unlabelledMachineIds = [] } = payload;
  const labelOf = ({ id, serialNumber }: Machine): Machine['label'] => {
    if (serialNumber !== null && serialsFound.includes(serialNumber)) return 'read';
    return unlabelledMachineIds.includes(id) ? 'missing' : undefined;
  };
  return Object.fromEntries(machines.map((machine) => [machine.id, labelOf(machine)] as const).filter(([, label]) => label));
}

/** The next version of a quotation; what the customer pays for the return stands in it as part of the amount (R10, R27). */
function quotationOf({ payload, context }: Attempt, machine: Machine): Quotation {
  const lines = payload.lines ?? [];
  const freight = context.rules.returnFreightPaidBy === 'customer' ? context.rules.returnFreight : 0;
  return {
    version: machine.quotations.length + 1,
    class: payload.class ?? currentQuotation(machine)?.class ?? 'normal',
    lines,
    amount: lines.reduce((sum, line) => sum + line.amount, 0) + freight,
    returnFreightPaidBy: context.rules.returnFreightPaidBy,
    note: payload.note ?? '',
    quotedAt: context.now,
  };
}

/**
 * The day from which a free repair is promised: that of our receipt (R51), or of settling the last difference of its
 * parcel (R50). Not the carrier's signing day, which counts for the warranty alone.
 */
function promiseStart(order: WorkOrder, machine: Machine): LocalDate {
  const settled = order.discrepancies.filter(({ parcelId }) => parcelId === machine.parcelId).map(({ resolved }) => resolved?.at ?? 0);
  return toLocalDate(Math.max(machine.receivedAt ?? 0, ...settled));
}

function promisesOf({ order, machines, context }: Attempt): Readonly<Record<string, WorkingDayPromise>> {
  const { rules, calendar } = context;
  return Object.fromEntries(
    machines.map((machine) => [
      machine.id,
      promiseFrom('receipt', promiseStart(order, machine), rules.promiseWorkingDays + (rules.extraDays[machine.itemType] ?? 0), calendar),
    ]),
  );
}

const nextVersions = (attempt: Attempt): Readonly<Record<string, Quotation>> =>
  Object.fromEntries(attempt.machines.map((machine) => [machine.id, quotationOf(attempt, machine)]));

const addQuotation = (machine: Machine, quotations: Readonly<Record<string, Quotation>>): Machine => {
  const quotation = quotations[machine.id];
  return quotation ? { ...machine, quotations: [...machine.quotations, quotation] } : machine;
};

/** Steps from unpacking to the verdict. */
export const inspectionSteps = {
  unpack: rule({
    facts: (attempt) => ({
      parcelId: attempt.payload.parcelId ?? '',
      photos: attempt.payload.photos ?? [],
      serialsFound: attempt.payload.serialsFound ?? [],
      discrepancies: differencesAtUnpacking(attempt),
      machineIds: idsOf(attempt.machines),
      labels: labelsOf(attempt),
    }),
    // Events of before labels were noted have none.
    evolve: (order, { parcelId, photos, serialsFound, discrepancies, machineIds, labels = {} }, { at, openid }) => ({
      ...changeMachines(order, machineIds, (machine) => {
        const label = labels[machine.id];
        return label ? { ...machine, label } : machine;
      }),
      parcels: changeById(order.parcels, parcelId, (parcel) => ({ ...parcel, unpacked: { at, by: openid, photos, serialsFound } })),
      discrepancies: [...order.discrepancies, ...discrepancies],
    }),
  }),
  'judge-free': rule({
    facts: (attempt) => ({ machineIds: idsOf(attempt.machines), verdicts: verdictsOf(attempt, 'free'), promises: promisesOf(attempt) }),
    evolve: (order, { machineIds, verdicts, promises }) =>
      changeMachines(order, machineIds, (machine) => {
        const promise = promises[machine.id];
        return { ...withVerdict(machine, verdicts), state: 'repairing', ...(promise ? { promise } : {}) };
      }),
  }),
  quote: rule({
    facts: (attempt) => ({
      machineIds: idsOf(attempt.machines),
      verdicts: verdictsOf(attempt, attempt.payload.class ?? 'normal'),
      quotations: nextVersions(attempt),
    }),
    evolve: (order, { machineIds, verdicts, quotations }) =>
      changeMachines(order, machineIds, (machine) => ({ ...addQuotation(withVerdict(machine, verdicts), quotations), state: 'quoted' })),
  }),
  'declare-unrepairable': rule({
    facts: (attempt) => ({
      machineIds: idsOf(attempt.machines),
      verdicts: verdictsOf(attempt, attempt.payload.unrepairable ?? 'no-value'),
      freightPaidBy: attempt.context.rules.unrepairedFreightPaidBy,
      reason: attempt.payload.findings ?? '',
    }),
    evolve: (order, { machineIds, verdicts, freightPaidBy }, { at }) =>
      changeMachines(order, machineIds, (machine) => {
        const { promise: _none, ...rest } = withVerdict(machine, verdicts);
        return { ...rest, state: 'ready', outcome: 'unrepaired', unrepairedFreightPaidBy: freightPaidBy, readyAt: at };
      }),
  }),
  'revise-quotation': rule({
    facts: (attempt) => ({
      machineIds: idsOf(attempt.machines),
      verdicts: verdictsAfterRevision(attempt),
      quotations: nextVersions(attempt),
    }),
    evolve: (order, { machineIds, verdicts, quotations }) =>
      changeMachines(order, machineIds, (machine) => addQuotation(withVerdict(machine, verdicts), quotations)),
  }),
};

/** Parcel of a machine, for guards. */
export const parcelOfMachine = (order: Attempt['order'], machine: Machine) => parcelOf(order, machine.parcelId);
