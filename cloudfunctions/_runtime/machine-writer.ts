import type { ImportStore } from '#core/application/registry-import/ports';
import { isEqual, type MachineFacts } from '#core/domain/registry-import/machine-facts';
import { _, database, type Stored } from './database';
import { isDuplicate } from './platform-error';

/** Calls under way at once. */
const AT_ONCE = 8;
const MAX_ATTEMPTS = 3;

type Writer = Pick<ImportStore, 'machines' | 'writeMachines' | 'restoreMachines'>;

/** `machines` for the import alone: it reads past every cache, and writes a thousand in a few calls. */
export function machineWriter(): Writer {
  const machines = () => database.collection('machines');

  async function read(serialNumbers: readonly string[]): Promise<ReadonlyMap<string, MachineFacts>> {
    if (serialNumbers.length === 0) return new Map();
    const { data } = await machines()
      .where({ _id: _.in(serialNumbers) })
      .limit(1000)
      .get();
    return new Map(data.map((machine) => [String(machine._id), factsOf(machine)]));
  }

  /** Machines that are to say the same are changed in one call: of a thousand rows most share model and day. Each keeps being there all the time. */
  async function change(targets: ReadonlyMap<string, MachineFacts>, also: Stored): Promise<void> {
    const groups = new Map<string, { readonly facts: MachineFacts; readonly serialNumbers: string[] }>();
    for (const [serialNumber, facts] of targets) {
      const key = JSON.stringify([facts.model, facts.itemType, facts.shippedDate, facts.warrantyMonths, facts.importId]);
      const group = groups.get(key);
      if (group) group.serialNumbers.push(serialNumber);
      else groups.set(key, { facts, serialNumbers: [serialNumber] });
    }
    await inTurn([...groups.values()], async ({ facts, serialNumbers }) => {
      await machines()
        .where({ _id: _.in(serialNumbers), ...also })
        .update({ data: { ...facts, warrantyMonths: facts.warrantyMonths ?? _.remove(), importId: facts.importId ?? _.remove() } });
    });
  }

  return {
    machines: read,

    async writeMachines(targets, current) {
      let known = current;
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const missing = [...targets].filter(([serialNumber]) => !known.has(serialNumber));
        const changing = [...targets].filter(([serialNumber, facts]) => {
          const now = known.get(serialNumber);
          return now !== undefined && !isEqual(now, facts);
        });
        await change(new Map(changing), {});
        if (missing.length === 0) return;
        try {
          await machines().add({ data: missing.map(([_id, facts]) => ({ _id, ...facts })) });
          return;
        } catch (thrown) {
          // Some are there after all: an earlier run was cut off in the middle of them.
          if (!isDuplicate(thrown)) throw thrown;
          known = await read([...targets.keys()]);
        }
      }
      throw new Error('machines appear while they are being added');
    },

    async restoreMachines(targets, importId) {
      const fresh = [...targets].flatMap(([serialNumber, before]) => (before ? [] : [serialNumber]));
      const changed = [...targets].flatMap(([serialNumber, before]) => (before ? [[serialNumber, before] as const] : []));
      if (fresh.length > 0) {
        await machines()
          .where({ _id: _.in(fresh), importId })
          .remove();
      }
      await change(new Map(changed), { importId });
    },
  };
}

function factsOf({ model, itemType, shippedDate, warrantyMonths, importId }: Stored): MachineFacts {
  return {
    model: String(model),
    itemType: String(itemType),
    shippedDate: String(shippedDate),
    ...(typeof warrantyMonths === 'number' ? { warrantyMonths } : {}),
    ...(typeof importId === 'string' ? { importId } : {}),
  };
}

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) await Promise.all(items.slice(from, from + AT_ONCE).map(work));
}
