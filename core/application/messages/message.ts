import type { StoredNotice } from './stored-notice';

/** What goes out as one: a notice alone, or several of one order that have waited for each other. Oldest first. */
export type Message = { readonly lead: StoredNotice; readonly newest: StoredNotice; readonly all: readonly StoredNotice[] };

const idsOf = ({ all }: Message): readonly string[] => all.map(({ id }) => id);

export { idsOf as noticeIdsOf };

/** Due notices as messages, in the order they fell due: those of one group together, the others each alone. */
export function messagesOf(due: readonly StoredNotice[]): readonly Message[] {
  const groups = new Map<string, StoredNotice[]>();
  for (const notice of due) {
    // What has been read needs no telling, and what is refused for one must not be refused for all.
    const name = notice.group === null || notice.readAt !== null ? `alone ${notice.id}` : `group ${notice.group}`;
    groups.set(name, [...(groups.get(name) ?? []), notice]);
  }
  return [...groups.values()].flatMap((all) => {
    const inOrder = [...all].sort((a, b) => a.at - b.at || a.version - b.version);
    const [lead] = inOrder;
    const newest = inOrder[inOrder.length - 1];
    return lead && newest ? [{ lead, newest, all: inOrder }] : [];
  });
}
