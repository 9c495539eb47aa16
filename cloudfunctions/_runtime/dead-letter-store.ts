import type { DeadLetterStore } from '#core/application/messages/dead-letters';
import { after, fromCursor, toCursor } from './cursor';
import { _, database } from './database';
import { readUpTo } from './documents';
import { fromNoticeDocument } from './notice-document';

const PAGE_SIZE = 20;

/** Of `notices` those with `deadAt`. */
export function deadLetterStore(): DeadLetterStore {
  const notices = () => database.collection('notices');
  const gone = { deadAt: _.remove(), deadLetter: null };
  return {
    async list(cursor) {
      const place = fromCursor(cursor);
      // Those without the field are no dead letters; the bound lets the index tell.
      const which = place ? after({}, 'deadAt', 'desc', place) : { deadAt: _.gt(0) };
      const found = await readUpTo(notices().where(which).orderBy('deadAt', 'desc').orderBy('_id', 'desc'), PAGE_SIZE + 1);
      const page = found.slice(0, PAGE_SIZE).map(fromNoticeDocument);
      const last = page.at(-1);
      const more = found.length > PAGE_SIZE && last ? { cursor: toCursor({ at: last.deadLetter?.at ?? 0, id: last.id }) } : {};
      return { notices: page, ...more };
    },

    async count() {
      return (
        await notices()
          .where({ deadAt: _.gt(0) })
          .count()
      ).total;
    },

    async find(ids) {
      return (await readUpTo(notices().where({ _id: _.in(ids), deadAt: _.gt(0) }), ids.length)).map(fromNoticeDocument);
    },

    async renew(ids, at) {
      const again = { push: 'pending', pushReason: 'new', channel: null, attempts: 0, unansweredSince: null, dueAt: at, group: null };
      await notices()
        .where({ _id: _.in(ids), deadAt: _.gt(0), push: _.in(['pending', 'in-app']), readAt: null })
        .update({ data: { ...again, ...gone, closed: _.set({}), considered: [], renewed: _.inc(1) } });
    },

    async dismiss(ids) {
      await notices()
        .where({ _id: _.in(ids) })
        .update({ data: gone });
    },
  };
}
