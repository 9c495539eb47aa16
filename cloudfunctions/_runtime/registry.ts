import type { Registry } from '#core/application/ports';
import type { Settings } from '#core/application/settings';
import type { RegisteredMachine } from '#core/domain/warranty';
import { warrantyMonthsOf } from '#core/domain/warranty-period';
import { CACHE_MS } from './cached';
import { _, database } from './database';

type MachineDocument = Omit<RegisteredMachine, 'serialNumber' | 'warrantyMonths'> & {
  readonly _id: string;
  readonly warrantyMonths?: number;
  /** The import that wrote it last. */
  readonly importId?: string;
};

const MAX_KNOWN = 2000;

/** `machines`, `_id` = serial number; without `warrantyMonths` the settings hold for its model and item type. What was read is good for 60 s, so one command reads it once. */
export function machineRegistry(settings: () => Promise<Settings>, now: () => number): Registry {
  const known = new Map<string, { readonly until: number; readonly machine: MachineDocument | null }>();
  const isKnown = (serialNumber: string) => {
    const until = known.get(serialNumber)?.until ?? 0;
    return now() < until && until <= now() + CACHE_MS;
  };

  async function read(serialNumbers: readonly string[]): Promise<void> {
    const query = database.collection('machines').where({ _id: _.in(serialNumbers) });
    const { data } = await query.limit(1000).get();
    const found = new Map((data as readonly unknown[] as readonly MachineDocument[]).map((machine) => [machine._id, machine]));
    const until = now() + CACHE_MS;
    for (const serialNumber of serialNumbers) known.set(serialNumber, { until, machine: found.get(serialNumber) ?? null });
  }

  return {
    async find(serialNumbers) {
      if (known.size > MAX_KNOWN) known.clear();
      const unknown = serialNumbers.filter((serialNumber) => !isKnown(serialNumber));
      const [periods] = await Promise.all([settings(), unknown.length > 0 ? read(unknown) : undefined]);
      return new Map(
        serialNumbers.flatMap((serialNumber) => {
          const machine = known.get(serialNumber)?.machine;
          if (!machine) return [];
          const { _id, importId, ...facts } = machine;
          return [[serialNumber, { warrantyMonths: warrantyMonthsOf(facts, periods), ...facts, serialNumber }]];
        }),
      );
    },
  };
}
