import type { ChatSessions } from '#core/application/chat/chat-ports';
import type { ChatSession } from '#core/application/chat/chat-session';
import { ok } from '#core/domain/result';
import { database, type Stored } from './database';
import { toDocument } from './documents';
import { inTransaction } from './transaction';

const fromDocument = (data: Stored | null): ChatSession | null => (data ? (data.session as ChatSession) : null);

/** `chat_sessions`, `_id` = openid: `{ session }`. One document a person, replaced with each message. */
export function chatSessionStore(): ChatSessions {
  return {
    async find(openid) {
      return fromDocument((await database.collection('chat_sessions').doc(openid).get()).data);
    },

    async change(openid, change) {
      const changed = await inTransaction<undefined, never>(async (transaction) => {
        const sessions = transaction.collection('chat_sessions');
        const { data } = await sessions.doc(openid).get();
        await sessions.doc(openid).set({ data: toDocument({ session: change(fromDocument(data)) }) });
        return { store: true, result: ok(undefined) };
      });
      // The message is not answered then, and comes again.
      if (!changed.ok) throw new Error(`the chat session is ${changed.error.code}`);
    },

    async forget(openid) {
      await database.collection('chat_sessions').where({ _id: openid }).remove();
    },
  };
}
