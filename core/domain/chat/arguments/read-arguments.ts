import { err, ok, type Result } from '../../result';
import type { Payload } from '../../steps/payload';
import type { ArgumentKind } from '../chat-argument';
import type { ChatStep } from '../chat-steps';
import { Line } from '../line';
import type { ChatProblem } from '../problem';
import type { ArgumentReader, ArgumentWorld } from './argument-reader';
import { readMachine, readMachines } from './machine-arguments';
import {
  readAmount,
  readColleague,
  readDueDay,
  readFound,
  readPastDay,
  readReturnWaybill,
  readSerial,
  readShippedDay,
  readTestRecord,
  readText,
} from './plain-arguments';
import { readQuotation, readRevision } from './quotation-arguments';
import { readDiscrepancy, readParcel, readShipment, readVoucher } from './thing-arguments';
import {
  readApprovalCode,
  readDamageCause,
  readParcelRefusal,
  readResolution,
  readSameFault,
  readSplit,
  readUnrepairable,
} from './word-arguments';

const READERS: Readonly<Record<ArgumentKind, ArgumentReader>> = {
  machines: readMachines,
  machine: readMachine,
  parcel: readParcel,
  voucher: readVoucher,
  shipment: readShipment,
  discrepancy: readDiscrepancy,
  quotation: readQuotation,
  revision: readRevision,
  amount: readAmount,
  'past-day': readPastDay,
  'due-day': readDueDay,
  'shipped-day': readShippedDay,
  text: readText,
  'test-record': readTestRecord,
  found: readFound,
  'parcel-refusal': readParcelRefusal,
  resolution: readResolution,
  'same-fault': readSameFault,
  unrepairable: readUnrepairable,
  'damage-cause': readDamageCause,
  'approval-code': readApprovalCode,
  serial: readSerial,
  'return-waybill': readReturnWaybill,
  split: readSplit,
  colleague: readColleague,
};

/** Texts that a step's contract asks for, even where there is nothing to say. */
const emptyText = ({ arguments: all }: ChatStep): Payload =>
  Object.fromEntries(all.flatMap(({ kind, field, isOptional }) => (kind === 'text' && isOptional && field ? [[field, '']] : [])));

/** The payload that a step's words say of an order, or what of them cannot be understood. Photos that wait go along where the step takes any. */
export function readArguments(said: ChatStep, typed: string, world: ArgumentWorld): Result<Payload, ChatProblem> {
  const line = new Line(typed);
  const photos = said.photos === 'none' ? {} : { photos: world.photos };
  let payload: Payload = { ...emptyText(said), ...said.fixed, ...photos };
  for (const argument of said.arguments) {
    line.skip();
    const read = READERS[argument.kind](line, { said, argument, world, before: payload });
    if (!read.ok) return read;
    payload = { ...payload, ...read.value };
  }
  return line.isAtEnd ? ok(payload) : err({ code: 'left-over', said: line.rest });
}
