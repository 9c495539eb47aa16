import { useEffect, useState } from 'react';
import type { MessageView, PhoneSettings } from '../protocol';
import { momentInList } from './dates';
import { BellIcon } from './icons';
import { MessageCard } from './message-card';
import { ScreenBar } from './screen-bar';
import { server } from './server';
import { useLanguage, useWords } from './words';

type NoticesProps = {
  readonly name: string;
  readonly messages: readonly MessageView[];
  readonly now: number;
  readonly onOpen: (message: MessageView) => void;
  readonly onBack: () => void;
};

/** 服务通知: every message this phone got, newest at the top. */
export function NoticesScreen({ name, messages, now, onOpen, onBack }: NoticesProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section className="screen">
      <ScreenBar title={words.notices} onBack={onBack} />
      <div className="notices-list">
        {messages.length === 0 ? (
          <p className="empty">
            <BellIcon />
            <strong>{words.noNotices}</strong>
            {words.noNoticesHow}
          </p>
        ) : null}
        {messages.map((message) => (
          <div key={message.id}>
            <p className="notice-when">{momentInList(language, message.sentAt, now)}</p>
            <MessageCard message={message} name={name} onOpen={() => onOpen(message)} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** The mini program's settings in WeChat: the switch for messages and what was chosen to be kept. */
export function SettingsScreen({ phone, onBack }: { phone: string; onBack: () => void }) {
  const words = useWords();
  const [settings, setSettings] = useState<PhoneSettings>();
  const [failed, setFailed] = useState(false);
  const take = (answer: Promise<PhoneSettings>) => void answer.then(setSettings, () => setFailed(true));
  useEffect(() => {
    server.settings(phone).then(setSettings, () => setFailed(true));
  }, [phone]);

  return (
    <section className="screen">
      <ScreenBar title={words.notificationSettings} onBack={onBack} />
      {failed ? <p className="failed">{words.failed}</p> : null}
      {settings ? (
        <>
          <label className="setting">
            {words.receive}
            <input
              type="checkbox"
              className="switch"
              role="switch"
              aria-checked={settings.notifications}
              checked={settings.notifications}
              onChange={({ target }) => take(server.changeSettings({ phone, notifications: target.checked }))}
            />
          </label>
          <p className="setting-note">{words.receiveWhat}</p>
          {settings.templates.map(({ id, title, remembered, available }) => (
            <div key={id} className="setting">
              <span className="setting-text">
                {title}
                <span className="quiet">
                  {remembered === 'accept' ? words.alwaysAccept : remembered === 'reject' ? words.alwaysReject : words.askEachTime} ·{' '}
                  {words.left(available)}
                </span>
              </span>
              {remembered ? (
                <button type="button" className="link" onClick={() => take(server.changeSettings({ phone, forget: id }))}>
                  {words.forget}
                </button>
              ) : null}
            </div>
          ))}
        </>
      ) : null}
    </section>
  );
}
