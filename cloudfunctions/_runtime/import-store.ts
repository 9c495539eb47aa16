import { randomBytes } from 'node:crypto';
import * as cloud from 'wx-server-sdk';
import type { Decision, ImportStore, JobChange, Leased } from '#core/application/registry-import/ports';
import type { EpochMs } from '#core/domain/money-and-time';
import { type ImportJob, WORKING_STATES } from '#core/domain/registry-import/import-job';
import { err, ok, type Result } from '#core/domain/result';
import { after, fromCursor, toCursor } from './cursor';
import { _, database, type Stored, type Transaction } from './database';
import { toDocument } from './documents';
import { importParts } from './import-parts';
import { machineWriter } from './machine-writer';
import { isDuplicate } from './platform-error';
import { inTransaction, type Outcome } from './transaction';

const PAGE_SIZE = 20;
/** Longer than the function may run (60 s), so that a run never outlives its lease. */
const LEASE_MS = 65_000;
/** Cleaned up in one run of the timer. */
const MAX_CLEANED = 5;

/** The document that says which import keeps others out: `{ importId }`. */
const ACTIVE = 'active';
type NotFound = { readonly code: 'not-found' };

const NO_LEASE = { leaseUntil: 0, leaseToken: '' };

function fromDocument({ _id, kind, leaseUntil, leaseToken, ...job }: Stored): ImportJob {
  return { ...job, id: String(_id) } as ImportJob;
}

/** `registry_imports` (`_id` = import id, and the one document `active`) with the parts of each in `registry_import_parts`. */
export function importStore(now: () => EpochMs): ImportStore {
  const imports = () => database.collection('registry_imports');
  const find = async (id: string) => {
    const { data } = await imports().doc(id).get();
    return data && data.kind === 'import' ? fromDocument(data) : null;
  };
  const toChange = (change: JobChange): Stored => ({ ...toDocument({ ...change, updatedAt: now() }), ...NO_LEASE });

  return {
    ...importParts(),
    ...machineWriter(),
    find,

    async start({ id, ...job }) {
      try {
        const started = await inTransaction(async (transaction) => {
          await transaction.collection('registry_imports').add({ data: { _id: ACTIVE, importId: id } });
          await transaction.collection('registry_imports').add({ data: { _id: id, kind: 'import', ...NO_LEASE, ...toDocument(job) } });
          return { store: true, result: ok({ ...job, id }) };
        });
        return started.ok ? started : err({ code: 'import-running' });
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
        const before = await find(id);
        return before ? ok(before) : err({ code: 'import-running' });
      }
    },

    async activeId() {
      const { data } = await imports().doc(ACTIVE).get();
      return data ? String(data.importId) : null;
    },

    async list(cursor) {
      const condition = after({ kind: 'import' }, 'startedAt', 'desc', fromCursor(cursor));
      const { data } = await imports()
        .where(condition)
        .orderBy('startedAt', 'desc')
        .orderBy('_id', 'desc')
        .limit(PAGE_SIZE + 1)
        .get();
      const jobs = data.slice(0, PAGE_SIZE).map(fromDocument);
      const last = jobs.at(-1);
      return data.length > PAGE_SIZE && last ? { jobs, cursor: toCursor({ at: last.startedAt, id: last.id }) } : { jobs };
    },

    async lease(id, at) {
      const token = randomBytes(12).toString('hex');
      const { stats } = await imports()
        .where({ _id: id, leaseUntil: _.lte(at), state: _.in(WORKING_STATES) })
        .update({ data: { leaseUntil: at + LEASE_MS, leaseToken: token, tries: _.inc(1) } });
      const job = stats.updated === 1 ? await find(id) : null;
      return job && { job, token };
    },

    async save({ job, token }, change) {
      const { stats } = await imports()
        .where({ _id: job.id, leaseToken: token })
        .update({ data: toChange(change) });
      return stats.updated === 1;
    },

    async end({ job, token }, change) {
      const ended = await inTransaction(async (transaction) => {
        const { data } = await transaction.collection('registry_imports').doc(job.id).get();
        if (data?.leaseToken !== token) return { store: false, result: ok(false) };
        await storeChange(transaction, job.id, toChange(change));
        await transaction.collection('registry_imports').doc(ACTIVE).remove();
        return { store: true, result: ok(true) };
      });
      return ended.ok && ended.value;
    },

    async release({ job, token }: Leased) {
      await imports().where({ _id: job.id, leaseToken: token }).update({ data: NO_LEASE });
    },

    async decide<E>(id: string, decide: (job: ImportJob) => Result<Decision | null, E>) {
      try {
        return await inTransaction(async (transaction): Promise<Outcome<ImportJob, E | NotFound>> => {
          const { data } = await transaction.collection('registry_imports').doc(id).get();
          if (data?.kind !== 'import') return { store: false, result: err({ code: 'not-found' }) };
          const job = fromDocument(data);
          const decided = decide(job);
          if (!decided.ok) return { store: false, result: decided };
          if (!decided.value) return { store: false, result: ok(job) };
          const { change, activity } = decided.value;
          if (activity === 'takes') await transaction.collection('registry_imports').add({ data: { _id: ACTIVE, importId: id } });
          await storeChange(transaction, id, toChange(change));
          if (activity === 'ends') await transaction.collection('registry_imports').doc(ACTIVE).remove();
          return { store: true, result: ok({ ...job, ...change }) };
        });
      } catch (thrown) {
        if (isDuplicate(thrown)) return err({ code: 'import-running' as const });
        throw thrown;
      }
    },

    async cleanUp(at) {
      const { data } = await imports()
        .where({ partsUntil: _.and(_.gt(0), _.lte(at)) })
        .limit(MAX_CLEANED)
        .get();
      for (const { _id, fileId } of data) {
        await database.collection('registry_import_parts').where({ importId: _id }).remove();
        await cloud.deleteFile({ fileList: [String(fileId)] });
        await imports()
          .doc(String(_id))
          .update({ data: { partsUntil: 0 } });
      }
    },
  };
}

async function storeChange(transaction: Transaction, id: string, data: Stored): Promise<void> {
  await transaction.collection('registry_imports').doc(id).update({ data });
}
