import type { ChatEntry, ChatSummary, PhoneView } from '../protocol';
import { type ChatWords, useChatWords } from './chat/chat-words';
import { lastWords } from './chat/last-words';
import { momentInList } from './dates';
import { CrossIcon } from './icons';
import { type Language, useLanguage } from './words';

type Props = { readonly chats: readonly ChatSummary[]; readonly phones: readonly PhoneView[]; readonly now: number };

/** What no phone shows of the service account's chats: how the latest message came, what may still be written to whom, and what did not arrive. */
export function ChatsPanel({ chats, phones, now }: Props) {
  const words = useChatWords();
  const language = useLanguage();
  const known = chats.filter(({ account, follows, undelivered }) => account === 'service-account' && (follows || undelivered.length > 0));
  if (!chats.some(({ account }) => account === 'service-account')) return null;
  return (
    <section className="panel chats-panel" aria-label={words.serviceAccount}>
      <h2>{words.serviceAccount}</h2>
      {known.length === 0 ? <p className="quiet">{words.noFollowers}</p> : null}
      <ul>
        {known.map((chat) => (
          <li key={chat.phone} data-chat-of={chat.phone}>
            <strong>{phones.find(({ id }) => id === chat.phone)?.title[language]}</strong>
            {chat.last ? <span className="quiet latest">{latestText(chat.last, words)}</span> : null}
            {chat.follows ? <span className="quiet">{windowText(chat, now, language, words)}</span> : <span>{words.notFollowed}</span>}
            {chat.undelivered.map((entry) => (
              <span key={entry.id} className="bad undelivered">
                <CrossIcon />
                {words.undelivered} {entry.errcode} · {words.cameBy[entry.from]} · {momentInList(language, entry.at, now)}
                <code>{entry.errmsg}</code>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const latestText = (entry: ChatEntry, words: ChatWords): string =>
  `${words.latest} · ${words.cameBy[entry.from]} · ${lastWords(entry, words)}`;

/** Of several open windows the one that WeChat takes from first. */
function windowText({ windows }: ChatSummary, now: number, language: Language, words: ChatWords): string {
  const open = windows.filter(({ closesAt }) => closesAt > now);
  const next = open.find(({ left }) => left > 0) ?? open[0];
  if (!next) return words.windowClosed;
  const until = momentInList(language, next.closesAt, now);
  const text = next.left > 0 ? words.windowOpen(next.left, until) : words.windowUsedUp(until);
  return `${words.windowOf[next.trigger] ?? next.trigger} · ${text}`;
}
