import type { RecipientStore } from '#core/application/outbox-ports';
import { readPreferences } from '#core/domain/messages/preferences';
import type { Wrote } from '#core/domain/messages/reply-window';
import { _, database, type Stored } from './database';
import { isDuplicate } from './platform-error';

/** Who is to be told: `users` (`_id` = openid), and of followers `followers` (`_id` = openid at the service account). */
export function recipientStore(): RecipientStore {
  const users = () => database.collection('users');
  const followers = () => database.collection('followers');
  return {
    async find(openid) {
      const { data } = await users().doc(openid).get();
      const serviceOpenid = typeof data?.serviceOpenid === 'string' && data.serviceOpenid !== '' ? data.serviceOpenid : null;
      return {
        language: data?.language === 'en' ? 'en' : 'zh-CN',
        hasChosenLanguage: data?.hasChosenLanguage === true,
        preferences: readPreferences(data?.preferences),
        serviceOpenid,
      };
    },

    async wrote(serviceOpenid) {
      return wroteOf((await followers().doc(serviceOpenid).get()).data);
    },

    async save(openid, { language, hasChosenLanguage, preferences }) {
      const data = { language, hasChosenLanguage, preferences: _.set(preferences) };
      const { stats } = await users().doc(openid).update({ data });
      if (stats.updated > 0) return;
      try {
        await users().add({ data: { _id: openid, language, hasChosenLanguage, preferences } });
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
        await users().doc(openid).update({ data });
      }
    },

    async noteGone(openid, serviceOpenid) {
      await users()
        .where({ _id: openid, serviceOpenid })
        .update({ data: { serviceOpenid: _.remove() } });
      await followers().doc(serviceOpenid).remove();
    },

    async noteReply(serviceOpenid) {
      await followers()
        .doc(serviceOpenid)
        .update({ data: { repliesUsed: _.inc(1) } });
    },
  };
}

function wroteOf(follower: Stored | null): Wrote | null {
  if (typeof follower?.lastWroteAt !== 'number') return null;
  return { lastWroteAt: follower.lastWroteAt, repliesUsed: Number(follower.repliesUsed ?? 0) };
}
