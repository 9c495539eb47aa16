import { useRef, useState } from 'react';
import type { QueueEntry, QueuePage } from '#core/contract/views/queue-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { StaffRole } from '#core/domain/actor';
import { QUEUE_GROUPS, type QueueGroup } from '#core/domain/queue-group';
import { callStaff } from '@/cloud/call';
import { type LiveView, useView } from '@/cloud/use-view';

/** `all`: every order that has not ended. */
export type QueueFilter = QueueGroup | 'all';

export type Queue = { readonly live: LiveView<QueuePage>; readonly more: () => Promise<void>; readonly isReadingMore: boolean };

/** The orders of a group, or the answer to a search; further pages are added to those on screen. */
export function useQueue(filter: QueueFilter, search: string, language: string): Queue {
  const [isReadingMore, setIsReadingMore] = useState(false);
  const reading = useRef(false);
  const group = filter === 'all' ? {} : { group: filter };
  const live = useView<QueuePage>(`queue:${filter}:${search}:${language}`, () =>
    search === '' ? callStaff('list-queue', group) : callStaff('search', { text: search }),
  );
  const more = async () => {
    if (reading.current || live.view.state !== 'ready' || !live.view.value.cursor) return;
    const { cursor } = live.view.value;
    reading.current = true;
    setIsReadingMore(true);
    const reply = await callStaff('list-queue', { ...group, cursor });
    reading.current = false;
    setIsReadingMore(false);
    if (!reply.ok) return;
    // Where the list was begun anew, or another one is on screen meanwhile, this page does not belong behind it.
    live.change((page) => (page.cursor === cursor ? { ...reply.value, entries: [...page.entries, ...reply.value.entries] } : page));
  };
  return { live, more, isReadingMore };
}

/** Finance alone sees what waits for finance first, supervisors what waits for their word, everybody else the path of the work. */
export function groupsFor(roles: readonly StaffRole[]): readonly QueueGroup[] {
  const first = roles.every((role) => role === 'finance') ? OF_FINANCE : roles.includes('supervisor') ? OF_SUPERVISOR : [];
  return [...first, ...QUEUE_GROUPS.filter((group) => !first.includes(group))];
}
const OF_SUPERVISOR: readonly QueueGroup[] = ['to-approve'];
const OF_FINANCE: readonly QueueGroup[] = ['to-review', 'to-refund'];

/** Where somebody begins: finance with what waits for finance, as long as anything does. */
export const firstFilter = ({ roles, counts }: StaffStartView): QueueFilter =>
  (roles.every((role) => role === 'finance') ? OF_FINANCE.find((group) => counts[group] > 0) : undefined) ?? 'all';

export type QueueSection = { readonly group: QueueGroup; readonly entries: readonly QueueEntry[] };

/** Entries by what is to be done next, in the order of the groups; the longest waiting first. */
export function sectionsOf(entries: readonly QueueEntry[], groups: readonly QueueGroup[]): readonly QueueSection[] {
  return groups.flatMap((group) => {
    const mine = entries.filter((entry) => entry.group === group).sort((a, b) => a.groupSince - b.groupSince);
    return mine.length > 0 ? [{ group, entries: mine }] : [];
  });
}
