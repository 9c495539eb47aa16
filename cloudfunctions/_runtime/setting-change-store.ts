import type { Busy } from '#core/application/ports';
import type { DecideChange, SettingChange, SettingChangeStore } from '#core/application/setting-ports';
import { readStored, type StoredSettings } from '#core/application/settings-in-force';
import { err, ok, type Result } from '#core/domain/result';
import { after, fromCursor, toCursor } from './cursor';
import { database } from './database';
import { DocumentTooLarge, readUpTo, toDocument } from './documents';
import { isDuplicate } from './platform-error';
import { readSettings } from './settings-store';
import { inTransaction, type Outcome } from './transaction';

const PAGE_SIZE = 10;
/** Two first changes at once both find nothing stored; the second fails on the number of its entry and looks again. */
const MAX_DUPLICATES = 3;

/** Sorts as the numbers do. */
const changeId = (number: number) => String(number).padStart(8, '0');

/** `settings` (document `current`) and the history `setting_changes`, which is only ever added to. @param changed called after each change */
export function settingChangeStore(changed: () => void): SettingChangeStore {
  return {
    read: readSettings,

    async change(decide) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const done = await tryChange(decide);
          changed();
          return done;
        } catch (thrown) {
          if (thrown instanceof DocumentTooLarge) return err({ code: 'settings-full' });
          if (!isDuplicate(thrown) || attempt === MAX_DUPLICATES) throw thrown;
        }
      }
    },

    async history(key, cursor) {
      const condition = after({ key }, 'at', 'desc', fromCursor(cursor));
      const query = database.collection('setting_changes').where(condition).orderBy('at', 'desc').orderBy('_id', 'desc');
      const found = await readUpTo(query, PAGE_SIZE + 1);
      const changes = found.slice(0, PAGE_SIZE).map(({ _id, ...change }) => change as unknown as SettingChange);
      const last = changes.at(-1);
      const more = found.length > PAGE_SIZE && last ? { cursor: toCursor({ at: last.at, id: changeId(last.number) }) } : {};
      return { changes, ...more };
    },
  };
}

function tryChange<E>(decide: DecideChange<E>): Promise<Result<StoredSettings, E | Busy>> {
  return inTransaction(async (transaction): Promise<Outcome<StoredSettings, E>> => {
    const { data } = await transaction.collection('settings').doc('current').get();
    const decided = decide(readStored(data).stored);
    if (!decided.ok) return { store: false, result: decided };
    if ('repeated' in decided.value) return { store: false, result: ok(decided.value.repeated) };
    const { stored, change } = decided.value;
    await transaction
      .collection('settings')
      .doc('current')
      .set({ data: toDocument(stored) });
    await transaction.collection('setting_changes').add({ data: { _id: changeId(change.number), ...toDocument(change) } });
    return { store: true, result: ok(stored) };
  });
}
