import type { ReactNode } from 'react';
import { BackIcon } from './icons';
import { useWords } from './words';

/** The bar at the top of WeChat's own screens; `side` is what stands at its right. */
export function ScreenBar({ title, onBack, side }: { title: string; onBack?: () => void; side?: ReactNode }) {
  const words = useWords();
  return (
    <header className="screen-bar">
      {onBack ? (
        <button type="button" className="screen-back" aria-label={words.back} onClick={onBack}>
          <BackIcon />
        </button>
      ) : null}
      <h2>{title}</h2>
      {side}
    </header>
  );
}
