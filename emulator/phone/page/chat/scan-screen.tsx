import { useState } from 'react';
import { ScreenBar } from '../screen-bar';
import { useChatWords } from './chat-words';
import { MadeCodes } from './made-codes';

/** 扫一扫, without a camera: a code that was made is tapped, or what it holds is pasted. `onCode` resolves to why it could not be taken, or `undefined`. */
export function ScanScreen({ onCode, onBack }: { onCode: (code: string) => Promise<string | undefined>; onBack: () => void }) {
  const words = useChatWords();
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<string>();
  const take = (taken: string) => {
    setRefused(undefined);
    void onCode(taken).then(setRefused);
  };
  return (
    <section className="screen scan-screen" aria-label={words.scan}>
      <ScreenBar title={words.scan} onBack={onBack} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take(code.trim());
        }}
      >
        <div className="scan-frame" aria-hidden="true" />
        <MadeCodes onCode={take} />
        <p>{words.scanWhat}</p>
        <textarea
          aria-label={words.scanInput}
          rows={3}
          required
          spellCheck={false}
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        {refused ? (
          <p className="failed" role="alert">
            {refused}
          </p>
        ) : null}
        <button type="submit" className="wechat-button wide" disabled={code.trim() === ''}>
          {words.scanDo}
        </button>
      </form>
    </section>
  );
}
