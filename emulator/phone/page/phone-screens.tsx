import { useState } from 'react';
import type { Account, ChatSummary, MessageView } from '../protocol';
import { ChatScreen } from './chat/chat-screen';
import { ChatRefused, chatServer } from './chat/chat-server';
import { useChatWords } from './chat/chat-words';
import { ProfileScreen } from './chat/profile-screen';
import { ScanScreen } from './chat/scan-screen';
import { ChatsScreen } from './chats-screen';
import { chatKey, type View } from './use-local-wechat';
import { NoticesScreen, SettingsScreen } from './wechat-screens';

/** What a phone shows: the Mini Program, one of WeChat's own screens, or the chat with an account. */
export type Screen = 'app' | 'chats' | 'notices' | 'settings' | 'profile' | 'scan' | Account;

type Props = {
  readonly screen: Exclude<Screen, 'app'>;
  readonly phone: string;
  readonly view: View;
  readonly now: number;
  /** 服务通知 of this phone. */
  readonly messages: readonly MessageView[];
  readonly unread: number;
  readonly chats: readonly ChatSummary[];
  readonly onShow: (screen: Screen) => void;
  readonly onMessage: (message: MessageView) => void;
  readonly onPage: (page: string) => void;
};

/** WeChat's own screens, over the Mini Program. */
export function PhoneScreens({ screen, phone, view, now, messages, unread, chats, onShow, onMessage, onPage }: Props) {
  const words = useChatWords();
  /** Set while a menu button waits for a code. */
  const [tap, setTap] = useState<(scanResult: string) => Promise<void>>();
  const name = view.miniProgram;
  const account = chats.find((chat) => chat.account === (screen === 'mini-program' ? 'mini-program' : 'service-account'));

  async function take(code: string): Promise<string | undefined> {
    try {
      if (tap) await tap(code);
      else await chatServer.scan({ phone, account: 'service-account' }, code);
    } catch (failure) {
      return (failure instanceof ChatRefused ? words.refused[failure.code] : undefined) ?? words.failed;
    }
    leaveScan('service-account');
    return undefined;
  }
  function leaveScan(to: Screen): void {
    setTap(undefined);
    onShow(to);
  }

  switch (screen) {
    case 'chats':
      return (
        <ChatsScreen
          name={name}
          latest={messages[0]}
          unread={unread}
          chats={chats}
          now={now}
          onNotices={() => onShow('notices')}
          onApp={() => onShow('app')}
          onChat={(chat) => onShow(chat.account === 'service-account' && !chat.follows && !chat.last ? 'profile' : chat.account)}
          onScan={() => onShow('scan')}
        />
      );
    case 'notices':
      return <NoticesScreen name={name} messages={messages} now={now} onOpen={onMessage} onBack={() => onShow('chats')} />;
    case 'settings':
      return <SettingsScreen phone={phone} onBack={() => onShow('app')} />;
    case 'scan':
      return <ScanScreen onCode={take} onBack={() => leaveScan(tap ? 'service-account' : 'chats')} />;
    case 'profile':
      return account ? <ProfileScreen chat={account} onBack={() => onShow('chats')} onTalk={() => onShow('service-account')} /> : null;
    case 'mini-program':
    case 'service-account':
      return account ? (
        <ChatScreen
          key={screen}
          chat={account}
          now={now}
          isTyping={view.typing.has(chatKey(account))}
          onBack={() => onShow('chats')}
          onProfile={() => onShow('profile')}
          onPage={onPage}
          onScan={(wanted) => {
            setTap(() => wanted);
            onShow('scan');
          }}
        />
      ) : null;
  }
}
