import type { Settings } from '#core/application/settings';
import { readStored, type StoredSettings, settingsAt } from '#core/application/settings-in-force';
import { defaultSettings } from '../../config/cloud/settings';
import { cached } from './cached';
import { database } from './database';

/** What is stored about settings, whole; what cannot be used of it is logged. One call. */
export async function readSettings(): Promise<StoredSettings> {
  const { data } = await database.collection('settings').doc('current').get();
  const { stored, faults } = readStored(data);
  if (faults.length > 0) console.error('settings: cannot be read and are left out', faults);
  return stored;
}

/**
 * The settings in force. What is stored is read once in 60 s an instance; what holds follows from it and the time, so that a planned change takes effect
 * everywhere at its instant. `forget` has it read again.
 */
export function settingsStore(now: () => number): { readonly settings: () => Promise<Settings>; readonly forget: () => void } {
  const read = cached(readSettings, now);
  let round = 0;
  let known: { readonly stored: StoredSettings; readonly from: number; readonly until: number; readonly settings: Settings } | undefined;
  return {
    async settings() {
      const stored = await read(`round ${round}`);
      const at = now();
      if (known?.stored === stored && known.from <= at && at < known.until) return known.settings;
      const { settings, broken, until } = settingsAt(stored, defaultSettings, at);
      if (broken.length > 0) console.error('settings: stored values are not valid, the defaults hold', broken);
      known = { stored, from: at, until, settings };
      return settings;
    },
    forget() {
      round += 1;
    },
  };
}
