import type { MessageView } from '../protocol';
import { timeOfDay } from './dates';
import { AppIcon, ChevronIcon } from './icons';
import { useWords } from './words';

/** 服务通知: a message as WeChat shows it. Without a page there is nothing to open. */
export function MessageCard({ message, name, onOpen }: { message: MessageView; name: string; onOpen: () => void }) {
  const words = useWords();
  const content = (
    <>
      <span className="card-head">
        <AppIcon name={name} size={20} />
        <span className="card-name">{name}</span>
        <time className="card-time">{timeOfDay(message.sentAt)}</time>
      </span>
      <strong className="card-title">{message.title}</strong>
      <span className="card-rows">
        {message.rows.map(({ label, value }) => (
          <span key={label} className="card-row">
            <span className="card-label">{label}</span>
            <span className="card-value">{value}</span>
          </span>
        ))}
      </span>
      {message.page ? (
        <span className="card-foot">
          {words.enterApp}
          <ChevronIcon />
        </span>
      ) : null}
    </>
  );
  return message.page ? (
    <button type="button" className="message-card" data-message={message.id} onClick={onOpen}>
      {content}
    </button>
  ) : (
    <div className="message-card" data-message={message.id}>
      {content}
    </div>
  );
}
