import { useId, useState } from 'react';
import type { Fault, FaultPlace } from '../../fault-types';
import { CopyButton } from '../parts/copy-button';
import { type Draft, faultOf, KINDS, NEW_DRAFT, PLACES } from './fault';
import { useFaultsTexts } from './faults-texts';
import { Field } from './field';
import { useSuggestions } from './suggestions';

/** A fault put together: where, which, what happens, how often. */
export function FaultForm({ onAdd }: { onAdd: (fault: Fault) => Promise<boolean> }) {
  const texts = useFaultsTexts();
  const [draft, setDraft] = useState(NEW_DRAFT);
  const change = (part: Partial<Draft>) => setDraft((kept) => ({ ...kept, ...part }));
  const suggestions = useSuggestions(draft.on);
  const list = useId();
  return (
    <form
      className="card fault-form"
      aria-label={texts.own}
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(faultOf(draft));
      }}
    >
      <h2>{texts.own}</h2>
      <div className="fields">
        <label className="form-field">
          <span>{texts.where}</span>
          <select className="field" value={draft.on} onChange={({ target }) => change({ on: target.value as FaultPlace })}>
            {PLACES.map((place) => (
              <option key={place} value={place}>
                {texts.places[place][0]}
              </option>
            ))}
          </select>
          <small>{texts.places[draft.on][1]}</small>
        </label>
        <Field label={texts.which} value={draft.name} list={list} required onChange={(name) => change({ name })} />
        <datalist id={list}>
          {suggestions.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <fieldset className="kinds">
        <legend>{texts.what}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="kind">
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => change({ kind })} />
            <span>
              <strong>{texts.kinds[kind][0]}</strong>
              <small>{texts.kinds[kind][1]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <EffectFields draft={draft} change={change} />
      <div className="fields">
        <Field label={texts.times} value={draft.times} number min={1} onChange={(times) => change({ times })} />
      </div>
      <details className="narrow">
        <summary>{texts.narrow}</summary>
        <div className="fields">
          <Field label={texts.after} value={draft.after} number onChange={(after) => change({ after })} />
          <Field
            label={texts.probability}
            value={draft.probability}
            number
            step={0.05}
            max={1}
            onChange={(probability) => change({ probability })}
          />
          <Field label={texts.openid} value={draft.openid} onChange={(openid) => change({ openid })} />
          <Field label={texts.functionName} value={draft.functionName} onChange={(functionName) => change({ functionName })} />
          <Field label={texts.collection} value={draft.collection} onChange={(collection) => change({ collection })} />
        </div>
      </details>
      <div className="tools">
        <button type="submit" className="button primary">
          {texts.add}
        </button>
        <CopyButton label={texts.copy} text={() => JSON.stringify(faultOf(draft))} />
      </div>
    </form>
  );
}

function EffectFields({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const texts = useFaultsTexts();
  switch (draft.kind) {
    case 'delay':
      return (
        <div className="fields">
          <Field label={texts.delayMs} value={draft.delayMs} number required onChange={(delayMs) => change({ delayMs })} />
        </div>
      );
    case 'hold':
      return (
        <div className="fields">
          <Field label={texts.upToMs} value={draft.upToMs} number onChange={(upToMs) => change({ upToMs })} />
        </div>
      );
    case 'fail':
      return (
        <div className="fields">
          <Field
            label={texts.errCode}
            value={draft.errCode}
            number
            min={Number.MIN_SAFE_INTEGER}
            required
            onChange={(errCode) => change({ errCode })}
          />
          <Field label={texts.errMsg} value={draft.errMsg} onChange={(errMsg) => change({ errMsg })} />
          <Field label={texts.code} value={draft.code} onChange={(code) => change({ code })} />
        </div>
      );
    default:
      return null;
  }
}
