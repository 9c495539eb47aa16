import { useRef } from 'react';
import type { Reply } from '#core/contract/reply';
import { type LiveView, useView, type View } from './use-view';

type Page<T> = { readonly items: readonly T[]; readonly cursor?: string };

const itemsOf = <T>(view: View<Page<T>>): View<readonly T[]> => (view.state === 'ready' ? { ...view, value: view.value.items } : view);

/** A list that comes in pages. Coming back to it reads the first page again; `more` adds the next one. */
export function usePages<T>(
  key: string,
  read: (cursor: string | undefined) => Promise<Reply<Page<T>>>,
): { live: Omit<LiveView<readonly T[]>, 'replace'>; more: () => Promise<void>; isMore: boolean } {
  /** Behind which cursor a page is under way; behind another one, another page may be asked for meanwhile. */
  const reading = useRef<string>();
  const { view, reload, change } = useView<Page<T>>(key, () => read(undefined));
  const cursor = view.state === 'ready' ? view.value.cursor : undefined;
  const more = async () => {
    if (!cursor || reading.current === cursor) return;
    reading.current = cursor;
    const reply = await read(cursor);
    if (reading.current === cursor) reading.current = undefined;
    if (!reply.ok) return;
    // Where the list was begun anew meanwhile, this page is not the one behind it.
    change((page) => (page.cursor === cursor ? { ...reply.value, items: [...page.items, ...reply.value.items] } : page));
  };
  const live = {
    view: itemsOf(view),
    reload,
    change: (mend: (items: readonly T[]) => readonly T[]) => change((page) => ({ ...page, items: mend(page.items) })),
  };
  return { live, more, isMore: cursor !== undefined };
}
