import type { ChainedEvent } from '#core/domain/event';
import type { WorkOrder } from '#core/domain/work-order';
import type { TestWechat } from '../local-wechat';
import { chainFaults } from './play';

const PAGE = 500;

/** Every document of a collection, however many. */
async function everything(wechat: TestWechat, collection: string): Promise<readonly Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for (let isMore = true; isMore; ) {
    const response = await fetch(`${wechat.url}/__inspect/documents/${collection}?limit=${PAGE}&offset=${all.length}`);
    const page = (await response.json()) as { readonly documents: Record<string, unknown>[]; readonly hasMore: boolean };
    all.push(...page.documents);
    isMore = page.hasMore;
  }
  return all;
}

const doubles = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
const ENDED = ['remote-fixed', 'withdrawn', 'delivered', 'lost'];

/** What is wrong over all orders together; empty when nothing is (I6, I9, I11, I12). */
export async function databaseFaults(wechat: TestWechat): Promise<readonly string[]> {
  const [documents, events, notices, claims] = await Promise.all(
    ['work_orders', 'order_events', 'notices', 'open_serials'].map((collection) => everything(wechat, collection)),
  );
  const orders = (documents ?? []).map(({ order }) => order as WorkOrder);
  const eventsOf = new Map<string, ChainedEvent[]>();
  for (const { _id, ...event } of events ?? []) {
    const chained = event as unknown as ChainedEvent;
    eventsOf.set(chained.orderId, [...(eventsOf.get(chained.orderId) ?? []), chained]);
  }
  const serials = orders.flatMap(({ machines, cancelled }) =>
    cancelled ? [] : machines.filter(({ state }) => !ENDED.includes(state)).flatMap(({ serialNumber }) => serialNumber ?? []),
  );
  const told = (notices ?? []).filter(({ kind }) => kind === 'notice');
  // A notice's id says whose version it is about: none may be of a version that never was.
  const lost = told.filter(({ notice }) => {
    const { orderId, version } = notice as { readonly orderId: string; readonly version: number };
    return eventsOf.has(orderId) && (eventsOf.get(orderId)?.length ?? 0) < version;
  });
  return [
    ...(orders.length === 0 ? ['there is no order'] : []),
    ...doubles(serials).map((serial) => `I11 ${serial} is in two open orders`),
    ...serials.filter((serial) => !claims?.some(({ _id }) => _id === serial)).map((serial) => `I11 ${serial} is claimed by nobody`),
    ...doubles((events ?? []).map(({ orderId, orphanId, version }) => `${orderId ?? orphanId}:${version}`)).map(
      (id) => `I9 ${id} is there twice`,
    ),
    ...doubles(told.map(({ _id }) => String(_id))).map((id) => `I9 ${id} was told twice`),
    ...lost.map(({ _id }) => `I9 ${_id} is about a version that never was`),
    ...orders.flatMap((order) => {
      const own = [...(eventsOf.get(order.id) ?? [])].sort((a, b) => a.version - b.version);
      return chainFaults({ order, events: own, noticeIds: [] }).map((fault) => `${order.id}: ${fault}`);
    }),
  ];
}
