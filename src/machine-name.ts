import type { MachineView } from '#core/contract/views/machine-view';
import { machinePlace } from '#core/domain/machine-place';
import { commonTexts } from '@/i18n/common';
import { textsNow } from '@/i18n/texts';

/** A machine in a list of several: its serial number, or that its label cannot be read and which one of its order it is. */
export const machineName = ({ id, serialNumber }: Pick<MachineView, 'id' | 'serialNumber'>): string =>
  serialNumber ?? `${textsNow(commonTexts).unreadable} ${machinePlace(id)}`;
