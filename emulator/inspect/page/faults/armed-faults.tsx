import type { FaultEffect, ListedFault } from '../../fault-types';
import type { Polled } from '../doors/use-polled';
import { CopyButton } from '../parts/copy-button';
import { Icon } from '../parts/icons';
import { Who } from '../parts/people';
import { Loaded } from '../parts/states';
import type { FaultList } from './fault';
import { type FaultsTexts, useFaultsTexts } from './faults-texts';

type Props = { readonly faults: Polled<FaultList>; readonly onRemove: (id: number) => void; readonly onClear: () => void };

/** The faults that calls meet now, the oldest first, as it strikes first. */
export function ArmedFaults({ faults, onRemove, onClear }: Props) {
  const texts = useFaultsTexts();
  const hasSome = faults.answer.state === 'ready' && faults.answer.value.faults.length > 0;
  return (
    <section className="card">
      <h2>
        {hasSome || faults.answer.state !== 'ready' ? texts.armed : texts.none}
        {hasSome ? (
          <button type="button" className="quiet-button" onClick={onClear}>
            {texts.removeAll}
          </button>
        ) : null}
      </h2>
      <Loaded of={faults}>
        {({ faults: all }) =>
          all.length === 0 ? (
            <p className="quiet">
              <Icon name="check" size={16} /> {texts.noneHow}
            </p>
          ) : (
            <ul className="rows">
              {all.map((fault, index) => (
                <ArmedRow key={fault.id ?? index} fault={fault} onRemove={onRemove} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function ArmedRow({ fault, onRemove }: { fault: ListedFault; onRemove: (id: number) => void }) {
  const texts = useFaultsTexts();
  const { id, seen, struck = 0, times, openid } = fault;
  const isDone = times !== undefined && struck >= times;
  return (
    <li className="row">
      <span className="row-text">
        <strong>
          <Icon name="faults" size={16} /> {texts.places[fault.on][0]} <code>{fault.name}</code> → {texts.kinds[fault.effect.kind][0]}
        </strong>
        <span className="quiet">
          {[effectText(fault.effect), ...narrowing(fault, texts)].filter(Boolean).join(' · ')}
          {openid ? (
            <>
              {' '}
              · <Who openid={openid} />
            </>
          ) : null}
        </span>
        {seen === undefined ? null : (
          <span className={struck > 0 ? 'attention' : 'quiet'}>
            {texts.struck(struck, seen)}
            {isDone ? ` · ${texts.done}` : ''}
          </span>
        )}
      </span>
      <span className="row-acts">
        <CopyButton label={texts.copy} text={() => JSON.stringify(withoutCounts(fault))} />
        {id === undefined ? null : (
          <button type="button" className="button" onClick={() => onRemove(id)}>
            {texts.remove}
          </button>
        )}
      </span>
    </li>
  );
}

function effectText(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'fail':
      return [effect.code ?? effect.errCode, effect.errMsg].join(' ');
    case 'delay':
      return `${effect.delayMs} ms`;
    case 'hold':
      return effect.upToMs === undefined ? '' : `≤ ${effect.upToMs} ms`;
    default:
      return '';
  }
}

function narrowing(
  { times, after, probability, functionName, collection }: ListedFault,
  texts: FaultsTexts,
): readonly (string | undefined)[] {
  return [
    times === undefined ? texts.always : texts.left(times),
    after ? `${texts.after}: ${after}` : undefined,
    probability === undefined ? undefined : `${Math.round(probability * 100)}%`,
    functionName,
    collection,
  ];
}

/** As it was asked for. */
function withoutCounts({ id: _id, seen: _seen, struck: _struck, ...fault }: ListedFault): object {
  return fault;
}
