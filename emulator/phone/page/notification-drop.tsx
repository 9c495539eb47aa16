import { useEffect } from 'react';
import type { MessageView } from '../protocol';
import { MessageCard } from './message-card';
import { useWords } from './words';

const STAYS_MS = 10_000;

type Props = {
  readonly message: MessageView;
  readonly name: string;
  /** Time runs only while somebody can see this phone. */
  readonly seen: boolean;
  readonly onOpen: () => void;
  readonly onGone: () => void;
};

/** A message dropping in at the top of the phone. It leaves by itself, on a tap (opening its page) or when dismissed. */
export function NotificationDrop({ message, name, seen, onOpen, onGone }: Props) {
  const words = useWords();
  useEffect(() => {
    if (!seen) return undefined;
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
  }, [seen, onGone]);
  return (
    <div className="drop" role="status">
      <span className="drop-source">
        {words.wechat} · {words.notices}
        <button type="button" className="drop-dismiss" onClick={onGone}>
          {words.dismiss}
        </button>
      </span>
      <MessageCard message={message} name={name} onOpen={onOpen} />
    </div>
  );
}
