import type { Follower, PeopleStore } from '#core/application/people/people-ports';
import { ok } from '#core/domain/result';
import { _, database, type Stored } from './database';
import { toDocument } from './documents';
import { isDuplicate } from './platform-error';
import { inTransaction, type Outcome } from './transaction';

const users = () => database.collection('users');
const followers = () => database.collection('followers');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const fromFollower = ({ _id, unionid, openid, followedAt }: Stored): Follower => ({
  serviceOpenid: String(_id),
  unionid: textOrNull(unionid),
  openid: textOrNull(openid),
  followedAt: Number(followedAt),
});

/** Somebody else may have added them at the same moment. */
async function addUser(openid: string, data: Stored): Promise<void> {
  try {
    await users().add({ data: { _id: openid, ...data } });
  } catch (thrown) {
    if (!isDuplicate(thrown)) throw thrown;
    await users().doc(openid).update({ data });
  }
}

/** `users` (`_id` = openid of the Mini Program) and `followers` (`_id` = openid at the service account), which name each other. */
export function peopleStore(): PeopleStore {
  const firstWith = async (collection: 'users' | 'followers', unionid: string): Promise<string | null> => {
    const { data } = await database.collection(collection).where({ unionid }).limit(1).get();
    return textOrNull(data[0]?._id);
  };
  return {
    async user(openid) {
      const { data } = await users().doc(openid).get();
      if (!data) return null;
      const { unionid, serviceOpenid, language, hasChosenLanguage } = data;
      return {
        unionid: textOrNull(unionid),
        serviceOpenid: textOrNull(serviceOpenid),
        language: language === 'zh-CN' || language === 'en' ? language : null,
        hasChosenLanguage: hasChosenLanguage === true,
      };
    },
    async noteUnionid(openid, unionid, isNew) {
      if (isNew) await addUser(openid, { unionid });
      else await users().doc(openid).update({ data: { unionid } });
    },

    async follower(serviceOpenid) {
      const { data } = await followers().doc(serviceOpenid).get();
      return data && fromFollower(data);
    },
    openidOf: (unionid) => firstWith('users', unionid),
    serviceOpenidOf: (unionid) => firstWith('followers', unionid),

    async keepFollower({ serviceOpenid, ...follower }) {
      const known = { ...follower, openid: null };
      const { stats } = await followers()
        .doc(serviceOpenid)
        .update({ data: { ...known, askAgainAt: follower.askAgainAt ?? _.remove() } });
      if (stats.updated === 0)
        await followers()
          .doc(serviceOpenid)
          .set({ data: toDocument(known) });
    },

    async noteWrote(serviceOpenid, at) {
      // Where nothing was noted yet there is no such field, which counts as null.
      await followers()
        .where(_.and({ _id: serviceOpenid }, _.or([{ lastWroteAt: null }, { lastWroteAt: _.lt(at) }])))
        .update({ data: { lastWroteAt: at, repliesUsed: 0 } });
    },

    async link(openid, serviceOpenid) {
      await inTransaction(async (transaction): Promise<Outcome<null, never>> => {
        const follower = transaction.collection('followers').doc(serviceOpenid);
        const { data } = await follower.get();
        // They have left meanwhile.
        if (!data) return { store: false, result: ok(null) };
        await follower.update({ data: { openid } });
        await transaction.collection('users').doc(openid).update({ data: { serviceOpenid } });
        return { store: true, result: ok(null) };
      });
    },

    async forgetFollower(serviceOpenid, at) {
      await inTransaction(async (transaction): Promise<Outcome<null, never>> => {
        const follower = transaction.collection('followers').doc(serviceOpenid);
        const { data } = await follower.get();
        if (!data || Number(data.followedAt) > at) return { store: false, result: ok(null) };
        await follower.remove();
        const openid = textOrNull(data.openid);
        if (openid !== null)
          await transaction
            .collection('users')
            .doc(openid)
            .update({ data: { serviceOpenid: _.remove() } });
        return { store: true, result: ok(null) };
      });
    },

    async toAskAgain(now, limit) {
      const query = followers().where({ askAgainAt: _.lte(now) });
      return (await query.limit(limit).get()).data.map(fromFollower);
    },
  };
}
