import { dateWithYear, timeOfDay } from '../../phone/page/dates';
import { useLanguage } from '../../phone/page/words';
import type { MessageView } from '../../phone/protocol';
import { Browser, Facts } from './browser';
import { useInspectWords } from './inspect-words';
import { usePolled } from './use-polled';

/** Subscribe messages, sent or refused, newest first. */
export function MessagesView() {
  const words = useInspectWords();
  const language = useLanguage();
  const { value } = usePolled<{ messages: readonly MessageView[] }>('/__inspect/messages?limit=500');
  if (!value) return null;
  const entries = value.messages.map((message) => ({
    id: String(message.id),
    head: (
      <>
        <span>{message.title === '' ? message.templateId : message.title}</span>
        <Outcome good={message.errcode === 0} text={message.errcode === 0 ? words.ok : String(message.errcode)} />
      </>
    ),
    line: `${message.phone ?? message.touser} · ${timeOfDay(message.sentAt)}`,
    haystack: message,
    detail: () => (
      <>
        <h2>{message.title}</h2>
        <Facts facts={message.rows.map(({ label, value: text }) => [label, text] as const)} />
        <Facts
          facts={[
            [words.to, `${message.phone ?? ''} ${message.touser}`],
            [words.page, <code key="page">{message.page ?? '—'}</code>],
            [words.template, <code key="template">{message.templateId}</code>],
            [words.sentAt, `${dateWithYear(language, message.sentAt)} ${timeOfDay(message.sentAt)}`],
            [words.answer, <code key="answer">{`${message.errcode} ${message.errmsg}`}</code>],
          ]}
        />
      </>
    ),
  }));
  return <Browser entries={entries} empty={words.noMessages} />;
}

/** Good or bad, in words as well as in colour. */
export const Outcome = ({ good, text }: { good: boolean; text: string }) => (
  <span className={`outcome ${good ? 'good' : 'bad'}`}>{text}</span>
);
