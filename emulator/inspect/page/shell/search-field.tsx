import { useEffect, useRef } from 'react';
import { Icon } from '../parts/icons';
import { onKeys } from './keyboard';
import { go, hrefOf, useRoute } from './route';
import { useShellTexts } from './shell-texts';

/** The one search for everything: what is typed is the address `#/search?q=…`, so a search can be linked to and come back to. `/` leads here. */
export function SearchField() {
  const texts = useShellTexts();
  const field = useRef<HTMLInputElement>(null);
  const before = useRef('#/');
  const { path, query } = useRoute();
  const isSearching = path[0] === 'search';
  useEffect(() => onKeys({ '/': () => field.current?.select() }), []);

  function search(wanted: string): void {
    if (!isSearching) before.current = location.hash;
    if (wanted === '') leave();
    else go(hrefOf(['search'], { q: wanted }), isSearching ? 'replace' : 'push');
  }
  function leave(): void {
    field.current?.blur();
    if (isSearching) go(before.current);
  }

  return (
    <search className="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        value={isSearching ? (query.q ?? '') : ''}
        onChange={({ target }) => search(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') leave();
          if (key === 'ArrowDown' || key === 'Enter') document.querySelector<HTMLElement>('.hit')?.focus();
        }}
      />
      <kbd>/</kbd>
    </search>
  );
}
