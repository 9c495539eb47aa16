import type { StaffStore, UserStore } from '#core/application/ports';
import type { StaffRole } from '#core/domain/actor';
import { cached } from './cached';
import { _, database, type Stored } from './database';
import { isDuplicate } from './platform-error';
import { toMember } from './staff-book';

type Language = Awaited<ReturnType<UserStore['language']>>;

type Staff = { readonly name: string; readonly roles: readonly StaffRole[] };

/** What somebody of staff is; null for whoever left. */
function toStaff(document: Stored | null): Staff | null {
  if (!document) return null;
  const { name, roles, leftAt } = toMember(document);
  return leftAt === undefined ? { name, roles } : null;
}

/** Who acts is remembered for the requests of one tap, and no longer: so soon a lost phone is cut off on every instance. */
const AT_WORK_MS = 2000;

/**
 * `staff`, `_id` = openid. Read as a whole once a minute, so that asking about one more person costs no call; whoever acts is read by themselves every two seconds. `forget` has
 * everybody read again.
 */
export function staffStore(now: () => number): StaffStore & { readonly forget: () => void } {
  let round = 0;
  const everybody = cached(async () => {
    const { data } = await database.collection('staff').limit(1000).get();
    return new Map(
      data.flatMap((document) => {
        const staff = toStaff(document);
        return staff ? [[String(document._id), staff] as const] : [];
      }),
    );
  }, now);
  const known = () => everybody(`round ${round}`);
  const actor = cached(
    async (key) =>
      toStaff(
        (
          await database
            .collection('staff')
            .doc(key.slice(key.indexOf(' ') + 1))
            .get()
        ).data,
      ),
    now,
    AT_WORK_MS,
  );
  return {
    find: async (openid) => (await known()).get(openid) ?? null,
    list: async () => [...(await known())].map(([openid, person]) => ({ openid, ...person })),
    atWork: (openid) => actor(`${round} ${openid}`),
    forget() {
      round += 1;
    },
  };
}

/** `users` (`_id` = openid: `{ language, … }`) and the ledger `subscriptions` (`_id` = openid: `{ credits: { <template id>: count } }`). */
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
    async noteLanguage(openid, language) {
      const users = database.collection('users');
      const { stats } = await users.where({ _id: openid, hasChosenLanguage: _.neq(true) }).update({ data: { language } });
      if (stats.updated > 0) return;
      try {
        await users.add({ data: { _id: openid, language } });
      } catch (thrown) {
        // They are known, and chose another one.
        if (!isDuplicate(thrown)) throw thrown;
      }
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
