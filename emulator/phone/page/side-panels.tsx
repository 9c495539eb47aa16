import { useRef, useState } from 'react';
import type { MessageView, PhoneView } from '../protocol';
import { momentInList } from './dates';
import { CheckIcon, CrossIcon } from './icons';
import { server } from './server';
import { useLanguage, useWords } from './words';

const SHOWN = 30;

/** What was sent to whom, newest first; a refused message with WeChat's code and sentence. */
export function MessagesPanel({ messages, phones, now }: { messages: readonly MessageView[]; phones: readonly PhoneView[]; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const who = (message: MessageView) => phones.find(({ id }) => id === message.phone)?.title[language] ?? message.touser;
  return (
    <section className="panel messages">
      <h2>
        {words.messages}
        <a className="panel-link" href="/__inspect/">
          {words.allMessages}
        </a>
      </h2>
      {messages.length === 0 ? <p className="quiet">{words.noMessages}</p> : null}
      <ol>
        {messages.slice(0, SHOWN).map((message) => (
          <li key={message.id}>
            <details>
              <summary>
                <span
                  className={`mark ${message.errcode === 0 ? 'good' : 'bad'}`}
                  role="img"
                  aria-label={message.errcode === 0 ? words.delivered : words.refused}
                >
                  {message.errcode === 0 ? <CheckIcon /> : <CrossIcon />}
                </span>
                <span className="message-text">
                  <span>{message.title === '' ? message.templateId : message.title}</span>
                  <span className="quiet">
                    {message.rows[0] ? `${message.rows[0].value} · ` : ''}
                    {who(message)} · {momentInList(language, message.sentAt, now)}
                  </span>
                  {message.errcode === 0 ? null : (
                    <span className="bad">
                      {words.refused} {message.errcode}
                    </span>
                  )}
                </span>
              </summary>
              <dl>
                {message.rows.map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              {message.page ? <code>{message.page}</code> : null}
              {message.errcode === 0 ? null : <code>{message.errmsg}</code>}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The people here and the openids functions know them by. */
export function WhoPanel({ phones }: { phones: readonly PhoneView[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <details className="panel who">
      <summary>
        <h2>{words.who}</h2>
      </summary>
      <dl>
        {phones.map(({ id, title, openid, serviceOpenid }) => (
          <div key={id}>
            <dt>{title[language]}</dt>
            <dd>
              <code>{openid}</code>
              {serviceOpenid ? <code className="who-service">{serviceOpenid}</code> : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Everything back to the first start, after asking once. */
export function ResetButton() {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');

  async function reset(): Promise<void> {
    setState('busy');
    try {
      await server.reset();
      setState('idle');
      dialog.current?.close();
    } catch {
      setState('failed');
    }
  }

  return (
    <>
      <button type="button" className="text-button danger" onClick={() => dialog.current?.showModal()}>
        {words.reset}
      </button>
      <dialog ref={dialog} className="confirm" aria-labelledby="reset-title" aria-describedby="reset-what">
        <h2 id="reset-title" className="confirm-title">
          {words.resetTitle}
        </h2>
        <p id="reset-what">{words.resetWhat}</p>
        {state === 'failed' ? <p className="failed">{words.failed}</p> : null}
        <div className="confirm-actions">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
          <button type="button" className="button bad" disabled={state === 'busy'} onClick={() => void reset()}>
            {words.resetDo}
          </button>
        </div>
      </dialog>
    </>
  );
}
