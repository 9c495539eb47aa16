import type { Registry } from '#core/application/ports';
import type { Settings } from '#core/application/settings';
import type { RegisteredMachine } from '#core/domain/warranty';
import { _, database } from './database';

type MachineDocument = Omit<RegisteredMachine, 'serialNumber' | 'warrantyMonths'> & {
  readonly _id: string;
  readonly warrantyMonths?: number;
};

/** `machines`, `_id` = serial number; without `warrantyMonths` the setting holds. */
export function machineRegistry(settings: () => Promise<Settings>): Registry {
  return {
    async find(serialNumbers) {
      if (serialNumbers.length === 0) return new Map();
      const query = database.collection('machines').where({ _id: _.in(serialNumbers) });
      const [{ data }, { warrantyMonths }] = await Promise.all([query.limit(1000).get(), settings()]);
      return new Map(
        (data as readonly unknown[] as readonly MachineDocument[]).map(({ _id, ...machine }) => [
          _id,
          { warrantyMonths, ...machine, serialNumber: _id },
        ]),
      );
    },
  };
}
