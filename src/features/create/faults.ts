import { isPhone } from '@/phone-number';
import { isSerialNumber, mendSerialNumber } from '@/serial-number';
import type { Draft, DraftMachine } from './draft';

/** What is still missing or wrong, by field; the words are in src/i18n/create.ts. */
export type Fault =
  | 'model-missing'
  | 'serial-invalid'
  | 'serial-twice'
  | 'label-photo-missing'
  | 'photo-not-through'
  | 'fault-missing'
  | 'name-missing'
  | 'phone-invalid';

/** Keyed by `<machine key>.<field>` or `contact.<field>`. */
export type Faults = Readonly<Record<string, Fault>>;

function machineFaults(machine: DraftMachine, all: readonly DraftMachine[]): Faults {
  const faults: Record<string, Fault> = {};
  if (machine.model.trim() === '') faults[`${machine.key}.model`] = 'model-missing';
  if (!machine.isUnreadable) {
    const serialNumber = mendSerialNumber(machine.serialNumber);
    const isTwice = all.some(
      ({ key, isUnreadable, serialNumber: other }) => key !== machine.key && !isUnreadable && mendSerialNumber(other) === serialNumber,
    );
    if (!isSerialNumber(serialNumber)) faults[`${machine.key}.serialNumber`] = 'serial-invalid';
    else if (isTwice) faults[`${machine.key}.serialNumber`] = 'serial-twice';
  }
  return faults;
}

function faultFaults({ key, labelPhotos, faultPhotos, faultDescription }: DraftMachine): Faults {
  const faults: Record<string, Fault> = {};
  if (labelPhotos.length === 0) faults[`${key}.labelPhotos`] = 'label-photo-missing';
  else if (labelPhotos.some(({ attachmentId }) => !attachmentId)) faults[`${key}.labelPhotos`] = 'photo-not-through';
  if (faultPhotos.some(({ attachmentId }) => !attachmentId)) faults[`${key}.faultPhotos`] = 'photo-not-through';
  if (faultDescription.trim() === '') faults[`${key}.faultDescription`] = 'fault-missing';
  return faults;
}

export function contactFaults({ name, phone }: Draft['contact']): Faults {
  return {
    ...(name.trim() === '' ? { 'contact.name': 'name-missing' } : {}),
    ...(isPhone(phone) ? {} : { 'contact.phone': 'phone-invalid' }),
  } as Faults;
}

export const machinesFaults = ({ machines }: Draft): Faults =>
  Object.assign({}, ...machines.map((machine) => machineFaults(machine, machines)));
export const descriptionsFaults = ({ machines }: Draft): Faults => Object.assign({}, ...machines.map(faultFaults));
