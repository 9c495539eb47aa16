import type { QueueEntry, QueuePage } from '../../contract/views/queue-view';
import { type QueueGroup, queueGroupsOf } from '../../domain/queue-group';
import { plainWords } from '../../texts/chat/plain-words';
import { LIST_WORDS, STAFF_WORDS } from '../../texts/chat/staff-words';
import { formatDue } from '../../texts/formats';
import { fill, type Language } from '../../texts/localized';
import { listQueue } from '../staff-queue';
import type { ListPlace } from './chat-session';
import { type Said, say, type Turn } from './chat-turn';

/** Entries of one answer: what can be taken in, and well within one text. */
const PAGE = 10;
/** Pages of the queue that are read for one answer. */
const MAX_READ = 4;
/** Orders that numbers of a list can mean. */
const MAX_NUMBERED = 200;

type Found = { readonly entries: readonly QueueEntry[]; readonly next?: ListPlace };

/** A list from its beginning. */
export async function beginList(turn: Turn, view: ListPlace['view']): Promise<Said> {
  const groups = queueGroupsOf(turn.actor.staffRoles);
  const place: ListPlace | undefined = view !== 'todo' ? { view, skip: 0 } : groups[0] && { view, group: groups[0], skip: 0 };
  return showPage(turn, view, [], place);
}

/** What follows the list that was shown last. */
export async function moreOfList(turn: Turn): Promise<Said> {
  const { list } = turn.session;
  if (!list?.next) return say([STAFF_WORDS.noMore[turn.language]]);
  return showPage(turn, list.next.view, list.orderIds, list.next);
}

async function showPage(turn: Turn, view: ListPlace['view'], before: readonly string[], place: ListPlace | undefined): Promise<Said> {
  const { language } = turn;
  const { entries, next } = place ? await readEntries(turn, place) : { entries: [], next: undefined };
  const name = LIST_WORDS[view][language];
  if (entries.length === 0) {
    const none = before.length > 0 ? STAFF_WORDS.noMore[language] : fill(STAFF_WORDS.listEmpty, language, { list: name });
    return say([none], { asked: null });
  }
  const orderIds = [...before, ...entries.map(({ orderId }) => orderId)].slice(-MAX_NUMBERED);
  const first = orderIds.length - entries.length + 1;
  const more = next ? STAFF_WORDS.listMore[language] : '';
  return say(
    [
      fill(STAFF_WORDS.listTitle, language, { list: name }),
      ...entries.map((entry, index) => entryLine(entry, first + index, language)),
      fill(STAFF_WORDS.listTail, language, { more }),
    ],
    { asked: null, list: { orderIds, ...(next ? { next } : {}) } },
  );
}

/** At most {@link PAGE} entries from a place on, over the ends of pages and groups. */
async function readEntries(turn: Turn, from: ListPlace): Promise<Found> {
  const entries: QueueEntry[] = [];
  let place: ListPlace | undefined = from;
  for (let reads = 0; place && entries.length < PAGE && reads < MAX_READ; reads += 1) {
    const page = await readPage(turn, place);
    if (!page) return { entries };
    const wanted = page.entries.slice(place.skip, place.skip + PAGE - entries.length);
    entries.push(...wanted);
    place = nextPlace(turn, place, page, wanted.length);
  }
  return place ? { entries, next: place } : { entries };
}

async function readPage({ deps, actor, language }: Turn, { view, group, cursor }: ListPlace): Promise<QueuePage | null> {
  const which = view === 'todo' ? { group } : { view };
  const page = await listQueue(deps, actor, { ...which, cursor }, language);
  return page.ok ? page.value : null;
}

/** Where the list goes on after `taken` entries of a page: further down, on the next page, in the next group that holds anything. */
function nextPlace({ actor }: Turn, place: ListPlace, page: QueuePage, taken: number): ListPlace | undefined {
  const skip = place.skip + taken;
  if (skip < page.entries.length) return { ...place, skip };
  if (page.cursor !== undefined) return { ...place, cursor: page.cursor, skip: 0 };
  const groups = queueGroupsOf(actor.staffRoles);
  const later = groups.slice(groups.indexOf(place.group as QueueGroup) + 1).find((group) => page.counts[group] > 0);
  return place.view === 'todo' && later ? { view: 'todo', group: later, skip: 0 } : undefined;
}

/** `1. JM2611-7Q4K3 待检测 · 张三 · 2 台 · 12月5日（周六）18:00 前 已逾期` */
export function entryLine(entry: QueueEntry, number: number, language: Language): string {
  const { orderNumber, stageWord, customerName, machineCount, dueAt, promise } = entry;
  const late = promise === 'broken' ? ` ${STAFF_WORDS.late[language]}` : promise === 'at-risk' ? ` ${STAFF_WORDS.soon[language]}` : '';
  const parts = [
    `${number}. ${orderNumber} ${stageWord}`,
    plainWords(customerName, 16),
    machineCount > 1 ? fill(STAFF_WORDS.machineCount, language, { count: machineCount }) : undefined,
    dueAt === undefined || promise === 'paused' ? undefined : formatDue(dueAt, language) + late,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
