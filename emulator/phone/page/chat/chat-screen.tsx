import { useEffect, useRef, useState } from 'react';
import type { ChatSummary } from '../../protocol';
import { ScreenBar } from '../screen-bar';
import { PersonIcon } from './chat-icons';
import { ChatLine } from './chat-line';
import { chatServer } from './chat-server';
import { useChatWords } from './chat-words';
import { Composer } from './composer';
import { useChat } from './use-chat';
import { WebPageSheet } from './web-page-sheet';

type Props = {
  readonly chat: ChatSummary;
  readonly now: number;
  readonly isTyping: boolean;
  readonly onBack: () => void;
  readonly onProfile: () => void;
  /** Opens a page of the Mini Program. */
  readonly onPage: (page: string) => void;
  /** Scans a code for a menu button that wants one. */
  readonly onScan: (tap: (scanResult: string) => Promise<void>) => void;
};

/** A chat with an account as WeChat shows it: both sides' bubbles, cards, and below them the menu or the keyboard. */
export function ChatScreen({ chat: summary, now, isTyping, onBack, onProfile, onPage, onScan }: Props) {
  const words = useChatWords();
  const [page, setPage] = useState<string>();
  const { state, said, attempt } = useChat(summary);
  const place = { phone: summary.phone, account: summary.account };
  const entries = state?.entries ?? [];
  const end = useRef<HTMLDivElement>(null);
  const newest = entries.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry at the end is what scrolls
  useEffect(() => toEnd(), [newest]);
  function toEnd(): void {
    end.current?.scrollIntoView({ block: 'end' });
  }

  function open({ url, pagePath }: { readonly url?: string; readonly pagePath?: string }): void {
    if (pagePath !== undefined) onPage(pagePath);
    else if (url !== undefined) setPage(url);
  }
  async function tapMenu(path: readonly number[], scanResult?: string): Promise<void> {
    const done = await attempt(() => chatServer.tapMenu(place, path, scanResult));
    if (done) open(done.opens);
  }

  const canTalk = summary.account === 'mini-program' || summary.follows;
  return (
    <section className="screen chat-screen" aria-label={summary.name}>
      <ScreenBar
        title={isTyping ? words.typing : summary.name}
        onBack={onBack}
        side={
          summary.account === 'service-account' ? (
            <button type="button" className="screen-side" aria-label={words.profile} onClick={onProfile}>
              <PersonIcon />
            </button>
          ) : null
        }
      />
      <div className="chat-lines" role="log" onLoadCapture={toEnd}>
        {entries.length === 0 && state ? <p className="chat-notice">{words.empty}</p> : null}
        {entries.map((entry, index) => (
          <ChatLine
            key={entry.id}
            entry={entry}
            before={entries[index - 1]}
            name={summary.name}
            now={now}
            onOpen={open}
            onChoose={(choiceId) => void attempt(() => chatServer.tapChoice(place, entry.id, choiceId))}
          />
        ))}
        {said ? (
          <p className="chat-notice bad" role="alert">
            {said}
          </p>
        ) : null}
        <div ref={end} />
      </div>
      {canTalk ? (
        <Composer
          menu={state?.menu}
          onMenu={(path, button) =>
            button.type?.startsWith('scancode') ? onScan((scanResult) => tapMenu(path, scanResult)) : void tapMenu(path)
          }
          onText={(content) => attempt(() => chatServer.send(place, { type: 'text', content })).then(Boolean)}
          onPicture={(file) => void attempt(() => chatServer.sendMedia(place, 'image', file))}
        />
      ) : (
        <button type="button" className="wechat-button chat-follow" onClick={() => void attempt(() => chatServer.follow(place))}>
          {words.follow}
        </button>
      )}
      {page === undefined ? null : <WebPageSheet url={page} onClose={() => setPage(undefined)} />}
    </section>
  );
}
