import { useState } from 'react';
import { ask } from '../doors/ask';
import type { SnapshotList, SnapshotView } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { Empty, Loaded } from '../parts/states';
import { SaveForm } from './save-form';
import { SnapshotRow } from './snapshot-row';
import { useSnapshotsTexts } from './snapshots-texts';

const DOOR = '/__inspect/snapshots';

/** Moments to come back to. */
export function SnapshotsView() {
  const texts = useSnapshotsTexts();
  const snapshots = usePolled<SnapshotList>(DOOR);
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string }>();
  const [isBusy, setBusy] = useState(false);

  async function act(path: string, asking: Parameters<typeof ask>[1], done: string): Promise<void> {
    setBusy(true);
    try {
      await ask(path, asking);
      setSaid({ good: true, text: done });
    } catch (failure) {
      setSaid({ good: false, text: `${texts.failed}：${(failure as Error).message}` });
    } finally {
      setBusy(false);
      snapshots.again();
    }
  }
  const doorOf = ({ name }: SnapshotView) => `${DOOR}/${encodeURIComponent(name)}`;

  return (
    <div className="column">
      <Loaded of={snapshots}>
        {({ snapshots: all }) => (
          <>
            <section className="card">
              <p className="quiet">{texts.about}</p>
              <SaveForm
                isBusy={isBusy}
                taken={all.map(({ name }) => name)}
                onSave={(name) => void act(DOOR, { method: 'POST', body: { name } }, texts.saved(name))}
              />
              <p className={said?.good ? 'good' : 'bad'} role="status">
                {said?.text}
              </p>
            </section>
            <section className="card">
              <h2>{texts.list}</h2>
              {all.length === 0 ? <Empty icon="snapshots" title={texts.none} how={texts.noneHow} /> : null}
              <ul className="rows">
                {[...all]
                  .sort((a, b) => b.takenAt - a.takenAt)
                  .map((snapshot) => (
                    <SnapshotRow
                      key={snapshot.name}
                      snapshot={snapshot}
                      isBusy={isBusy}
                      onRestore={() => void act(`${doorOf(snapshot)}/restore`, { method: 'POST', body: {} }, texts.restored(snapshot.name))}
                      onRemove={() => void act(doorOf(snapshot), { method: 'DELETE' }, texts.removed(snapshot.name))}
                    />
                  ))}
              </ul>
            </section>
          </>
        )}
      </Loaded>
    </div>
  );
}
