import { useState } from 'react';
import { dateWithYear, fromLocalInput, nextWorkingMorning, timeOfDay, toLocalInput, weekday } from './dates';
import { server } from './server';
import { useLanguage, useWords } from './words';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below this a clock that "is back" differs from the machine's only by the way there. */
const MOVED_MS = 1_000;

/** The clock everything here goes by. Moving it runs the timers that came due before the buttons work again. */
export function ClockPanel({ now, offsetMs }: { now: number; offsetMs: number }) {
  const words = useWords();
  const language = useLanguage();
  const [chosen, setChosen] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const moved = Math.abs(offsetMs) > MOVED_MS;

  function move(how: Parameters<typeof server.moveClock>[0]): void {
    setBusy(true);
    setFailed(false);
    server
      .moveClock(how)
      .catch(() => setFailed(true))
      .finally(() => setBusy(false));
  }

  const steps = [
    [words.plusHour, () => move({ advanceMs: HOUR_MS })],
    [words.plusDay, () => move({ advanceMs: DAY_MS })],
    [words.nextWorkingDay, () => move({ now: nextWorkingMorning(now) })],
  ] as const;
  return (
    <section className="panel clock" aria-busy={busy}>
      <h2>{words.clock}</h2>
      <p className="clock-time">
        <time>{timeOfDay(now)}</time>
        <span>
          {dateWithYear(language, now)} {weekday(language, now)}
        </span>
      </p>
      <div className="chips">
        {steps.map(([text, act]) => (
          <button key={text} type="button" className="chip" disabled={busy} onClick={act}>
            {text}
          </button>
        ))}
      </div>
      <form
        className="clock-choose"
        onSubmit={(event) => {
          event.preventDefault();
          move({ now: fromLocalInput(chosen) });
          setChosen('');
        }}
      >
        <input
          type="datetime-local"
          aria-label={words.chooseDate}
          value={chosen === '' ? toLocalInput(now) : chosen}
          onChange={({ target }) => setChosen(target.value)}
        />
        <button type="submit" className="chip" disabled={busy || Number.isNaN(fromLocalInput(chosen))}>
          {words.setClock}
        </button>
      </form>
      {moved ? (
        <p className="clock-moved">
          {words.clockMoved}
          <button type="button" className="text-button" disabled={busy} onClick={() => move({ reset: true })}>
            {words.backToNow}
          </button>
        </p>
      ) : null}
      {failed ? <p className="failed">{words.failed}</p> : null}
    </section>
  );
}
