import { useRef, useState } from 'react';
import type { Reply } from '#core/contract/reply';
import { type LiveView, useView } from './use-view';

type Page<T> = { readonly items: readonly T[]; readonly cursor?: string };

/** A list that comes in pages. Coming back to it reads the first page again; `more` adds the next one. */
export function usePages<T>(
  key: string,
  read: (cursor: string | undefined) => Promise<Reply<Page<T>>>,
): { live: LiveView<readonly T[]>; more: () => Promise<void>; isMore: boolean } {
  const [cursor, setCursor] = useState<string>();
  const reading = useRef(false);
  const firstPages = useRef(0);
  const live = useView<readonly T[]>(key, async () => {
    firstPages.current += 1;
    const reply = await read(undefined);
    if (!reply.ok) return reply;
    setCursor(reply.value.cursor);
    return { ok: true, value: reply.value.items };
  });
  const more = async () => {
    if (!cursor || reading.current || live.view.state !== 'ready') return;
    reading.current = true;
    const after = firstPages.current;
    const reply = await read(cursor);
    reading.current = false;
    // The list was begun anew meanwhile: this page may not be the one behind it any more.
    if (!reply.ok || after !== firstPages.current) return;
    setCursor(reply.value.cursor);
    live.change((items) => [...items, ...reply.value.items]);
  };
  return { live, more, isMore: cursor !== undefined };
}
