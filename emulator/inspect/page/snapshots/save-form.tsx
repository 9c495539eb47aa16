import { useState } from 'react';
import { useSnapshotsTexts } from './snapshots-texts';

const NAME = '[A-Za-z0-9_\\-]{1,64}';

/** A name for this moment. `taken`: names that are in use. */
export function SaveForm({ isBusy, taken, onSave }: { isBusy: boolean; taken: readonly string[]; onSave: (name: string) => void }) {
  const texts = useSnapshotsTexts();
  const [name, setName] = useState('');
  return (
    <form
      className="tools"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(name);
        setName('');
      }}
    >
      <input
        className="field"
        aria-label={texts.name}
        placeholder={texts.name}
        required
        pattern={NAME}
        title={texts.name}
        spellCheck={false}
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <button type="submit" className="button primary" disabled={isBusy || name === ''}>
        {texts.save}
      </button>
      {taken.includes(name) ? <span className="attention">{texts.replaces}</span> : null}
    </form>
  );
}
