import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageView, PhoneView } from '../protocol';
import { timeOfDay } from './dates';
import { CloseIcon, MoreIcon, StatusIcons } from './icons';
import { PhoneDrop } from './phone-drop';
import { PhoneMenu } from './phone-menu';
import { PhoneScreens, type Screen } from './phone-screens';
import { PromptSheet } from './prompt-sheet';
import type { Drop, LocalAction, View } from './use-local-wechat';
import { useLanguage, useWords } from './words';

type Props = {
  readonly phone: PhoneView;
  readonly view: View;
  readonly now: number;
  readonly shown: boolean;
  readonly act: (action: LocalAction) => void;
};

/** One phone: the mini program in a frame of the phone's own origin, and what WeChat draws around and over it. */
export function Phone({ phone, view, now, shown, act }: Props) {
  const words = useWords();
  const language = useLanguage();
  const [screen, setScreen] = useState<Screen>('app');
  const [menu, setMenu] = useState(false);
  const app = useAppFrame(phone, view);
  const name = view.miniProgram;
  const mine = view.messages.filter((message) => message.phone === phone.id && message.errcode === 0);
  const unread = mine.filter(({ id }) => view.unread.has(id));
  const chats = view.chats.filter((chat) => chat.phone === phone.id);
  const prompt = view.prompts.find((one) => one.phone === phone.id);
  const drop = view.drops.find((one) => one.phone === phone.id);
  const hasNews = unread.length > 0 || chats.some((chat) => chat.unread > 0);

  const leaveDrop = useCallback(() => {
    if (drop) act({ type: 'dropped', id: drop.id });
  }, [drop, act]);
  // Whoever looks at the chat sees the message there.
  const isSeenInChat = drop?.kind === 'chat' && screen === drop.entry.account;
  useEffect(() => {
    if (isSeenInChat) leaveDrop();
  }, [isSeenInChat, leaveDrop]);

  function openPage(page: string): void {
    setScreen('app');
    app.open(page);
  }
  function openMessage(message: MessageView): void {
    leaveDrop();
    act({ type: 'read', ids: [message.id] });
    setScreen('app');
    if (message.page) app.open(message.page);
  }
  function openDrop(opened: Drop): void {
    leaveDrop();
    if (opened.kind === 'message') openMessage(opened.message);
    else setScreen(opened.entry.account);
  }
  function show(next: Screen): void {
    if (next === 'notices') act({ type: 'read', ids: unread.map(({ id }) => id) });
    setScreen(next);
  }

  return (
    <div className={`phone ${shown ? '' : 'away'}`} data-phone={phone.id}>
      <div className={`glass on-${screen}`}>
        <div className="status-bar">
          <time>{timeOfDay(now)}</time>
          <span className="island" />
          <StatusIcons />
        </div>
        <iframe
          ref={app.ref}
          key={app.key}
          title={`${phone.title[language]} · ${name}`}
          src={app.src}
          className="app"
          allow="camera; clipboard-read; clipboard-write"
        />
        {screen === 'app' ? (
          <div className="capsule">
            <button type="button" aria-label={words.more} onClick={() => setMenu(true)}>
              <MoreIcon />
            </button>
            <button type="button" aria-label={words.close} onClick={() => setScreen('chats')}>
              <CloseIcon />
              {hasNews ? <span className="dot" /> : null}
            </button>
          </div>
        ) : (
          <PhoneScreens
            screen={screen}
            phone={phone.id}
            view={view}
            now={now}
            messages={mine}
            unread={unread.length}
            chats={chats}
            onShow={show}
            onMessage={openMessage}
            onPage={openPage}
          />
        )}
        {menu ? (
          <PhoneMenu name={name} onSettings={() => setScreen('settings')} onReenter={app.restart} onClose={() => setMenu(false)} />
        ) : null}
        {prompt && screen === 'app' ? <PromptSheet key={prompt.id} prompt={prompt} name={name} /> : null}
        {drop && !isSeenInChat ? (
          <PhoneDrop key={drop.id} drop={drop} view={view} seen={shown} onOpen={() => openDrop(drop)} onGone={leaveDrop} />
        ) : null}
        <div className="home-strip">
          <span />
        </div>
      </div>
    </div>
  );
}

/** The frame the mini program runs in. Opening a page loads it anew, as WeChat launches a mini program from a message. */
function useAppFrame({ id, startPage = '' }: PhoneView, { generation, offsetMs }: View) {
  const ref = useRef<HTMLIFrameElement>(null);
  const [last, setLast] = useState({ generation, count: 0, page: startPage });
  // A reset makes every launch before it void; the first one after it clears what the app kept on the phone.
  const launch = last.generation === generation ? last : { generation, count: 0, page: startPage };
  const origin = `http://${id}.wechat.localhost:${location.port}`;
  const path = generation > 0 && launch.count === 0 ? '/__wechat/fresh' : `/?launch=${launch.count}`;
  useEffect(() => ref.current?.contentWindow?.postMessage({ localWechatOffsetMs: offsetMs }, '*'), [offsetMs]);
  const start = (page: string) => setLast({ generation, count: launch.count + 1, page });
  return {
    ref,
    key: `${generation}-${launch.count}`,
    src: `${origin}${path}${launch.page === '' ? '' : `#/${launch.page}`}`,
    open: start,
    restart: () => start(startPage),
  };
}
