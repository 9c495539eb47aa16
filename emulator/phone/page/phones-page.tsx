import { useEffect, useState } from 'react';
import type { PhoneView } from '../protocol';
import { ChatsPanel } from './chats-panel';
import { ClockPanel } from './clock-panel';
import { Phone } from './phone';
import { MessagesPanel, ResetButton, WhoPanel } from './side-panels';
import { useFit } from './use-fit';
import { type LocalAction, useLocalWechat, type View } from './use-local-wechat';
import { keepLanguage, type Language, LanguageContext, readLanguage, useLanguage, useWords, WORDS } from './words';

/** Everything at `/`: the customer's phone, the staff's phone, and quietly beside them clock, messages and people. */
export function PhonesPage() {
  const [language, setLanguage] = useState(readLanguage);
  const [view, act] = useLocalWechat();
  const now = useNow(view?.offsetMs ?? 0);
  const words = WORDS[language];
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = words.title;
  }, [language, words]);

  function change(to: Language): void {
    setLanguage(to);
    keepLanguage(to);
  }

  if (!view) return <p className="connecting">{words.connecting}</p>;
  return (
    <LanguageContext.Provider value={language}>
      {view.connected ? null : (
        <p className="lost" role="alert">
          {words.lost}
        </p>
      )}
      <main className="desk">
        <Phones view={view} now={now} act={act} />
        <aside>
          <header className="about">
            <h1>{words.title}</h1>
            <p>{words.promise}</p>
          </header>
          <ClockPanel now={now} offsetMs={view.offsetMs} />
          <MessagesPanel messages={view.messages} phones={view.phones} now={now} />
          <ChatsPanel chats={view.chats} phones={view.phones} now={now} />
          <WhoPanel phones={view.phones} />
          <footer className="foot">
            <LanguageSwitch language={language} onChange={change} />
            <a href="/__inspect/">{words.inspector}</a>
            <ResetButton />
          </footer>
        </aside>
      </main>
    </LanguageContext.Provider>
  );
}

type Side = 'customer' | 'staff';

function Phones({ view, now, act }: { view: View; now: number; act: (action: LocalAction) => void }) {
  const words = useWords();
  const fit = useFit();
  const [side, setSide] = useState<Side>('customer');
  const customers = view.phones.filter(({ kind }) => kind === 'customer');
  const staff = view.phones.filter(({ kind }) => kind !== 'customer');
  const sides = [
    { id: 'customer', title: words.customerPhone, phones: customers },
    { id: 'staff', title: words.staffPhone, phones: staff },
  ] as const;
  return (
    <div className="phones" style={{ '--scale': fit.scale } as React.CSSProperties}>
      {fit.single ? (
        <div className="segments big" role="tablist" aria-label={words.whichPhone}>
          {sides.map(({ id, title, phones }) => (
            <Segment key={id} chosen={side === id} text={title} unread={unreadOf(view, phones)} onChoose={() => setSide(id)} />
          ))}
        </div>
      ) : null}
      {sides.map(({ id, title, phones }) => (
        <Stand key={id} title={title} phones={phones} view={view} now={now} act={act} hidden={fit.single && side !== id} />
      ))}
    </div>
  );
}

type StandProps = {
  readonly title: string;
  readonly phones: readonly PhoneView[];
  readonly view: View;
  readonly now: number;
  readonly act: (action: LocalAction) => void;
  readonly hidden: boolean;
};

/** The place of one phone on the desk, and who of several people holds it. Phones once looked at stay on, so nothing typed is lost. */
function Stand({ title, phones, view, now, act, hidden }: StandProps) {
  const words = useWords();
  const language = useLanguage();
  const [chosen, setChosen] = useState(phones[0]?.id);
  const [opened, setOpened] = useState<ReadonlySet<string | undefined>>(new Set([chosen]));

  function choose(id: string): void {
    setChosen(id);
    setOpened(new Set([...opened, id]));
  }

  return (
    <section className="stand" aria-label={title} hidden={hidden}>
      <div className="segments" role="tablist" aria-label={`${title}: ${words.whoHolds}`}>
        {phones.map((phone) => (
          <Segment
            key={phone.id}
            chosen={phone.id === chosen}
            text={phone.title[language]}
            unread={unreadOf(view, [phone])}
            onChoose={() => choose(phone.id)}
          />
        ))}
      </div>
      <div className="place">
        {phones
          .filter(({ id }) => opened.has(id))
          .map((phone) => (
            <Phone key={phone.id} phone={phone} view={view} now={now} shown={phone.id === chosen && !hidden} act={act} />
          ))}
      </div>
    </section>
  );
}

const unreadOf = (view: View, phones: readonly PhoneView[]) =>
  view.messages.filter(({ id, phone }) => view.unread.has(id) && phones.some((one) => one.id === phone)).length +
  view.chats.filter(({ phone }) => phones.some(({ id }) => id === phone)).reduce((sum, { unread }) => sum + unread, 0) +
  view.prompts.filter(({ phone }) => phones.some(({ id }) => id === phone)).length;

function Segment({ chosen, text, unread, onChoose }: { chosen: boolean; text: string; unread: number; onChoose: () => void }) {
  const words = useWords();
  return (
    <button type="button" role="tab" aria-selected={chosen} className="segment" onClick={onChoose}>
      {text}
      {unread > 0 ? (
        <span className="badge" role="img" aria-label={words.unread(unread)}>
          {unread}
        </span>
      ) : null}
    </button>
  );
}

function LanguageSwitch({ language, onChange }: { language: Language; onChange: (to: Language) => void }) {
  return language === 'zh' ? (
    <button type="button" className="text-button" lang="en" onClick={() => onChange('en')}>
      English
    </button>
  ) : (
    <button type="button" className="text-button" lang="zh-CN" onClick={() => onChange('zh')}>
      中文
    </button>
  );
}

/** The emulator's time, read again each second. */
function useNow(offsetMs: number): number {
  const [machineNow, setMachineNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setMachineNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return machineNow + offsetMs;
}
