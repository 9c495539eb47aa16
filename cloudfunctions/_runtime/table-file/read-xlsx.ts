import path from 'node:path';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { MAX_ENTRIES, type TableFacts, type TakeRow, Unreadable } from './limits';
import { type Allowance, newAllowance, parseXml } from './parse-xml';
import { readSharedTexts, readSheet } from './sheet-xml';

type Book = { readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry>; readonly allowance: Allowance };

/** Parts name each other with or without a leading slash, and not always in the case they are stored in. */
const partName = (name: string): string => path.posix.normalize(name.replaceAll('\\', '/')).replace(/^\/+/, '').toLowerCase();

async function openBook(bytes: Buffer): Promise<Book> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  const entries = new Map<string, Entry>();
  if (zip.entryCount > MAX_ENTRIES) throw new Unreadable({ code: 'file-too-large-inside' });
  for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry);
  return { zip, entries, allowance: newAllowance() };
}

async function streamOf({ zip, entries }: Book, name: string): Promise<AsyncIterable<Buffer> | undefined> {
  const entry = entries.get(partName(name));
  return entry && ((await zip.openReadStreamPromise(entry)) as unknown as AsyncIterable<Buffer>);
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** What a part leads to: each relation's kind by the last word of its type. */
async function relationsOf(book: Book, part: string): Promise<readonly Relation[]> {
  const folder = path.posix.dirname(part);
  const stream = await streamOf(book, path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`));
  const found: Relation[] = [];
  if (!stream) return found;
  await parseXml(stream, book.allowance, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      found.push({ id: Id, type: path.posix.basename(Type), target: Target.startsWith('/') ? Target : path.posix.join(folder, Target) });
    },
    close() {},
    text() {},
  });
  return found;
}

/** The first sheet that people see, and from when the workbook counts days. */
async function readWorkbook(book: Book, stream: AsyncIterable<Buffer>) {
  let date1904 = false;
  let sheetId: string | undefined;
  await parseXml(stream, book.allowance, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      sheetId ??= Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1];
    },
    close() {},
    text() {},
  });
  return { date1904, sheetId };
}

/**
 * Reads the first visible sheet of a workbook without ever holding it unpacked. Formulas count as what they gave when the file was saved.
 *
 * @throws Unreadable, also with what `open`'s row taker answers; whatever else is thrown tells of a broken file
 */
export async function readXlsx(bytes: Buffer, open: (facts: TableFacts) => TakeRow): Promise<void> {
  const book = await openBook(bytes);
  const workbookPart = (await relationsOf(book, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = await streamOf(book, workbookPart);
  if (!workbook) throw new Unreadable({ code: 'file-not-a-table' });
  const { date1904, sheetId } = await readWorkbook(book, workbook);
  const relations = await relationsOf(book, workbookPart);
  const sheetPart = relations.find(({ id, type }) => id === sheetId && type === 'worksheet')?.target;
  const sharedPart = relations.find(({ type }) => type === 'sharedStrings')?.target;
  const sharedStream = sharedPart === undefined ? undefined : await streamOf(book, sharedPart);
  const shared = sharedStream ? await readSharedTexts(sharedStream, book.allowance) : [];
  const sheet = sheetPart === undefined ? undefined : await streamOf(book, sheetPart);
  if (!sheet) throw new Unreadable({ code: 'file-not-a-table' });
  await readSheet(sheet, book.allowance, shared, open({ date1904 }));
}
