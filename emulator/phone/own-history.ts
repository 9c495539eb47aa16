/**
 * Runs in the phone's document, before any script of the app. The browser keeps one history for all frames of a page: without this, the way
 * back on one phone would take back what was last opened on another. In WeChat each phone has its own.
 */
export function keepOwnHistory(): void {
  type Entry = { readonly state: unknown; readonly url: string };
  const { history } = globalThis;
  const replace = history.replaceState.bind(history);
  const entryOf = (state: unknown, url?: string | URL | null): Entry => ({ state, url: String(url ?? location.href) });
  let entries: readonly Entry[] = [entryOf(history.state)];
  let at = 0;

  history.pushState = (state: unknown, _title: string, url?: string | URL | null) => {
    replace(state, '', url);
    entries = [...entries.slice(0, at + 1), entryOf(state, url)];
    at += 1;
  };
  history.replaceState = (state: unknown, _title: string, url?: string | URL | null) => {
    replace(state, '', url);
    entries = entries.map((entry, index) => (index === at ? entryOf(state, url) : entry));
  };
  /** As the browser's: later, and not at all where there is nothing to go to. */
  history.go = (delta = 0) => {
    setTimeout(() => {
      const entry = entries[at + delta];
      if (!entry) return;
      at += delta;
      replace(entry.state, '', entry.url);
      globalThis.dispatchEvent(new PopStateEvent('popstate', { state: entry.state }));
    });
  };
  history.back = () => history.go(-1);
  history.forward = () => history.go(1);
}
