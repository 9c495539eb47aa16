import { toLocalDate } from '../money-and-time';
import { type Attempt, currentQuotation, provenSerialOf, warrantyOfMachine } from '../steps/rule';
import { DAMAGE_CAUSES, mayBeExempt, type VoidReason } from '../warranty';
import type { WorkOrder } from '../work-order';
import type { Guard } from './guard';

/** Nothing of the maker's was shipped before: a factory date earlier than this is a slip of the year. */
const FIRST_SHIPPED = '2018-01-01';

const has = ({ payload }: Attempt, code: VoidReason['code']): boolean =>
  (payload.voidReasons ?? []).some((reason) => reason.code === code && !reason.exempt);

/** R32: only the disassembly that staff asked for, before the machine was here, is exempt. */
function exemptionsWereAsked({ machines, payload }: Attempt): boolean {
  const exempt = (payload.voidReasons ?? []).filter((reason) => reason.exempt);
  const wasAsked = machines.every(
    ({ disassemblyAsked, receivedAt = 0 }) => disassemblyAsked !== undefined && disassemblyAsked.at < receivedAt,
  );
  return exempt.every(({ code }) => mayBeExempt(code)) && (exempt.length === 0 || wasAsked);
}

/** R38: the customer's blurred photo is no missing label; what counts is that nobody could read it, neither at unpacking nor afterwards. */
const labelsAreUnreadable = (attempt: Attempt): boolean => !has(attempt, 'H8') || attempt.machines.every(({ label }) => label !== 'read');

/** A number is entered for one machine at a time, whose label nobody has read yet. */
const isOneUnread = ({ machines: [machine, ...others] }: Attempt): boolean =>
  machine !== undefined && others.length === 0 && provenSerialOf(machine) === null;

const isUndetermined = ({ machines, context }: Attempt): boolean =>
  machines.every((machine) => warrantyOfMachine(machine, context).result === 'undetermined');

/** R6, R7: a verdict says of each machine what its damage report says. */
const damageWasShown = ({ machines, payload }: Attempt): boolean =>
  machines.every(({ damage }) => (payload.damageCause ?? damage?.cause ?? 'none') === (damage?.cause ?? 'none'));

/** What a verdict of this class has to name, or did name in the version before. */
function isNamed({ machines, payload }: Attempt, kind: 'scrap' | 'mixed'): boolean {
  const given = kind === 'scrap' ? (payload.scrapCodes ?? []).length > 0 : (payload.foreignBoards ?? '').trim() !== '';
  return (
    given ||
    machines.every((machine) => {
      const kept = machine.state === 'quoted' && machine.verdict?.kind === kind;
      return kept || (payload.class ?? currentQuotation(machine)?.class) !== kind;
    })
  );
}

const today = ({ context }: Attempt): string => toLocalDate(context.now);

/** The waybills an order has or had: a parcel does not go back under the number it came by. */
export const hasWaybill = ({ parcels, shipments }: WorkOrder, waybillNumber: string | undefined): boolean =>
  [...parcels, ...shipments].some((thing) => thing.waybillNumber === waybillNumber);

export const examinationGuards = {
  'counterfeit-not-repaired': { holds: (attempt) => !has(attempt, 'O1'), clauses: ['R42'], field: 'voidReasons' },
  'damage-not-shown': { holds: damageWasShown, clauses: ['R6', 'R7'], field: 'damageCause' },
  'damage-unnamed': {
    holds: ({ payload }) => DAMAGE_CAUSES.some((cause) => cause === payload.damageCause),
    clauses: ['R7'],
    field: 'damageCause',
  },
  'exemption-not-asked': { holds: exemptionsWereAsked, clauses: ['R32'], field: 'voidReasons' },
  'foreign-boards-missing': { holds: (attempt) => isNamed(attempt, 'mixed'), clauses: ['R45'], field: 'foreignBoards' },
  'label-readable': { holds: labelsAreUnreadable, clauses: ['R38'], field: 'voidReasons' },
  'registry-knows-it': {
    holds: ({ machines, context }) => machines.every((machine) => !context.registry.has(provenSerialOf(machine) ?? '')),
    clauses: ['R24', 'R39'],
  },
  'scrap-code-missing': { holds: (attempt) => isNamed(attempt, 'scrap'), clauses: ['R43', 'R44'], field: 'scrapCodes' },
  'serial-known': {
    holds: (attempt) => isOneUnread(attempt) && (attempt.payload.serialNumber ?? '') !== '',
    canHold: isOneUnread,
    clauses: ['R38'],
    field: 'serialNumber',
  },
  'shipped-date-impossible': {
    holds: (attempt) => {
      const { shippedDate = '' } = attempt.payload;
      return shippedDate >= FIRST_SHIPPED && shippedDate <= today(attempt);
    },
    clauses: ['R24'],
    field: 'shippedDate',
  },
  'warranty-known': { holds: (attempt) => !has(attempt, 'H9') || isUndetermined(attempt), clauses: ['R39'], field: 'voidReasons' },
} as const satisfies Record<string, Guard>;
