import { type InboundCarrier, RETURN_CARRIERS } from '../../carrier';
import { atHour, toLocalDate } from '../../money-and-time';
import { err, ok } from '../../result';
import { normaliseSerialNumber, SERIAL_NUMBER } from '../../serial-number';
import { isWaybillOf } from '../../waybill';
import { takeAmount } from '../amount';
import { takeDay } from '../calendar-day';
import type { Line } from '../line';
import { type ArgumentReader, missing, notFound, type Place } from './argument-reader';
import { takeMachine } from './machine-arguments';
import { takeWaybill } from './waybill-text';

/** Everything that is left, as it was typed. */
export const readText: ArgumentReader = (line, place) => {
  const said = line.isAtEnd ? '' : line.takeRest();
  return said === '' ? missing(place) : ok({ [place.argument.field ?? 'text']: said });
};

/** `满载 24 小时正常；芯片 2 颗`: how it was tested, and what was put in. */
export const readTestRecord: ArgumentReader = (line, place) => {
  if (line.isAtEnd) return missing(place);
  const [testRecord = '', ...parts] = line.takeRest().split(/[;；]/);
  return ok({ testRecord: testRecord.trim(), parts: parts.join('；').trim() });
};

export const readAmount: ArgumentReader = (line, place) => {
  const amount = takeAmount(line);
  return amount === undefined ? notFound(line, place) : ok({ amount });
};

const today = ({ world }: Place): string => toLocalDate(world.context.now);

export const readPastDay: ArgumentReader = (line, place) => {
  const day = takeDay(line, today(place), 'last');
  return day === undefined ? missing(place) : ok({ carrierSignedDate: day });
};

/** With its year: it decides whether a repair is free (R24). */
export const readShippedDay: ArgumentReader = (line, place) => {
  const day = takeDay(line, today(place), 'last', true);
  return day === undefined ? notFound(line, place) : ok({ shippedDate: day });
};

export const readDueDay: ArgumentReader = (line, place) => {
  const day = takeDay(line, today(place), 'next');
  return day === undefined ? notFound(line, place) : ok({ dueAt: atHour(day, place.world.context.calendar.closesAtHour) });
};

export const readSerial: ArgumentReader = (line, place) => {
  const serialNumber = normaliseSerialNumber(line.isAtEnd ? '' : line.takeRest());
  if (serialNumber === '') return missing(place);
  return SERIAL_NUMBER.test(serialNumber) ? ok({ serialNumber }) : err({ code: 'not-understood', what: 'serial', said: serialNumber });
};

const EVERYTHING = ['齐全', '齐', '都在', '全部', 'all', 'complete'];

/**
 * What was in the parcel: `全部`, or serial numbers, and by place the machines whose number nobody can read (R38); what the order does not know is too
 * much.
 */
export const readFound: ArgumentReader = (line, place) => {
  const { world, before } = place;
  const parcel = world.order.parcels.find(({ id }) => id === before.parcelId);
  const inside = world.order.machines.filter(({ id }) => parcel?.machineIds.includes(id));
  if (line.isAtEnd) return missing(place);
  const serialsFound: string[] = [];
  const unlabelledMachineIds: string[] = [];
  const add = ({ serialNumber, id }: (typeof inside)[number], by: 'place' | 'serial'): void => {
    if (serialNumber === null || by === 'place') unlabelledMachineIds.push(id);
    else serialsFound.push(serialNumber);
  };
  if (EVERYTHING.some((word) => line.takeWords(word))) {
    for (const machine of inside) add(machine, 'serial');
    return ok({ serialsFound, unlabelledMachineIds });
  }
  while (!line.isAtEnd) {
    line.skip();
    const known = takeMachine(line, world.order.machines, 'serial');
    if (known && 'machine' in known) {
      add(known.machine, known.by);
      continue;
    }
    const extra = line.take(/^[a-z0-9-]{6,32}(?![a-z0-9-])/)?.[0].toUpperCase();
    if (known || extra === undefined) return notFound(line, place);
    serialsFound.push(extra);
  }
  return ok({ serialsFound: [...new Set(serialsFound)], unlabelledMachineIds: [...new Set(unlabelledMachineIds)] });
};

const CARRIERS: Readonly<Record<Exclude<InboundCarrier, 'other'>, readonly string[]>> = {
  sf: ['顺丰速运', '顺丰', 'sf express', 'sf'],
  deppon: ['德邦', 'deppon', 'dp'],
  kye: ['跨越速运', '跨越', 'kye', 'ky'],
  jd: ['京东', 'jd'],
  zto: ['中通', 'zto'],
  yto: ['圆通', 'yto'],
  sto: ['申通', 'sto'],
  yunda: ['韵达', 'yunda'],
  ems: ['邮政', 'ems'],
};

/** A carrier's name, when it is not the beginning of a waybill number (`SF1234…`). */
function takeCarrier(line: Line): { readonly carrier: InboundCarrier; readonly word: string } | undefined {
  const before = line.at;
  const carriers = Object.keys(CARRIERS) as readonly (keyof typeof CARRIERS)[];
  for (const carrier of carriers) {
    const word = CARRIERS[carrier].find((name) => line.takeWords(name));
    if (word === undefined) continue;
    if (!/^[a-z]/.test(word) || !/^\d/.test(line.ahead)) return { carrier, word };
    line.goTo(before);
  }
  return undefined;
}

/** `顺丰 SF1234567890123`; the carrier may be left out where only one has such numbers (R57). */
export const readReturnWaybill: ArgumentReader = (line, place) => {
  const named = takeCarrier(line);
  line.skip();
  const number = takeWaybill(line, []);
  if (number === undefined) return notFound(line, place);
  const { waybillFormats } = place.world.context.rules;
  const isOf = (carrier: InboundCarrier, waybillNumber: string): boolean => isWaybillOf(carrier, waybillNumber, waybillFormats);
  if (named) {
    // `SF 1234567890123`: the letters were the beginning of the number
    const whole = `${named.word.toUpperCase()}${number}`;
    const isSplit = !isOf(named.carrier, number) && isOf(named.carrier, whole);
    return ok({ carrier: named.carrier, waybillNumber: isSplit ? whole : number });
  }
  const [only, ...others] = RETURN_CARRIERS.filter((carrier) => isOf(carrier, number));
  if (only && others.length === 0) return ok({ carrier: only, waybillNumber: number });
  return err({ code: 'which', what: place.argument.kind, choices: RETURN_CARRIERS });
};

const sameName = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** A colleague by name, or as much of it as only one of them has. */
export const readColleague: ArgumentReader = (line, place) => {
  if (line.isAtEnd) return missing(place);
  const said = line.takeRest();
  const named = place.world.colleagues.filter(({ name }) => sameName(name).includes(sameName(said)));
  const exact = named.filter(({ name }) => sameName(name) === sameName(said));
  const [only, ...others] = exact.length > 0 ? exact : named;
  if (only && others.length === 0) return ok({ assigneeOpenid: only.openid });
  const choices = (named.length > 0 ? named : place.world.colleagues).map(({ name }) => name);
  return err({ code: 'which', what: place.argument.kind, choices });
};
