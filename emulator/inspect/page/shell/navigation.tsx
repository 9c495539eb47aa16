import { Fragment, useEffect, useRef } from 'react';
import { Icon } from '../parts/icons';
import { onKeys } from './keyboard';
import { go, hrefOf } from './route';
import { useShellTexts } from './shell-texts';
import { FIRST_TOOL, useViewNames, VIEWS, type View, viewPath } from './views';

/** The way to all views. `marks`: a short word beside a view that wants to be known about (faults that are armed). */
export function Navigation({ current, marks }: { current: View | undefined; marks: Partial<Record<View, string>> }) {
  const texts = useShellTexts();
  const names = useViewNames();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => onKeys(Object.fromEntries(VIEWS.map((view, index) => [String(index + 1), () => go(hrefOf(viewPath(view)))]))), []);
  // On a narrow window the navigation is one line that scrolls.
  useEffect(() => {
    if (current) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <nav ref={nav} className="nav" aria-label={texts.views}>
      {VIEWS.map((view) => (
        <Fragment key={view}>
          {view === FIRST_TOOL ? <span className="nav-line" /> : null}
          <a href={hrefOf(viewPath(view))} aria-current={view === current ? 'page' : undefined}>
            <Icon name={view} />
            <span>{names[view]}</span>
            {marks[view] ? <span className="nav-mark">{marks[view]}</span> : null}
          </a>
        </Fragment>
      ))}
    </nav>
  );
}
