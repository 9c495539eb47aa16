import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { callAdmin } from '../local-cloud';
import { type Count, hashOf, type Ledger } from './ledger';

type Stored = { readonly _id: string; readonly n?: number; readonly sum?: number };
const PAGE = 1000;
const FILE_IDS = 'cloud://e.b/';

/**
 * What a restarted cloud has against what was sent and acknowledged; what was left open is settled in the ledger by what is there.
 * @returns everything that is wrong
 */
export async function audit(url: string, dataDir: string, ledger: Ledger): Promise<readonly string[]> {
  const [things, left, right, counters] = await Promise.all(['things', 'left', 'right', 'counters'].map((name) => documentsOf(url, name)));
  return [
    ...auditThings(things as Documents, ledger),
    ...auditPairs(left as Documents, right as Documents, ledger),
    ...auditCounts('counter', counters as Documents, ledger.counters),
    ...auditCounts('mover', right as Documents, ledger.moved),
    ...auditBalance(left as Documents, right as Documents, ledger),
    ...(await auditIndex(url, ledger)),
    ...(await auditFiles(url, dataDir, ledger)),
  ];
}

type Documents = ReadonlyMap<string, Stored>;

async function documentsOf(url: string, collectionName: string): Promise<Documents> {
  const found = new Map<string, Stored>();
  for (let offset = 0; ; offset += PAGE) {
    const { data } = await callAdmin(url, { action: 'database.getDocument', collectionName, order: '{"_id":1}', limit: PAGE, offset });
    const { list } = data as { readonly list: readonly string[] };
    for (const document of list.map((text) => JSON.parse(text) as Stored)) found.set(document._id, document);
    if (list.length < PAGE) return found;
  }
}

function auditThings(found: Documents, { things }: Ledger): readonly string[] {
  const faults = [...found.keys()].filter((id) => !things.has(id)).map((id) => `nobody sent ${id}, or it was refused`);
  for (const [id, thing] of things) {
    const isThere = found.has(id);
    if (isThere && found.get(id)?.n !== thing.n) faults.push(`${id} is not as it was sent`);
    if (isThere && thing.gone === 'acknowledged') faults.push(`${id} was removed and is there`);
    if (!isThere && thing.isAcknowledged && !thing.gone) faults.push(`${id} was acknowledged and is gone`);
    if (isThere) things.set(id, { n: thing.n, isAcknowledged: true });
    else things.delete(id);
  }
  const values = [...found.values()].map(({ n }) => n);
  if (new Set(values).size < values.length) faults.push('a unique value is there twice');
  return faults;
}

function auditPairs(left: Documents, right: Documents, { pairs }: Ledger): readonly string[] {
  const faults: string[] = [];
  for (const [id, { isAcknowledged }] of pairs) {
    if (left.has(id) !== right.has(id)) faults.push(`of the pair ${id} one half is there`);
    if (isAcknowledged && !left.has(id)) faults.push(`the pair ${id} was acknowledged and is gone`);
    pairs.set(id, { isAcknowledged: left.has(id) });
  }
  return faults;
}

function auditCounts(kind: string, found: Documents, counts: Map<string, Count>): readonly string[] {
  const faults: string[] = [];
  for (const [name, { least, isMoreSent }] of counts) {
    const sum = found.get(name)?.sum ?? 0;
    if (sum < least || sum > least + Number(isMoreSent))
      faults.push(`${kind} ${name} stands at ${sum}, acknowledged ${least}, ${isMoreSent ? 'one' : 'none'} more sent`);
    counts.set(name, { least: sum, isMoreSent: false });
  }
  return faults;
}

function auditBalance(left: Documents, right: Documents, { moved }: Ledger): readonly string[] {
  const [taken, given] = [-(left.get('all')?.sum ?? 0), right.get('all')?.sum ?? 0];
  const total = [...moved.values()].reduce((sum, { least }) => sum + least, 0);
  return taken === given && given === total ? [] : [`${taken} taken from the left, ${given} given to the right, ${total} by all movers`];
}

/** Each value of a document is found by its index, and taken; one of none is neither. */
async function auditIndex(url: string, { things, runs }: Ledger): Promise<readonly string[]> {
  const faults: string[] = [];
  const call = (action: string, body: object) => callAdmin(url, { action: `database.${action}`, collectionName: 'things', ...body });
  for (const [id, { n }] of [...things].slice(-3)) {
    const { data } = await call('getDocument', { queryType: 'WHERE', query: JSON.stringify({ n }) });
    const ids = (data as { list: readonly string[] }).list.map((text) => (JSON.parse(text) as Stored)._id);
    if (ids.join() !== id) faults.push(`${n} leads to ${ids.join() || 'nothing'}, not to ${id}`);
    const { message } = await call('insertDocument', { data: [JSON.stringify({ _id: `again-${id}`, n })] });
    if (!String(message).includes('E11000')) faults.push(`${n} was taken twice`);
  }
  const free = { _id: `probe-${runs}`, n: 0 };
  const { code } = await call('insertDocument', { data: [JSON.stringify(free)] });
  const { data } = await call('removeDocument', { queryType: 'DOC', query: JSON.stringify({ _id: free._id }), multi: false });
  if (code !== undefined || (data as { deleted: number }).deleted !== 1) faults.push('a value that nobody has is taken');
  return faults;
}

async function auditFiles(url: string, dataDir: string, { files }: Ledger): Promise<readonly string[]> {
  const faults: string[] = [];
  const paths = [...files.keys()];
  const isOnDisk = readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (paths.length === 0) return isOnDisk.length === 0 ? [] : ['there are files of nobody'];
  const { data } = await callAdmin(url, {
    action: 'storage.batchGetDownloadUrl',
    file_list: paths.map((path) => ({ fileid: FILE_IDS + path })),
  });
  const list = (data as { download_list: readonly { readonly code: string; readonly tempFileURL: string }[] }).download_list;
  let known = 0;
  for (const [index, path] of paths.entries()) {
    const { acknowledged, sent } = files.get(path) ?? {};
    const { code, tempFileURL } = list[index] ?? { code: '', tempFileURL: '' };
    if (code !== 'SUCCESS') {
      if (acknowledged) faults.push(`${path} was acknowledged and is gone`);
      files.delete(path);
      continue;
    }
    known += 1;
    const response = await fetch(tempFileURL);
    const hash = response.ok ? hashOf(Buffer.from(await response.arrayBuffer())) : `HTTP ${response.status}`;
    if (hash !== acknowledged && hash !== sent) faults.push(`${path} is neither what was acknowledged nor what was sent: ${hash}`);
    files.set(path, { acknowledged: hash });
  }
  if (known !== isOnDisk.length) faults.push(`${isOnDisk.length} files lie on disk, ${known} are known`);
  return faults;
}
