import type { ChatSummary, MessageView } from '../protocol';
import { AccountIcon, ScanIcon } from './chat/chat-icons';
import { useChatWords } from './chat/chat-words';
import { lastWords } from './chat/last-words';
import { momentInList } from './dates';
import { AppIcon, BellIcon } from './icons';
import { ScreenBar } from './screen-bar';
import { useLanguage, useWords } from './words';

type Props = {
  readonly name: string;
  readonly latest: MessageView | undefined;
  readonly unread: number;
  readonly chats: readonly ChatSummary[];
  readonly now: number;
  readonly onNotices: () => void;
  readonly onApp: () => void;
  readonly onChat: (chat: ChatSummary) => void;
  readonly onScan: () => void;
};

/** WeChat's list of chats, where the mini program's capsule leads when it is closed. */
export function ChatsScreen({ name, latest, unread, chats, now, onNotices, onApp, onChat, onScan }: Props) {
  const words = useWords();
  const chatWords = useChatWords();
  const language = useLanguage();
  const total = chats.reduce((sum, chat) => sum + chat.unread, unread);
  const hasAccount = chats.some(({ account }) => account === 'service-account');
  return (
    <section className="screen">
      <ScreenBar
        title={total > 0 ? `${words.wechat} (${total})` : words.wechat}
        side={
          hasAccount ? (
            <button type="button" className="screen-side" aria-label={chatWords.scan} onClick={onScan}>
              <ScanIcon />
            </button>
          ) : null
        }
      />
      {chats.filter(isListed).map((chat) => (
        <ChatRow key={chat.account} chat={chat} now={now} onTap={() => onChat(chat)} />
      ))}
      <button type="button" className="chat" onClick={onNotices}>
        <span className="chat-icon notices">
          <BellIcon />
          <Badge count={unread} />
        </span>
        <span className="chat-text">
          <span className="chat-name">
            {words.notices}
            {latest ? <time>{momentInList(language, latest.sentAt, now)}</time> : null}
          </span>
          <span className="chat-last">{latest ? `${name}：${latest.title}` : words.noNotices}</span>
        </span>
      </button>
      <button type="button" className="chat" onClick={onApp}>
        <AppIcon name={name} size={48} />
        <span className="chat-text">
          <span className="chat-name">{name}</span>
          <span className="chat-last">{words.recentApp}</span>
        </span>
      </button>
    </section>
  );
}

/** A service account can be found and followed; the mini program's customer service is there once something was said. */
const isListed = ({ account, last }: ChatSummary) => account === 'service-account' || last !== undefined;

function ChatRow({ chat, now, onTap }: { chat: ChatSummary; now: number; onTap: () => void }) {
  const words = useChatWords();
  const language = useLanguage();
  const { account, name, follows, last, unread } = chat;
  const isAccount = account === 'service-account';
  return (
    <button type="button" className="chat" data-account={account} onClick={onTap}>
      <span className="chat-mark">
        <AccountIcon name={name} size={48} />
        <Badge count={unread} />
      </span>
      <span className="chat-text">
        <span className="chat-name">
          <span className="chat-title">
            {name}
            <small>{isAccount ? words.serviceAccount : words.customerService}</small>
          </span>
          {last ? <time>{momentInList(language, last.at, now)}</time> : null}
        </span>
        <span className="chat-last">{last ? lastWords(last, words) : isAccount && !follows ? words.notFollowed : words.noMessages}</span>
      </span>
    </button>
  );
}

function Badge({ count }: { count: number }) {
  const words = useWords();
  return count > 0 ? (
    <span className="badge" role="img" aria-label={words.unread(count)}>
      {count}
    </span>
  ) : null;
}
