import type { InvocationRecord } from '../../../functions/invocation';
import type { PushRecord } from '../doors/shapes';
import { actionOf } from '../functions/run';
import type { MessageItem } from '../messages/message-item';
import { excerptOf } from '../parts/haystack';
import { pushTitle } from '../pushes/push';
import { hrefOf } from '../shell/route';

/** One thing that has the text; `at` for what happened at a time. */
export type Hit = { readonly key: string; readonly href: string; readonly title: string; readonly excerpt: string; readonly at?: number };

/** Of one kind this many are shown. */
export const MOST_HITS = 20;

export function runHits(runs: readonly InvocationRecord[], wanted: string): readonly Hit[] {
  return hitsIn(runs, wanted, (run) => ({
    key: run.requestId,
    href: hrefOf(['functions', run.requestId], { text: wanted }),
    title: `${run.functionName} ${actionOf(run)}`.trim(),
    at: run.startedAt,
  }));
}

export function messageHits(items: readonly MessageItem[], wanted: string): readonly Hit[] {
  return hitsIn(
    items.map((item) => item.whole),
    wanted,
    (_whole, index) => {
      const item = items[index] as MessageItem;
      return { key: item.id, href: hrefOf(['messages', item.id], { text: wanted }), title: item.title, at: item.at };
    },
  );
}

export function pushHits(pushes: readonly PushRecord[], wanted: string): readonly Hit[] {
  return hitsIn(pushes, wanted, (push) => ({
    key: `push-${push.id}`,
    href: hrefOf(['pushes', String(push.id)], { text: wanted }),
    title: pushTitle(push),
    at: push.queuedAt,
  }));
}

/** What of a list has the text, up to one more than is shown. */
function hitsIn<T extends object>(
  list: readonly T[],
  wanted: string,
  describe: (one: T, index: number) => Omit<Hit, 'excerpt'>,
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [index, one] of list.entries()) {
    const excerpt = excerptOf(one, wanted);
    if (excerpt === undefined) continue;
    hits.push({ ...describe(one, index), excerpt });
    if (hits.length > MOST_HITS) break;
  }
  return hits;
}
