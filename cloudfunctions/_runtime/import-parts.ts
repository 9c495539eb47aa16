import type { ImportStore } from '#core/application/registry-import/ports';
import type { ImportRow } from '#core/domain/registry-import/check-row';
import type { Touched } from '#core/domain/registry-import/machine-facts';
import type { RowProblem } from '#core/domain/registry-import/problems';
import { _, database, type Stored } from './database';
import { readUpTo, toDocument } from './documents';
import { isDuplicate } from './platform-error';

/** `rows` as read, `bad` what is wrong with some, `before` what the registry held, `left` what an undo could not put back. */
type Kind = 'rows' | 'bad' | 'before' | 'left';

type Parts = Pick<ImportStore, 'addParts' | 'readRows' | 'keepBefore' | 'readBefore' | 'addLeft' | 'readProblems'>;

const partId = (importId: string, kind: Kind, number: number) => `${importId}:${kind}:${String(number).padStart(4, '0')}`;

/**
 * A part as a document. Its items are one text: a thousand of them as values would cost the database a hundred thousand keys, and nobody looks for one by itself.
 */
const toPart = (importId: string, kind: Kind, number: number, items: readonly unknown[]): Stored =>
  toDocument({ _id: partId(importId, kind, number), importId, kind, number, items: JSON.stringify(items) });

const itemsOf = <T>(part: Stored): readonly T[] => JSON.parse(String(part.items)) as readonly T[];

/** `registry_import_parts`, `_id` = `<import>:<kind>:<number>`. A part never changes, so adding one that is there is no harm. */
export function importParts(): Parts {
  const parts = () => database.collection('registry_import_parts');

  /** All in one call; one by one where a run that was cut off had stored some. */
  async function add(documents: readonly Stored[]): Promise<void> {
    try {
      await parts().add({ data: documents });
    } catch (thrown) {
      if (!isDuplicate(thrown)) throw thrown;
      for (const document of documents) await addOne(document);
    }
  }

  /** False when it was there. */
  async function addOne(document: Stored): Promise<boolean> {
    try {
      await parts().add({ data: document });
      return true;
    } catch (thrown) {
      if (isDuplicate(thrown)) return false;
      throw thrown;
    }
  }

  const read = (importId: string, kind: Kind, from: number, count: number) =>
    readUpTo(
      parts()
        .where({ importId, kind, number: _.gte(from) })
        .orderBy('number', 'asc'),
      count,
    );

  return {
    async addParts(id, rows, problems) {
      await add([
        ...rows.map((part) => toPart(id, 'rows', part.number, part.rows.map(packRow))),
        ...problems.map((part) => toPart(id, 'bad', part.number, part.problems)),
      ]);
    },

    async readRows(id, from, count) {
      const found = await read(id, 'rows', from, count);
      return found.map((part) => ({ number: Number(part.number), rows: itemsOf<PackedRow>(part).map(unpackRow) }));
    },

    async keepBefore(id, number, touched) {
      if (await addOne(toPart(id, 'before', number, touched))) return touched;
      const { data } = await parts()
        .doc(partId(id, 'before', number))
        .get();
      return data ? itemsOf<Touched>(data) : touched;
    },

    async readBefore(id, from, count) {
      const found = await read(id, 'before', from, count);
      return found.map((part) => ({ number: Number(part.number), touched: itemsOf<Touched>(part) }));
    },

    async addLeft(id, number, problems) {
      await addOne(toPart(id, 'left', number, problems));
    },

    async readProblems(id, kind, from) {
      const [part] = await read(id, kind, from, 1);
      return part ? { number: Number(part.number), problems: itemsOf<RowProblem>(part) } : null;
    },
  };
}

type PackedRow = readonly [number, string, string, ImportRow['itemType'], string, number | null];
const packRow = (row: ImportRow): PackedRow => [row.row, row.serialNumber, row.model, row.itemType, row.shippedDate, row.warrantyMonths];
const unpackRow = ([row, serialNumber, model, itemType, shippedDate, warrantyMonths]: PackedRow): ImportRow => ({
  row,
  serialNumber,
  model,
  itemType,
  shippedDate,
  warrantyMonths,
});
