import { useState } from 'react';
import type { PromptView } from '../protocol';
import { AppIcon, CheckIcon } from './icons';
import { server } from './server';
import { useWords } from './words';

/** WeChat's sheet for `wx.requestSubscribeMessage`: each template ticked at first, as WeChat does it. */
export function PromptSheet({ prompt, name }: { prompt: PromptView; name: string }) {
  const words = useWords();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(prompt.templates.map(({ id }) => id)));
  const [always, setAlways] = useState(false);
  const [failed, setFailed] = useState(false);

  function toggle(id: string): void {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  }

  function answer(allow: boolean): void {
    const choices = prompt.templates.map(({ id }) => [id, allow && ticked.has(id) ? 'accept' : 'reject'] as const);
    setFailed(false);
    server.answerPrompt(prompt.id, Object.fromEntries(choices), always).catch(() => setFailed(true));
  }

  return (
    <div className="mask mask-bottom">
      <div className="sheet" role="dialog" aria-label={`${name} ${words.asks}${words.promptTitle}`}>
        <div className="sheet-app">
          <AppIcon name={name} size={24} />
          <span>{name}</span>
          <span className="quiet">{words.asks}</span>
        </div>
        <h2 className="sheet-title">{words.promptTitle}</h2>
        <ul className="sheet-list">
          {prompt.templates.map(({ id, title, labels }) => (
            <li key={id}>
              <label className="tick-row">
                <input type="checkbox" checked={ticked.has(id)} onChange={() => toggle(id)} />
                <span className="tick" aria-hidden="true">
                  <CheckIcon />
                </span>
                <span className="tick-text">
                  {title}
                  <span className="quiet">{labels.join(' · ')}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <label className="tick-row always">
          <input type="checkbox" checked={always} onChange={() => setAlways(!always)} />
          <span className="tick" aria-hidden="true">
            <CheckIcon />
          </span>
          <span className="quiet">{words.always}</span>
        </label>
        {failed ? <p className="failed">{words.failed}</p> : null}
        <div className="sheet-actions">
          <button type="button" className="wechat-button plain" onClick={() => answer(false)}>
            {words.cancel}
          </button>
          <button type="button" className="wechat-button" disabled={ticked.size === 0} onClick={() => answer(true)}>
            {words.allow}
          </button>
        </div>
      </div>
    </div>
  );
}
