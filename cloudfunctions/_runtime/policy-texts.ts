import type { KeptPolicyText, PolicyTexts } from '#core/application/ports';
import { _, database } from './database';
import { isDuplicate } from './platform-error';

/** `policy_texts`, `_id` = SHA-256 of the text: what consents point at. Written once, never changed. */
export function policyTexts(): PolicyTexts {
  const kept = new Set<string>();
  return {
    async keep({ textHash, ...text }) {
      if (kept.has(textHash)) return;
      try {
        await database.collection('policy_texts').add({ data: { _id: textHash, ...text } });
      } catch (thrown) {
        if (!isDuplicate(thrown)) throw thrown;
      }
      kept.add(textHash);
    },

    async find(textHashes) {
      if (textHashes.length === 0) return [];
      const { data } = await database
        .collection('policy_texts')
        .where({ _id: _.in(textHashes) })
        .limit(1000)
        .get();
      return data.map(({ _id, ...text }) => ({ ...text, textHash: String(_id) }) as KeptPolicyText);
    },
  };
}
