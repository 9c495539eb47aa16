import { useState } from 'react';
import { ask } from '../doors/ask';
import type { WechatSwitches } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { useWechatTexts } from './wechat-texts';

const DOOR = '/__inspect/wechat/switches';
const DELIVERIES = ['success', 'failed:user block', 'failed: system failed'] as const;
const SUGGESTS = ['pass', 'review', 'risky'] as const;

/** How WeChat decides what nobody can ask it for; nothing where this cloud has no such switches. */
export function WechatCard() {
  const texts = useWechatTexts();
  const switches = usePolled<WechatSwitches>(DOOR);
  const [failed, setFailed] = useState<string>();
  if (switches.answer.state !== 'ready') return null;
  const { subscribeBanned, openPlatform, templateDelivery, mediaCheck } = switches.answer.value;

  function change(to: object): void {
    setFailed(undefined);
    ask(DOOR, { method: 'POST', body: to }).then(switches.again, (failure: Error) => setFailed(failure.message));
  }

  return (
    <section className="card" aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <p className="quiet">{texts.about}</p>
      <Tick text={texts.subscribeBanned} isOn={subscribeBanned} onChange={(to) => change({ subscribeBanned: to })} />
      <Tick text={texts.openPlatform} isOn={openPlatform} onChange={(to) => change({ openPlatform: to })} />
      <Tick text={texts.arrives} isOn={mediaCheck.arrives} onChange={(to) => change({ mediaCheck: { arrives: to } })} />
      <div className="fields">
        <Choice
          text={texts.templateDelivery}
          value={templateDelivery}
          choices={DELIVERIES}
          onChange={(to) => change({ templateDelivery: to })}
        />
        <Choice
          text={texts.suggest}
          value={mediaCheck.suggest}
          choices={SUGGESTS}
          onChange={(to) => change({ mediaCheck: { suggest: to } })}
        />
      </div>
      {failed ? (
        <p className="bad" role="alert">
          {failed}
        </p>
      ) : null}
    </section>
  );
}

const Tick = ({ text, isOn, onChange }: { text: string; isOn: boolean; onChange: (to: boolean) => void }) => (
  <label className="tick-line">
    <input type="checkbox" checked={isOn} onChange={() => onChange(!isOn)} />
    {text}
  </label>
);

type ChoiceProps = {
  readonly text: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly onChange: (to: string) => void;
};

const Choice = ({ text, value, choices, onChange }: ChoiceProps) => (
  <label className="form-field">
    <span>{text}</span>
    <select className="field" value={value} onChange={({ target }) => onChange(target.value)}>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  </label>
);
