import { type ReactNode, useEffect } from 'react';
import { useWords } from './words';

const STAYS_MS = 10_000;

type Props = {
  /** Where it comes from, as WeChat names it. */
  readonly source: string;
  /** Time runs only while somebody can see this phone. */
  readonly seen: boolean;
  readonly onGone: () => void;
  /** The message; a tap on it opens what it is about. */
  readonly children: ReactNode;
};

/** Something dropping in at the top of the phone. It leaves by itself, on a tap or when dismissed. */
export function NotificationDrop({ source, seen, onGone, children }: Props) {
  const words = useWords();
  useEffect(() => {
    if (!seen) return undefined;
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
  }, [seen, onGone]);
  return (
    <div className="drop" role="status">
      <span className="drop-source">
        {words.wechat} · {source}
        <button type="button" className="drop-dismiss" onClick={onGone}>
          {words.dismiss}
        </button>
      </span>
      {children}
    </div>
  );
}
