import { AccountIcon } from './chat/chat-icons';
import { useChatWords } from './chat/chat-words';
import { lastWords } from './chat/last-words';
import { MessageCard } from './message-card';
import { NotificationDrop } from './notification-drop';
import { chatKey, type Drop, type View } from './use-local-wechat';
import { useWords } from './words';

type Props = { readonly drop: Drop; readonly view: View; readonly seen: boolean; readonly onOpen: () => void; readonly onGone: () => void };

/** What drops in at the top of this phone: a card of 服务通知, or a line of a chat. */
export function PhoneDrop({ drop, view, seen, onOpen, onGone }: Props) {
  const words = useWords();
  const chatWords = useChatWords();
  if (drop.kind === 'message') {
    return (
      <NotificationDrop source={words.notices} seen={seen} onGone={onGone}>
        <MessageCard message={drop.message} name={view.miniProgram} onOpen={onOpen} />
      </NotificationDrop>
    );
  }
  const { entry } = drop;
  const name = view.chats.find((chat) => chatKey(chat) === chatKey({ phone: drop.phone, account: entry.account }))?.name ?? '';
  return (
    <NotificationDrop
      source={entry.account === 'service-account' ? chatWords.serviceAccount : chatWords.customerService}
      seen={seen}
      onGone={onGone}
    >
      <button type="button" className="message-card drop-chat" onClick={onOpen}>
        <AccountIcon name={name} size={40} />
        <span className="chat-text">
          <strong>{name}</strong>
          <span className="chat-last">{lastWords(entry, chatWords)}</span>
        </span>
      </button>
    </NotificationDrop>
  );
}
