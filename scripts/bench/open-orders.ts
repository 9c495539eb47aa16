import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { inspector } from '../../tests/support/inspector';
import { startOwnCloud } from '../demo/own-cloud';
import { type Figure, inMs } from './figure';
import { fill } from './many-orders';
import { type Copies, sampleOrder } from './order-samples';
import { takeTurns } from './rounds';

const FEW = 1_000;
const ROUNDS = 25;
const WARM_UP = 15;
/** Orders that fall due in the ten minutes of each round: half reminders to send in, half deliveries nobody confirmed. */
const DUE = 20;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SHANGHAI_OFFSET_MS = 8 * 60 * MINUTE_MS;
const ROUND_MS = 10 * MINUTE_MS;

type Stored = Record<string, unknown> & { order: { machines: Record<string, unknown>[]; shipments: Record<string, unknown>[] } };

/** Half past nine in Shanghai on the next day: no round of the bench leaves the service day, in which alone people are reminded. */
const nextMorning = (now: number): number =>
  Math.floor((now + SHANGHAI_OFFSET_MS) / DAY_MS + 1) * DAY_MS - SHANGHAI_OFFSET_MS + 9.5 * 60 * MINUTE_MS;

/**
 * Ten minutes go by, with the timers of clock and outbox: 20 orders have fallen due among many open ones (`BENCH_ORDERS`, default 100,000) and among 1,000,
 * in two clouds that take turns.
 */
export async function measureOpenOrders(folder: string): Promise<readonly Figure[]> {
  const many = Number(process.env.BENCH_ORDERS ?? 100_000);
  const copies = await sampleOrder(mkdtempSync(path.join(folder, 'open-')));
  const begin = nextMorning(Date.now());
  const dataDirs = { few: path.join(folder, 'few-open'), many: path.join(folder, 'many-open') };
  fill(dataDirs.few, FEW, (index) => ({ order: orderOf(copies, index, begin) }));
  fill(dataDirs.many, many, (index) => ({ order: orderOf(copies, index, begin) }));

  const clouds = [await startOwnCloud(dataDirs.few), await startOwnCloud(dataDirs.many)] as const;
  const clocks = clouds.map(({ url }) => inspector(url));
  for (const clock of clocks) await clock.advance(begin - (await clock.now()));
  const tenMinutes = (which: 0 | 1) => async () => clocks[which]?.advance(ROUND_MS);
  const times = await takeTurns({ few: tenMinutes(0), many: tenMinutes(1) }, ROUNDS, WARM_UP);
  const left = await Promise.all(clocks.map(carriedOut));
  for (const own of clouds) await own.stop();
  const note = `${many} open orders ${inMs(times.many)} against ${FEW} ${inMs(times.few)}, ${DUE} due each time; carried out ${left.join(' and ')} of ${DUE * ROUNDS} seen last`;
  return [{ what: 'clock with reminders and deliveries due', value: times.many / times.few, unit: '×', budget: { atMost: 2 }, note }];
}

/** How many events the last runs of the clock stored: what was measured was really done. */
async function carriedOut(clock: ReturnType<typeof inspector>): Promise<number> {
  const runs = (await clock.invocations('clock')).slice(0, ROUNDS);
  return runs.flatMap(({ calls }) => calls.filter((call) => call === 'database.commitTransaction')).length;
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
