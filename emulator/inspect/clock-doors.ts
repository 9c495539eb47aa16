import { decodeStep, type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { asRecord } from '../record';
import type { Services } from '../services';
import { door } from './door';

/** Moving time, and running what goes by it. */
export function clockDoors(services: Services): readonly Route[] {
  return [
    door('GET', 'clock', ({ response }) => sendJson(response, 200, clockView(services))),
    door('POST', 'clock', (exchange) => moveClock(services, exchange)),
    door('POST', 'timers/*', (exchange) => runTimer(services, exchange)),
  ];
}

const clockView = ({ clock }: Services) => ({ now: clock.now(), offsetMs: clock.offsetMs(), iso: new Date(clock.now()).toISOString() });

/** `{now}` (epoch ms), `{advanceMs}` or `{reset: true}`; answers once the timers that came due have run. */
async function moveClock(services: Services, { request, response }: Exchange): Promise<void> {
  const { now, advanceMs, reset: back } = asRecord(await readJson(request));
  const { clock } = services;
  const offset =
    back === true
      ? 0
      : typeof now === 'number'
        ? clock.offsetMs() + now - clock.now()
        : typeof advanceMs === 'number'
          ? clock.offsetMs() + advanceMs
          : Number.NaN;
  if (!Number.isFinite(offset)) throw new RequestRefused(400, 'BAD_CLOCK', 'name one of now (epoch ms), advanceMs, reset: true');
  try {
    clock.setOffset(offset);
  } catch (failure) {
    throw failure instanceof RangeError ? new RequestRefused(400, 'BAD_CLOCK', failure.message) : failure;
  }
  await services.timers.fireDue();
  sendJson(response, 200, clockView(services));
}

async function runTimer(services: Services, { request, response, url }: Exchange): Promise<void> {
  const [, name] = /^\/__inspect\/timers\/([^/]+)\/run$/.exec(url.pathname) ?? [];
  if (name === undefined) throw new RequestRefused(404, 'NO_SUCH_DOOR', 'POST /__inspect/timers/<function>/run');
  request.resume();
  const result = await services.timers.run(decodeStep(name));
  if (!result) throw new RequestRefused(404, 'NO_TIMER', `the function "${name}" has no timer`);
  sendJson(response, 200, result);
}
