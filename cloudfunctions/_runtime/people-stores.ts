import type { StaffStore, UserStore } from '#core/application/ports';
import type { StaffRole } from '#core/domain/actor';
import { cached } from './cached';
import { _, database } from './database';
import { isDuplicate } from './platform-error';

type Language = Awaited<ReturnType<UserStore['language']>>;

/** `staff`, `_id` = openid: `{ name, roles }`. Read as a whole once a minute, so that asking about one more person costs no call. */
export function staffStore(now: () => number): StaffStore {
  const everybody = cached(async () => {
    const { data } = await database.collection('staff').limit(1000).get();
    return new Map(data.map(({ _id, name, roles }) => [String(_id), { name: String(name), roles: roles as readonly StaffRole[] }]));
  }, now);
  return {
    find: async (openid) => (await everybody('all')).get(openid) ?? null,
    list: async () => [...(await everybody('all'))].map(([openid, person]) => ({ openid, ...person })),
  };
}

/** `users` (`_id` = openid: `{ language }`) and the ledger `subscriptions` (`_id` = openid: `{ credits: { <template id>: count } }`). */
export function userStore(): UserStore {
  const credits = async (openid: string) => {
    const { data } = await database.collection('subscriptions').doc(openid).get();
    return (data?.credits ?? {}) as Readonly<Record<string, number>>;
  };
  return {
    credits,
    async language(openid) {
      const { data } = await database.collection('users').doc(openid).get();
      return (data?.language ?? 'zh-CN') as Language;
    },
    async setLanguage(openid, language) {
      await database.collection('users').doc(openid).set({ data: { language } });
    },
    async addCredits(openid, templateIds) {
      if (templateIds.length === 0) return credits(openid);
      const ledger = database.collection('subscriptions');
      const oneMore = { credits: Object.fromEntries(templateIds.map((id) => [id, _.inc(1)])) };
      const { stats } = await ledger.doc(openid).update({ data: oneMore });
      if (stats.updated === 0) {
        try {
          await ledger.add({ data: { _id: openid, credits: Object.fromEntries(templateIds.map((id) => [id, 1])), sendingUntil: 0 } });
        } catch (thrown) {
          if (!isDuplicate(thrown)) throw thrown;
          await ledger.doc(openid).update({ data: oneMore });
        }
      }
      return credits(openid);
    },
  };
}
