import { decodeStep, type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { messageView } from '../phone/phones-page';
import { asRecord, type UnknownRecord } from '../record';
import type { Services } from '../services';
import type { Wechat } from '../wechat/wechat';
import type { Fault, FaultEffect } from './faults';

type Parts = { readonly services: Services; readonly wechat: Wechat; readonly onReset: () => void };

const MAX_PAGE = 500;

/** Doors that no real cloud has: what was sent, the clock, timers, data, runs, faults, reset. For this machine's own pages and tests only. */
export function inspectDoors(parts: Parts): readonly Route[] {
  const { services, wechat } = parts;
  const { faults } = services;
  const door = (method: string, path: string, handle: Route['handle']): Route => ({
    host: 'cloud',
    method,
    path: `/__inspect/${path}`,
    handle,
  });
  return [
    door('GET', 'messages', ({ response, url }) => {
      const touser = url.searchParams.get('touser');
      const messages = wechat.store.messages({ limit: numberIn(url, 'limit', 200), ...(touser ? { touser } : {}) });
      sendJson(response, 200, { messages: messages.map((message) => messageView(services, message)) });
    }),
    door('GET', 'credits', ({ response }) => sendJson(response, 200, { credits: wechat.store.credits() })),
    door('GET', 'clock', ({ response }) => sendJson(response, 200, clockView(services))),
    door('POST', 'clock', (exchange) => moveClock(services, exchange)),
    door('POST', 'timers/*', (exchange) => runTimer(services, exchange)),
    door('GET', 'collections', ({ response }) => {
      const collections = services.database
        .collectionNames()
        .map((name) => ({ name, total: services.database.page(name, 0, 0)?.total ?? 0 }));
      sendJson(response, 200, { collections });
    }),
    door('GET', 'collections/*', (exchange) => readCollection(services, exchange)),
    door('GET', 'invocations', ({ response, url }) => {
      const wanted = url.searchParams.get('function');
      const all = services.functions.invocations().filter(({ functionName }) => wanted === null || functionName === wanted);
      sendJson(response, 200, { invocations: all.slice(-numberIn(url, 'limit', 100)).reverse() });
    }),
    door('POST', 'reset', async (exchange) => {
      await readJson(exchange.request).catch(() => undefined);
      await reset(parts);
      sendJson(exchange.response, 200, {});
    }),
    door('GET', 'faults', ({ response }) => sendJson(response, 200, { faults: faults.list() })),
    door('POST', 'faults', async ({ request, response }) => {
      faults.add(readFault(await readJson(request)));
      sendJson(response, 200, { faults: faults.list() });
    }),
    door('DELETE', 'faults', ({ response }) => {
      faults.clear();
      sendJson(response, 200, { faults: [] });
    }),
    door('POST', 'templates/ban', async ({ request, response }) => {
      const { templateId, banned } = asRecord(await readJson(request));
      if (typeof templateId !== 'string') throw new RequestRefused(400, 'BAD_REQUEST', 'templateId is missing');
      if (banned === false) wechat.banned.delete(templateId);
      else wechat.banned.add(templateId);
      sendJson(response, 200, { banned: [...wechat.banned] });
    }),
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

function readCollection({ database }: Services, { response, url }: Exchange): void {
  const name = decodeStep(url.pathname.slice('/__inspect/collections/'.length));
  const page = database.page(name, numberIn(url, 'limit', 50), numberIn(url, 'offset', 0, Number.MAX_SAFE_INTEGER));
  if (!page) throw new RequestRefused(404, 'NO_COLLECTION', `there is no collection "${name}"`);
  sendJson(response, 200, page);
}

async function reset({ services, wechat, onReset }: Parts): Promise<void> {
  services.faults.clear();
  wechat.clear();
  services.clock.setOffset(0);
  await services.storage.reset();
  services.database.reset();
  services.functions.reset();
  onReset();
}

/** @throws RequestRefused 400 BAD_FAULT */
function readFault(body: unknown): Fault {
  const { on, name, effect, times } = asRecord(body);
  const isTarget = (on === 'function' || on === 'action' || on === 'openapi') && typeof name === 'string';
  const isCount = times === undefined || (Number.isInteger(times) && Number(times) > 0);
  const read = readEffect(asRecord(effect));
  if (!isTarget || !isCount || !read) {
    const form =
      '{on: function|action|openapi, name, effect: {kind: delay, delayMs} | {kind: fail, errCode, errMsg} | {kind: lose-reply}, times?}';
    throw new RequestRefused(400, 'BAD_FAULT', `a fault is ${form}`);
  }
  return { on, name, effect: read, ...(times === undefined ? {} : { times: Number(times) }) };
}

function readEffect({ kind, delayMs, errCode, errMsg }: UnknownRecord): FaultEffect | undefined {
  if (kind === 'delay' && typeof delayMs === 'number') return { kind, delayMs };
  if (kind === 'fail' && typeof errCode === 'number')
    return { kind, errCode, errMsg: typeof errMsg === 'string' ? errMsg : 'injected fault' };
  return kind === 'lose-reply' ? { kind } : undefined;
}

function numberIn(url: URL, key: string, otherwise: number, most = MAX_PAGE): number {
  const value = Number(url.searchParams.get(key) ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : otherwise;
}
