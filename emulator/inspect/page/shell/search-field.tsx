import { useEffect, useRef } from 'react';
import { Icon } from '../parts/icons';
import { useTyped } from '../parts/use-typed';
import { onKeys } from './keyboard';
import { go, hrefOf, useRoute } from './route';
import { useShellTexts } from './shell-texts';

/** The one search for everything: what is typed is the address `#/search?q=…`, so a search can be linked to and come back to. `/` leads here. */
export function SearchField() {
  const texts = useShellTexts();
  const field = useRef<HTMLInputElement>(null);
  const before = useRef('#/');
  const { path, query } = useRoute();
  useEffect(() => onKeys({ '/': () => field.current?.select() }), []);

  // Asked of the address itself: of two letters typed fast, the second comes before the page was drawn anew.
  const isThere = () => /^#\/search\b/.test(location.hash);

  function search(wanted: string): void {
    if (!isThere()) before.current = location.hash;
    if (wanted !== '') go(hrefOf(['search'], { q: wanted }), isThere() ? 'replace' : 'push');
    else if (isThere()) go(before.current, 'replace');
  }
  function leave(): void {
    field.current?.blur();
    if (isThere()) go(before.current);
  }

  const typed = useTyped(path[0] === 'search' ? (query.q ?? '') : '', search);
  return (
    <search className="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        {...typed}
        onKeyDown={({ key }) => {
          if (key === 'Escape') leave();
          if (key === 'ArrowDown' || key === 'Enter') document.querySelector<HTMLElement>('.hit')?.focus();
        }}
      />
      <kbd>/</kbd>
    </search>
  );
}
