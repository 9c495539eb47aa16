import { decodeStep, type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { messageView } from '../phone/phones-page';
import { asRecord } from '../record';
import type { Services } from '../services';
import type { Wechat } from '../wechat/wechat';
import { numberIn, offsetIn } from './page-of';
import { readFault } from './read-fault';

type Parts = { readonly services: Services; readonly wechat: Wechat };

/** Doors that no real cloud has: what was sent, the clock, timers, data, runs, faults, reset. For this machine's own pages and tests only. */
export function inspectDoors({ services, wechat }: Parts): readonly Route[] {
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
      services.state.reset();
      sendJson(exchange.response, 200, {});
    }),
    door('GET', 'faults', ({ response }) => sendJson(response, 200, { faults: faults.list() })),
    door('POST', 'faults', async ({ request, response }) => {
      const { id } = faults.add(readFault(await readJson(request)));
      sendJson(response, 200, { id, faults: faults.list() });
    }),
    door('DELETE', 'faults/*', ({ response, url }) => {
      const id = lastStep(url);
      if (!faults.remove(Number(id))) throw new RequestRefused(404, 'NO_FAULT', `there is no fault "${id}"`);
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
  const page = database.page(name, numberIn(url, 'limit', 50), offsetIn(url));
  if (!page) throw new RequestRefused(404, 'NO_COLLECTION', `there is no collection "${name}"`);
  sendJson(response, 200, page);
}

const lastStep = (url: URL) => decodeStep(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
