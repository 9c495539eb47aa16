import { useState } from 'react';
import { ask } from '../doors/ask';
import type { TimerList, TimerView } from '../doors/shapes';
import { usePolled } from '../doors/use-polled';
import { Moment } from '../parts/moments';
import { Outcome } from '../parts/outcome';
import { Empty, Loaded } from '../parts/states';
import { hrefOf } from '../shell/route';
import { useClockTexts } from './clock-texts';
import type { MoveClock } from './move-clock';

type RunReply = { readonly requestID: string; readonly errCode?: number };
type Run = { readonly state: 'idle' | 'busy' | 'failed' } | { readonly state: 'ran'; readonly reply: RunReply };

/** The timers of all functions, when they are due, and a way to run one now. */
export function Timers({ isBusy, onMove }: { isBusy: boolean; onMove: MoveClock }) {
  const texts = useClockTexts();
  const timers = usePolled<TimerList>('/__inspect/timers');
  return (
    <section className="card">
      <h2>{texts.timers}</h2>
      <Loaded of={timers}>
        {({ timers: all }) =>
          all.length === 0 ? (
            <Empty icon="clock" title={texts.noTimers} how={texts.noTimersHow} />
          ) : (
            <ul className="rows">
              {all.map((timer) => (
                <Timer key={`${timer.functionName} ${timer.name}`} timer={timer} isBusy={isBusy} onMove={onMove} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Timer({ timer, isBusy, onMove }: { timer: TimerView; isBusy: boolean; onMove: MoveClock }) {
  const texts = useClockTexts();
  const [run, setRun] = useState<Run>({ state: 'idle' });
  const { nextAt } = timer;

  function runNow(): void {
    setRun({ state: 'busy' });
    ask<RunReply>(`/__inspect/timers/${encodeURIComponent(timer.functionName)}/run`, { method: 'POST', body: {} }).then(
      (reply) => setRun({ state: 'ran', reply }),
      () => setRun({ state: 'failed' }),
    );
  }

  return (
    <li className="row">
      <span className="row-text">
        <strong>{timer.functionName}</strong>
        <span className="quiet">
          {timer.name} · <code>{timer.cron}</code>
          {nextAt === undefined ? null : (
            <>
              {' '}
              · {texts.due} <Moment at={nextAt} />
            </>
          )}
        </span>
        <RunState run={run} />
      </span>
      <span className="row-acts">
        {nextAt === undefined ? null : (
          <button type="button" className="button" disabled={isBusy} onClick={() => onMove({ now: nextAt })}>
            {texts.toDue}
          </button>
        )}
        <button type="button" className="button" disabled={run.state === 'busy'} onClick={runNow}>
          {texts.run}
        </button>
      </span>
    </li>
  );
}

function RunState({ run }: { run: Run }) {
  const texts = useClockTexts();
  if (run.state === 'failed') return <Outcome tone="bad" text={texts.failed} />;
  if (run.state !== 'ran') return null;
  const { errCode, requestID } = run.reply;
  return (
    <span role="status">
      {errCode === undefined ? <Outcome tone="good" text={texts.ran} /> : <Outcome tone="bad" text={texts.ranBad(errCode)} />}{' '}
      <a href={hrefOf(['functions', requestID])}>{texts.seeRun}</a>
    </span>
  );
}
