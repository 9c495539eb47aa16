import type { Machine } from '../../machine';
import { nameOfMachine } from '../../refusal';
import { err, ok, type Result } from '../../result';
import type { ArgumentKind } from '../chat-argument';
import type { Line } from '../line';
import type { ChatProblem } from '../problem';
import type { ArgumentReader, ArgumentWorld, Place } from './argument-reader';

const ALL = ['全部', '所有', '全都', 'all'];
/** `#2`, `设备2`, `第2台`, `2号机`, `machine 2`. */
const NAMED_PLACE = /^(?:(?:第|#|设备|机器|machine\s*|no\.?\s*)\s*#?(\d{1,3})(?!\d)\s*(?:台|号机?)?|(\d{1,3})\s*号(?:机|设备|机器))/;
/** A number alone, unless it counts something: `24 小时` is no machine. */
const BARE_PLACE =
  /^(\d{1,3})(?=[\s,、和&:;]|$)(?!\s*(?:小时|分钟|秒|天|日|月|号|台|个|块|元|万|次|颗|片|条|度|瓦|伏|%|°|h\b|hours?\b|min|days?\b|pcs|boards?\b|chips?\b))/;
const SERIAL = /^[a-z0-9-]{4,32}(?![a-z0-9-])/;
/** What cannot be a word of a sentence, only somebody's serial number. */
const LOOKS_LIKE_SERIAL = /^(?=.*\d)(?=.*[a-z])(?:[a-z0-9-]{8,32}|[a-z0-9]+-[a-z0-9-]+)$/;
const AND = /^\s*(?:,|、|和|&|以及|and\b)\s*/;

/** Kinds of arguments that begin with a number: then a number before them is a machine only if another one follows. */
const BEGIN_WITH_NUMBER: readonly ArgumentKind[] = ['quotation', 'revision', 'amount'];
/** Kinds that are written like serial numbers. */
const LIKE_SERIALS: readonly ArgumentKind[] = ['serial', 'return-waybill'];

/** `by`: whether its serial number was said, or its end, or only which one of the order it is. */
type Found =
  | { readonly machine: Machine; readonly by: 'place' | 'serial' }
  | { readonly unknown: string }
  | { readonly several: readonly Machine[] }
  | null;

const placeOf = ({ id }: Machine): string => id.replace(/^m/, '');

/** The machines a step may be about: those it is legal for, else those where it says why it is not, else all. */
function offeredMachines({ order, offers }: ArgumentWorld, step: Place['said']['step']): readonly Machine[] {
  const ofStep = offers.filter((offer) => offer.step === step && offer.machineIds.length > 0);
  const legal = ofStep.filter(({ refusal }) => !refusal);
  const ids = (legal.length > 0 ? legal : ofStep).flatMap(({ machineIds }) => machineIds);
  return ids.length > 0 ? order.machines.filter(({ id }) => ids.includes(id)) : order.machines;
}

/** One machine at this place of the line; null, and nothing taken, when none is named. */
export function takeMachine(line: Line, machines: readonly Machine[], next?: ArgumentKind): Found {
  const before = line.at;
  const named = line.take(NAMED_PLACE);
  if (named) return atPlace(machines, named[1] ?? named[2] ?? '');
  const isBeforeNumber = next !== undefined && BEGIN_WITH_NUMBER.includes(next);
  const bySerial = takeSerial(line, machines, isBeforeNumber, next !== undefined && LIKE_SERIALS.includes(next));
  if (bySerial) return bySerial;
  const bare = line.take(BARE_PLACE);
  const found = bare?.[1] === undefined ? null : atPlace(machines, bare[1]);
  const isMeant = found && (!isBeforeNumber || ('machine' in found && isNumberAhead(line)));
  if (!isMeant) line.goTo(before);
  return isMeant ? found : null;
}

const isNumberAhead = (line: Line): boolean => /\d/.test(line.ahead.split(';')[0] ?? '');

function atPlace(machines: readonly Machine[], place: string): Found {
  const machine = machines.find((one) => placeOf(one) === String(Number(place)));
  return machine ? { machine, by: 'place' } : { unknown: place };
}

function takeSerial(line: Line, machines: readonly Machine[], isBeforeNumber: boolean, isBeforeSerial: boolean): Found {
  const before = line.at;
  const said = line.take(SERIAL)?.[0];
  if (said === undefined) return null;
  const serials = machines.filter(({ serialNumber }) => serialNumber?.toLowerCase().endsWith(said));
  const exact = serials.find(({ serialNumber }) => serialNumber?.toLowerCase() === said);
  const isMeant = !isBeforeNumber || /[a-z]/.test(said) || isNumberAhead(line);
  const [only, ...others] = exact ? [exact] : serials;
  if (only && isMeant) return others.length === 0 ? { machine: only, by: 'serial' } : { several: serials };
  const isUnknown = !isBeforeSerial && LOOKS_LIKE_SERIAL.test(said) && /^(?:\s|$)/.test(line.ahead);
  line.goTo(before);
  return isUnknown ? { unknown: said.toUpperCase() } : null;
}

/** Machines of the order: named by place, serial number or its tail, `全部`; where there is only one they need no name. */
export const readMachines: ArgumentReader = (line, place) => {
  const { said, argument, world } = place;
  const field = argument.field ?? 'machineIds';
  const offered = offeredMachines(world, said.step);
  const named = takeMachines(line, place, offered);
  if (!named.ok) return named;
  const { order } = world;
  const assumed = offered.length === 1 || argument.orAll ? offered : order.machines.length === 1 ? order.machines : [];
  const machines = named.value.length > 0 ? named.value : assumed;
  if (machines.length === 0) return which(place, offered);
  return ok({ [field]: [...new Set(machines.map(({ id }) => id))] });
};

/** Exactly one. */
export const readMachine: ArgumentReader = (line, place) => {
  const read = readMachines(line, place);
  if (!read.ok || (read.value.machineIds ?? []).length === 1) return read;
  return err({ code: 'one-at-a-time' });
};

function takeMachines(line: Line, place: Place, offered: readonly Machine[]): Result<readonly Machine[], ChatProblem> {
  const { said, argument, world } = place;
  if (ALL.some((word) => line.takeWords(word))) return ok(offered);
  const next = said.arguments[said.arguments.indexOf(argument) + 1]?.kind;
  const found: Machine[] = [];
  for (;;) {
    const start = line.at;
    const one = takeMachine(line, world.order.machines, next);
    if (!one) return ok(found);
    if ('several' in one) return which(place, one.several);
    if ('unknown' in one) return err({ code: 'not-understood', what: argument.kind, said: one.unknown });
    found.push(one.machine);
    if (next === 'serial' && one.by === 'serial' && line.isAtEnd) {
      // A number alone is both: which machine, and what its label says.
      line.goTo(start);
      return ok(found);
    }
    const before = line.at;
    if (!line.take(AND)) return ok(found);
    // `2，换芯片`: the comma ends the machines
    if (!takeMachineAhead(line, world, next)) {
      line.goTo(before);
      return ok(found);
    }
  }
}

/** Whether a machine is named here; nothing is taken. */
function takeMachineAhead(line: Line, { order }: ArgumentWorld, next: ArgumentKind | undefined): boolean {
  const before = line.at;
  const isThere = takeMachine(line, order.machines, next) !== null;
  line.goTo(before);
  return isThere;
}

const which = ({ argument }: Place, machines: readonly Machine[]): Result<never, ChatProblem> =>
  err({ code: 'which', what: argument.kind, choices: machines.map((machine) => `${placeOf(machine)} ${nameOfMachine(machine)}`) });
