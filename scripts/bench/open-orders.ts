import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { staffDesk } from '../../tests/support/desk';
import { inspector } from '../../tests/support/inspector';
import { phoneLine } from '../../tests/support/phone-line';
import { startOwnCloud } from '../demo/own-cloud';
import { type Figure, inMs } from './figure';
import { fill } from './many-orders';
import { type Copies, sampleOrder } from './order-samples';
import { takeTurns, timed } from './rounds';

const FEW = 1_000;
const ROUNDS = 25;
const WARM_UP = 15;
/** Orders that fall due in the ten minutes of each round: half reminders to send in, half deliveries nobody confirmed. */
const DUE = 20;
/** Orphan parcels whose 90 days are over in each round. */
const DUE_PARCELS = 5;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SHANGHAI_OFFSET_MS = 8 * 60 * MINUTE_MS;
const ROUND_MS = 10 * MINUTE_MS;

type Stored = Record<string, unknown> & { order: { machines: Record<string, unknown>[]; shipments: Record<string, unknown>[] } };

/** Half past nine in Shanghai on the next day: no round of the bench leaves the service day, in which alone people are reminded. */
const nextMorning = (now: number): number =>
  Math.floor((now + SHANGHAI_OFFSET_MS) / DAY_MS + 1) * DAY_MS - SHANGHAI_OFFSET_MS + 9.5 * 60 * MINUTE_MS;

/**
 * Ten minutes go by, with the timers of clock and outbox: 20 orders and 5 orphan parcels have fallen due among many open ones (`BENCH_ORDERS`, default 100,000) and among 1,000,
 * in two clouds that take turns.
 */
export async function measureOpenOrders(folder: string): Promise<readonly Figure[]> {
  const many = Number(process.env.BENCH_ORDERS ?? 100_000);
  const copies = await sampleOrder(mkdtempSync(path.join(folder, 'open-')));
  const begin = nextMorning(Date.now());
  const dataDirs = { few: path.join(folder, 'few-open'), many: path.join(folder, 'many-open') };
  const documentsOf = (index: number) => ({ order: orderOf(copies, index, begin), parcel: parcelOf(copies, index, begin) });
  fill(dataDirs.few, FEW, documentsOf);
  fill(dataDirs.many, many, documentsOf);

  const clouds = [await startOwnCloud(dataDirs.few), await startOwnCloud(dataDirs.many)] as const;
  const clocks = clouds.map(({ url }) => inspector(url));
  for (const clock of clocks) await clock.advance(begin - (await clock.now()));
  const tenMinutes = (which: 0 | 1) => async () => clocks[which]?.advance(ROUND_MS);
  const times = await takeTurns({ few: tenMinutes(0), many: tenMinutes(1) }, ROUNDS, WARM_UP);
  const left = await Promise.all(clocks.map(carriedOut));
  const renewal = await measureRenewal(clouds.map(({ url }) => url));
  for (const own of clouds) await own.stop();
  const note = `${many} open orders ${inMs(times.many)} against ${FEW} ${inMs(times.few)}, ${DUE} and ${DUE_PARCELS} orphan parcels due each time; carried out ${left.join(' and ')} of ${(DUE + DUE_PARCELS) * ROUNDS} seen last`;
  return [
    { what: 'clock with reminders and deliveries due', value: times.many / times.few, unit: '×', budget: { atMost: 2 }, note },
    renewal,
  ];
}

/** The clock stops looking again after this long in one run; the next goes on. */
const RENEWED_IN_MS = 15_000;

/**
 * A supervisor changes a setting that open orders depend on: one run of the clock looks again at as many as fit into its time. What one of them costs, among many
 * and among 1,000.
 */
async function measureRenewal(urls: readonly string[]): Promise<Figure> {
  const runs = [];
  for (const url of urls) {
    const clock = inspector(url);
    const supervisor = staffDesk(phoneLine(url, 'supervisor'), 'bench');
    const rulesBefore = await alarmRulesIn(url);
    const key = 'deliveredAfterDays';
    const { version } = await supervisor.ask('get-setting', { key });
    const change = { key, value: 11, effectiveFrom: 'now' as const, version, reason: 'bench', commandId: supervisor.nextCommandId() };
    await supervisor.ask('change-setting', change);
    // No instance goes on with the settings it read before.
    await clock.advance(2 * MINUTE_MS);
    const old = await countWithRules(url, rulesBefore);
    const ms = await timed(() => clock.runTimer('clock'));
    const renewed = old - (await countWithRules(url, rulesBefore));
    runs.push({ renewed, ms, each: ms / renewed });
  }
  const [few, many] = runs;
  if (!few || !many) throw new Error('two clouds are compared');
  const told = ({ renewed, ms, each }: typeof few) => `${renewed} in ${(ms / 1000).toFixed(1)} s, ${inMs(each)} each`;
  const note = `among many ${told(many)}; among ${FEW} ${told(few)}; a run begins no more after ${RENEWED_IN_MS / 1000} s`;
  return { what: 'open orders under a changed setting, each', value: many.each / few.each, unit: '×', budget: { atMost: 2 }, note };
}

async function documentsIn(url: string, filter: object): Promise<{ readonly documents: readonly Stored[]; readonly total?: number }> {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), limit: '1' });
  const response = await fetch(new URL(`/__inspect/documents/work_orders?${query}`, url));
  return (await response.json()) as { documents: Stored[]; total?: number };
}

const alarmRulesIn = async (url: string): Promise<string> => String((await documentsIn(url, { isOpen: true })).documents[0]?.alarmRules);
const countWithRules = async (url: string, alarmRules: string): Promise<number> =>
  (await documentsIn(url, { isOpen: true, alarmRules })).total ?? Number.NaN;

/** How many events the last runs of the clock stored: what was measured was really done. */
async function carriedOut(clock: ReturnType<typeof inspector>): Promise<number> {
  const runs = (await clock.invocations('clock')).slice(0, ROUNDS);
  return runs.flatMap(({ calls }) => calls.filter((call) => call === 'database.commitTransaction')).length;
}

/** Of the first ones the 90 days are over, so many each round; all others have been given to an order. */
function parcelOf(copies: Copies, index: number, begin: number): Readonly<Record<string, unknown>> {
  const round = Math.floor(index / DUE_PARCELS);
  const at = begin - 100 * DAY_MS;
  return copies.orphan(index, round < ROUNDS + WARM_UP ? { at, dueAt: begin + round * ROUND_MS + ROUND_MS / 2 } : { at });
}

/** The first fall due, so many each round; all others in a few days. */
function orderOf(copies: Copies, index: number, begin: number): Readonly<Record<string, unknown>> {
  const round = Math.floor(index / DUE);
  const dueAt = round < ROUNDS + WARM_UP ? begin + round * ROUND_MS + ROUND_MS / 2 : begin + 2 * DAY_MS + index;
  const isShipped = index % 2 === 0;
  const stage = isShipped ? 'shipped' : 'expected';
  const document = copies.order(index, stage, { at: begin - 20 * DAY_MS }) as Stored;
  const { order } = document;
  const machines = order.machines.map((machine) => ({
    ...machine,
    ...(isShipped ? {} : { triage: { outcome: 'return', note: '', at: dueAt - 3 * DAY_MS } }),
  }));
  const shipments = order.shipments.map((shipment) => ({ ...shipment, shippedAt: dueAt - 10 * DAY_MS }));
  return { ...document, order: { ...order, machines, shipments }, alarmAt: dueAt };
}
