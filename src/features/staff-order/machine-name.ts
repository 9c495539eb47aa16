import type { MachineView } from '#core/contract/views/machine-view';
import { machinePlace } from '#core/domain/machine-place';
import { staffOrderTexts } from '@/i18n/staff-order';
import { textsNow } from '@/i18n/texts';

/** A machine in a list of several: its serial number, or that its label cannot be read and which one it is. */
export const machineName = ({ id, serialNumber }: Pick<MachineView, 'id' | 'serialNumber'>): string =>
  serialNumber ?? `${textsNow(staffOrderTexts).unreadable} · ${machinePlace(id)}`;
