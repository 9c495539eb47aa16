import type { InvocationRecord } from '../functions/invocation';
import { decodeStep, type Exchange, RequestRefused, type Route, readJson, sendJson } from '../http';
import { messageView } from '../phone/phones-page';
import { asRecord } from '../record';
import type { Services } from '../services';
import type { Wechat } from '../wechat/wechat';
import { clockDoors } from './clock-doors';
import { door } from './door';
import { faultDoors } from './fault-doors';
import { numberIn, offsetIn, pageIn } from './page-of';
import { searchDoor } from './search-door';
import { snapshotDoors } from './snapshot-doors';
import { valueHolds } from './text-search';

type Parts = { readonly services: Services; readonly wechat: Wechat };

/** Messages kept are looked through up to this many. */
const MAX_MESSAGES = 10_000;

/** Doors that no real cloud has: what was sent, what ran, data, the clock, faults, snapshots, reset. For this machine's own pages and tests only. */
export function inspectDoors({ services, wechat }: Parts): readonly Route[] {
  return [
    door('GET', 'messages', ({ response, url }) => {
      const messages = findMessages(wechat, url);
      const page = pageIn(url, messages, 200).map((message) => messageView(services, message));
      sendJson(response, 200, { total: messages.length, messages: page });
    }),
    door('GET', 'credits', ({ response }) => sendJson(response, 200, { credits: wechat.store.credits() })),
    door('GET', 'collections', ({ response }) => {
      const collections = services.database
        .collectionNames()
        .map((name) => ({ name, total: services.database.page(name, 0, 0)?.total ?? 0 }));
      sendJson(response, 200, { collections });
    }),
    door('GET', 'collections/*', (exchange) => readCollection(services, exchange)),
    door('GET', 'invocations', ({ response, url }) => {
      const invocations = findInvocations(services, url);
      sendJson(response, 200, { total: invocations.length, invocations: pageIn(url, invocations, 100) });
    }),
    door('POST', 'reset', async ({ request, response }) => {
      await readJson(request).catch(() => undefined);
      services.state.reset();
      sendJson(response, 200, {});
    }),
    door('POST', 'templates/ban', async ({ request, response }) => {
      const { templateId, banned } = asRecord(await readJson(request));
      if (typeof templateId !== 'string') throw new RequestRefused(400, 'BAD_REQUEST', 'templateId is missing');
      wechat.store.banTemplate(templateId, banned !== false);
      sendJson(response, 200, { banned: wechat.store.bannedTemplates() });
    }),
    ...clockDoors(services),
    ...faultDoors(services.faults),
    ...snapshotDoors(services),
    searchDoor(services),
  ];
}

/** `messages?touser&template&outcome=sent|refused&text`, the newest first. */
function findMessages(wechat: Wechat, { searchParams }: URL) {
  const [touser, template, outcome] = ['touser', 'template', 'outcome'].map((key) => searchParams.get(key) ?? '');
  const holds = valueHolds(searchParams.get('text') ?? '');
  return wechat.store
    .messages({ limit: MAX_MESSAGES, ...(touser ? { touser } : {}) })
    .filter(
      (message) =>
        (!template || message.templateId === template) &&
        (!outcome || (message.errcode === 0 ? 'sent' : 'refused') === outcome) &&
        holds(message),
    );
}

/** `invocations?function&openid&outcome=ok|failed|running&text`, the newest first; the text may stand in anything it got, gave, asked for or printed. */
function findInvocations({ functions }: Services, { searchParams }: URL): InvocationRecord[] {
  const [name, openid, outcome] = ['function', 'openid', 'outcome'].map((key) => searchParams.get(key) ?? '');
  const holds = valueHolds(searchParams.get('text') ?? '');
  return functions
    .invocations()
    .filter(
      (run) =>
        (!name || run.functionName === name) &&
        (!openid || run.openid === openid) &&
        (!outcome || outcomeOf(run) === outcome) &&
        holds(run),
    )
    .reverse();
}

const outcomeOf = ({ outcome }: InvocationRecord) => (!outcome ? 'running' : 'errCode' in outcome ? 'failed' : 'ok');

function readCollection({ database }: Services, { response, url }: Exchange): void {
  const name = decodeStep(url.pathname.slice('/__inspect/collections/'.length));
  const page = database.page(name, numberIn(url, 'limit', 50), offsetIn(url));
  if (!page) throw new RequestRefused(404, 'NO_COLLECTION', `there is no collection "${name}"`);
  sendJson(response, 200, page);
}
