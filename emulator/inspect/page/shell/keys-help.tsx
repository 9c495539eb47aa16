import { useEffect, useRef } from 'react';
import { onKeys } from './keyboard';
import { useShellTexts } from './shell-texts';

/** What the keyboard can do; `?` shows it. */
export function KeysHelp() {
  const texts = useShellTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => onKeys({ '?': () => dialog.current?.showModal() }), []);
  return (
    <>
      <button type="button" className="quiet-button only-wide" onClick={() => dialog.current?.showModal()}>
        {texts.keys} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">{texts.keysTitle}</h2>
        <dl className="facts">
          {texts.keyList.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {texts.close}
          </button>
        </div>
      </dialog>
    </>
  );
}
