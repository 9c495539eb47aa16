import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageView, PhoneView } from '../protocol';
import { timeOfDay } from './dates';
import { AppIcon, CloseIcon, GearIcon, MoreIcon, ReloadIcon, StatusIcons } from './icons';
import { NotificationDrop } from './notification-drop';
import { PromptSheet } from './prompt-sheet';
import type { LocalAction, View } from './use-local-wechat';
import { ChatsScreen, NoticesScreen, SettingsScreen } from './wechat-screens';
import { useLanguage, useWords } from './words';

export type Screen = 'app' | 'chats' | 'notices' | 'settings';
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
  const prompt = view.prompts.find((one) => one.phone === phone.id);
  const drop = view.drops.find((message) => message.phone === phone.id);

  const leaveDrop = useCallback(() => {
    if (drop) act({ type: 'dropped', id: drop.id });
  }, [drop, act]);
  function open(message: MessageView): void {
    leaveDrop();
    act({ type: 'read', ids: [message.id] });
    setScreen('app');
    if (message.page) app.open(message.page);
  }
  function leaveMenu(then: () => void): void {
    setMenu(false);
    then();
  }
  function showNotices(): void {
    act({ type: 'read', ids: unread.map(({ id }) => id) });
    setScreen('notices');
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
        {screen === 'chats' ? (
          <ChatsScreen
            name={name}
            latest={mine[0]}
            unread={unread.length}
            now={now}
            onNotices={showNotices}
            onApp={() => setScreen('app')}
          />
        ) : null}
        {screen === 'notices' ? (
          <NoticesScreen name={name} messages={mine} now={now} onOpen={open} onBack={() => setScreen('chats')} />
        ) : null}
        {screen === 'settings' ? <SettingsScreen phone={phone.id} onBack={() => setScreen('app')} /> : null}
        {screen === 'app' ? (
          <div className="capsule">
            <button type="button" aria-label={words.more} onClick={() => setMenu(true)}>
              <MoreIcon />
            </button>
            <button type="button" aria-label={words.close} onClick={() => setScreen('chats')}>
              <CloseIcon />
              {unread.length > 0 ? <span className="dot" /> : null}
            </button>
          </div>
        ) : null}
        {menu ? (
          <div className="mask mask-bottom">
            <button type="button" className="mask-close" aria-label={words.cancel} onClick={() => setMenu(false)} />
            <div className="sheet" role="dialog" aria-label={words.more}>
              <div className="sheet-app">
                <AppIcon name={name} size={24} />
                <span>{name}</span>
              </div>
              <div className="menu">
                <MenuItem icon={<GearIcon />} text={words.notificationSettings} onTap={() => leaveMenu(() => setScreen('settings'))} />
                <MenuItem icon={<ReloadIcon />} text={words.reenter} onTap={() => leaveMenu(app.restart)} />
              </div>
              <button type="button" className="wechat-button plain wide" onClick={() => setMenu(false)}>
                {words.cancel}
              </button>
            </div>
          </div>
        ) : null}
        {prompt && screen === 'app' ? <PromptSheet key={prompt.id} prompt={prompt} name={name} /> : null}
        {drop ? (
          <NotificationDrop key={drop.id} message={drop} name={name} seen={shown} onOpen={() => open(drop)} onGone={leaveDrop} />
        ) : null}
        <div className="home-strip">
          <span />
        </div>
      </div>
    </div>
  );
}

const MenuItem = ({ icon, text, onTap }: { icon: React.ReactNode; text: string; onTap: () => void }) => (
  <button type="button" className="menu-item" onClick={onTap}>
    <span className="menu-icon">{icon}</span>
    {text}
  </button>
);

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
