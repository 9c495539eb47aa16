import type { ChatEntry } from '../../protocol';
import { momentInList } from '../dates';
import { useLanguage } from '../words';
import { ChatBody } from './chat-body';
import { AccountIcon, PersonIcon } from './chat-icons';
import type { Opens } from './text-links';

/** WeChat tells the time again after so long a pause. */
const PAUSE_MS = 5 * 60_000;

type Props = {
  readonly entry: ChatEntry;
  readonly before: ChatEntry | undefined;
  readonly name: string;
  readonly now: number;
  readonly onOpen: (what: Opens) => void;
  readonly onChoose: (choiceId: string) => void;
};

/** One entry of a chat: on the right what the person sent, on the left what the account did, wide what is a card, in the middle what WeChat says. */
export function ChatLine({ entry, before, name, now, onOpen, onChoose }: Props) {
  const language = useLanguage();
  const isPaused = !before || entry.at - before.at > PAUSE_MS;
  return (
    <>
      {isPaused ? <p className="chat-notice">{momentInList(language, entry.at, now)}</p> : null}
      <div className={`chat-line ${placeOf(entry)}`} data-entry={entry.id} data-from={entry.from}>
        {placeOf(entry) === 'theirs' ? <AccountIcon name={name} size={40} /> : null}
        <ChatBody body={entry.body} isOwn={entry.from === 'person'} name={name} onOpen={onOpen} onChoose={onChoose} />
        {placeOf(entry) === 'mine' ? (
          <span className="person-icon">
            <PersonIcon />
          </span>
        ) : null}
      </div>
    </>
  );
}

function placeOf({ from, body }: ChatEntry): 'middle' | 'wide' | 'mine' | 'theirs' {
  if (body.kind === 'notice') return 'middle';
  if (from === 'person') return 'mine';
  return body.kind === 'template' || body.kind === 'news' ? 'wide' : 'theirs';
}
