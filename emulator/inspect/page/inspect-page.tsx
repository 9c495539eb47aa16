import { useEffect, useState } from 'react';
import { dateWithYear, timeOfDay, weekday } from '../../phone/page/dates';
import { LanguageContext, readLanguage, useLanguage } from '../../phone/page/words';
import { CallsView } from './calls-view';
import { DocumentsView } from './documents-view';
import { useInspectWords } from './inspect-words';
import { MessagesView } from './messages-view';
import { usePolled } from './use-polled';

const TABS = ['messages', 'calls', 'data'] as const;
type Tab = (typeof TABS)[number];
const tabInAddress = (): Tab => TABS.find((tab) => location.hash === `#${tab}`) ?? 'messages';

/** The developer's page at `/__inspect/`: what was sent, what ran, what is stored. */
export function InspectPage() {
  const [language] = useState(readLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <LanguageContext.Provider value={language}>
      <Inspector />
    </LanguageContext.Provider>
  );
}

function Inspector() {
  const words = useInspectWords();
  const language = useLanguage();
  const clock = usePolled<{ now: number }>('/__inspect/clock');
  const [tab, setTab] = useState(tabInAddress);
  useEffect(() => {
    const follow = () => setTab(tabInAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return (
    <>
      <header className="bar">
        <h1>{words.title}</h1>
        <nav className="tabs">
          {TABS.map((one) => (
            <a key={one} href={`#${one}`} aria-current={one === tab ? 'page' : undefined}>
              {words[one]}
            </a>
          ))}
        </nav>
        {clock.lost ? (
          <strong className="bad" role="alert">
            {words.lost}
          </strong>
        ) : null}
        {clock.value && !clock.lost ? (
          <time className="now">
            {dateWithYear(language, clock.value.now)} {weekday(language, clock.value.now)} {timeOfDay(clock.value.now)}
          </time>
        ) : null}
        <a href="/">{words.toPhones}</a>
      </header>
      <main>
        {tab === 'messages' ? <MessagesView /> : null}
        {tab === 'calls' ? <CallsView /> : null}
        {tab === 'data' ? <DocumentsView /> : null}
      </main>
    </>
  );
}
