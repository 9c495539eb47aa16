import { useState } from 'react';
import type { MenuButton } from '../../protocol';
import { useChatWords } from './chat-words';

type Props = { readonly menu: readonly MenuButton[]; readonly onTap: (path: readonly number[], button: MenuButton) => void };

/** 自定义菜单: up to three buttons; one that has others below it opens them. */
export function MenuBar({ menu, onTap }: Props) {
  const words = useChatWords();
  const [open, setOpen] = useState<number>();

  function tap(path: readonly number[], button: MenuButton): void {
    setOpen(undefined);
    onTap(path, button);
  }

  return (
    <nav className="menu-bar" aria-label={words.menu}>
      {menu.map((button, place) => {
        const hasBelow = button.sub_button.length > 0;
        return (
          <div key={`${button.name} ${button.key ?? button.url ?? ''}`} className="menu-bar-place">
            {hasBelow && open === place ? (
              <div className="sub-menu">
                {button.sub_button.map((below, index) => (
                  <button key={`${below.name} ${below.key ?? below.url ?? ''}`} type="button" onClick={() => tap([place, index], below)}>
                    {below.name}
                  </button>
                ))}
              </div>
            ) : null}
            <button
              type="button"
              {...(hasBelow ? { 'aria-expanded': open === place } : {})}
              onClick={() => (hasBelow ? setOpen(open === place ? undefined : place) : tap([place], button))}
            >
              {hasBelow ? <span className="menu-bar-more" aria-hidden="true" /> : null}
              {button.name}
            </button>
          </div>
        );
      })}
    </nav>
  );
}
