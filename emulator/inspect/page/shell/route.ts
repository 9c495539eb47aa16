import { useMemo, useSyncExternalStore } from 'react';

/** Where the page is: `#/data/work_orders?filter=…` is `['data', 'work_orders']` and its query. Every view can be linked to. */
export type PageRoute = { readonly path: readonly string[]; readonly query: Readonly<Record<string, string>> };

function readRoute(hash: string): PageRoute {
  const [steps = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { path: steps.split('/').filter(Boolean).map(decodeStep), query: Object.fromEntries(new URLSearchParams(search)) };
}

/** A link to a place; values of the query that are empty are left out. */
export function hrefOf(path: readonly string[], query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  const search = new URLSearchParams(given).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

/** `replace`: the way back skips where we are now, as for each letter typed into a filter. */
export function go(href: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') location.hash = href;
  else location.replace(href);
}

export function useRoute(): PageRoute {
  const hash = useSyncExternalStore(follow, () => location.hash);
  return useMemo(() => readRoute(hash), [hash]);
}

function follow(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** A broken escape, typed by hand, stays as it is. */
function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
