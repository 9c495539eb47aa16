import { useState } from 'react';
import type { ChatSummary } from '../../protocol';
import { ScreenBar } from '../screen-bar';
import { AccountIcon } from './chat-icons';
import { chatServer } from './chat-server';
import { useChatWords } from './chat-words';

type Props = { readonly chat: ChatSummary; readonly onBack: () => void; readonly onTalk: () => void };

/** The page of the service account: follow it, write to it, unfollow it (after asking once). */
export function ProfileScreen({ chat: { phone, account, name, follows }, onBack, onTalk }: Props) {
  const words = useChatWords();
  const [isAsking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);

  function change(to: 'follow' | 'unfollow'): void {
    setAsking(false);
    setFailed(false);
    chatServer[to]({ phone, account }).then(to === 'follow' ? onTalk : () => {}, () => setFailed(true));
  }

  return (
    <section className="screen profile-screen" aria-label={words.profile}>
      <ScreenBar title="" onBack={onBack} />
      <div className="profile">
        <AccountIcon name={name} size={72} />
        <h3>{name}</h3>
        <p className="quiet">{words.serviceAccount}</p>
        {failed ? (
          <p className="failed" role="alert">
            {words.failed}
          </p>
        ) : null}
        <button type="button" className="wechat-button wide" onClick={() => (follows ? onTalk() : change('follow'))}>
          {follows ? words.sendMessage : words.follow}
        </button>
        {follows ? (
          <button type="button" className="wechat-button plain wide" onClick={() => setAsking(true)}>
            {words.unfollow}
          </button>
        ) : null}
      </div>
      {isAsking ? (
        <div className="mask mask-bottom">
          <button type="button" className="mask-close" aria-label={words.cancel} onClick={() => setAsking(false)} />
          <div className="sheet" role="dialog" aria-label={words.unfollow}>
            <p className="quiet">{words.unfollowSure}</p>
            <button type="button" className="wechat-button plain wide danger" onClick={() => change('unfollow')}>
              {words.unfollow}
            </button>
            <button type="button" className="wechat-button plain wide" onClick={() => setAsking(false)}>
              {words.cancel}
            </button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
