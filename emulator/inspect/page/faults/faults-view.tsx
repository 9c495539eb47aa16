import { useState } from 'react';
import type { Fault } from '../../fault-types';
import { ask } from '../doors/ask';
import { usePolled } from '../doors/use-polled';
import { ArmedFaults } from './armed-faults';
import type { FaultList } from './fault';
import { FaultForm } from './fault-form';
import { useFaultsTexts } from './faults-texts';
import { PRESET_IDS, PRESETS } from './presets';
import { WechatCard } from './wechat-card';

const DOOR = '/__inspect/faults';

/** Failures on demand: what is armed, ready-made ones, and a form that explains each kind. */
export function FaultsView() {
  const texts = useFaultsTexts();
  const faults = usePolled<FaultList>(DOOR);
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string }>();

  async function change(path: string, asking: Parameters<typeof ask>[1], done: string): Promise<boolean> {
    try {
      await ask(path, asking);
      setSaid({ good: true, text: done });
      return true;
    } catch (failure) {
      setSaid({ good: false, text: `${texts.failed}：${(failure as Error).message}` });
      return false;
    } finally {
      faults.again();
    }
  }

  const add = (fault: Fault) => change(DOOR, { method: 'POST', body: fault }, texts.added);
  const remove = (id: number) => void change(`${DOOR}/${id}`, { method: 'DELETE' }, '');

  return (
    <div className="column">
      <ArmedFaults faults={faults} onRemove={remove} onClear={() => void change(DOOR, { method: 'DELETE' }, '')} />
      <section className="card">
        <h2>
          {texts.presets}
          <span className={`said ${said?.good ? 'good' : 'bad'}`} role="status">
            {said?.text}
          </span>
        </h2>
        <div className="tools">
          {PRESET_IDS.map((id) => (
            <button key={id} type="button" className="button" title={JSON.stringify(PRESETS[id])} onClick={() => void add(PRESETS[id])}>
              {texts.presetNames[id]}
            </button>
          ))}
        </div>
      </section>
      <FaultForm onAdd={add} />
      <WechatCard />
    </div>
  );
}
