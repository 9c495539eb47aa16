import type { Settings } from '#core/application/settings';
import { defaultSettings } from '../../config/cloud/settings';
import { cached } from './cached';
import { database } from './database';

/** The defaults of config/cloud with what the owner changed (`settings`, document `current`); cached 60 s an instance. */
export function settingsStore(now: () => number): () => Promise<Settings> {
  const read = cached(async (): Promise<Settings> => {
    const { data } = await database.collection('settings').doc('current').get();
    const { _id, ...changed } = data ?? {};
    return { ...defaultSettings, ...(changed as Partial<Settings>) };
  }, now);
  return () => read('current');
}
