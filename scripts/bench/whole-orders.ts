import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { customerDesk, staffDesk } from '../../tests/support/desk';
import { inspector } from '../../tests/support/inspector';
import { type PhoneLine, phoneLine } from '../../tests/support/phone-line';
import { createOrder, INBOUND_WAYBILL, type People, REPAIR_JOB, RETURN_WAYBILL } from '../../tests/support/repair-job';
import { drawLabel } from '../demo/draw-label';
import { type Figure, inMs } from './figure';
import { cpuSeconds } from './processes';
import { type RawClient, rawClient } from './raw-client';
import { p50, timed } from './rounds';

const ORDERS = 25;
/** So many until V8 has compiled what runs often, in the cloud and in the functions alike. */
const WARM_UP = 40;
const FILE_BYTES = 200_000;

type Kind = 'command' | 'page' | 'upload';
const UPLOADS = ['prepare-upload', 'confirm-upload'];
const COMMANDS = ['submit-order', 'take-step'];
const kindOf = (action: string): Kind => (COMMANDS.includes(action) ? 'command' : UPLOADS.includes(action) ? 'upload' : 'page');

/** Warm calls of a function that does nothing between two orders: what the machine gives just now, against which the orders are held. */
const WARM_CALLS = 80;
/** What everything may cost, in such calls: a fifth more than when these budgets were set (docs/decisions/0015-figures.md). */
const IN_WARM_CALLS = { order: 700, command: 22, page: 7.2, cpu: 830 };

/** Whole work orders through the built functions, one after the other by one client: 13 commands, 26 reads, 3 files of 200 KB each. */
export async function measureWholeOrders({ url, pid }: { readonly url: string; readonly pid: number }, folder: string) {
  const photo = path.join(folder, 'photo.png');
  const label = drawLabel('JX4-10001-IN');
  const inspect = inspector(url);
  const client = rawClient(url);
  const times: Record<Kind, number[]> = { command: [], page: [], upload: [] };
  const wholes: number[] = [];
  const warm: number[] = [];
  let cpu = 0;
  let warmCpu = 0;
  const warmCall = () => client.post('/__wechat/call-function', { name: 'outbox', data: {} }, { 'x-wechat-phone': 'customer' });

  for (let number = -WARM_UP; number < ORDERS; number += 1) {
    // A picture serves as a voucher once.
    writeFileSync(photo, Buffer.concat([label, Buffer.alloc(FILE_BYTES - label.length, `voucher ${number} `)]));
    const people = peopleOf(url, client, number + WARM_UP, (kind, ms) => number >= 0 && times[kind].push(ms));
    const cpuBefore = cpuSeconds(pid) ?? 0;
    const ms = await timed(() => repairOnce(people, `bench-${number + WARM_UP}`, photo));
    if (number >= 0) wholes.push(ms);
    if (number >= 0) cpu += (cpuSeconds(pid) ?? 0) - cpuBefore;
    // Gives the serials back for the next order.
    await inspect.runTimer('outbox');
    const warmBefore = cpuSeconds(pid) ?? 0;
    for (let call = 0; call < WARM_CALLS; call += 1) {
      const took = await timed(warmCall);
      if (number >= 0) warm.push(took);
    }
    if (number >= 0) warmCpu += (cpuSeconds(pid) ?? 0) - warmBefore;
  }

  client.close();

  const mean = wholes.reduce((sum, ms) => sum + ms, 0) / wholes.length;
  const note = `${times.command.length / ORDERS} commands, ${times.page.length / ORDERS} reads, ${times.upload.length / ORDERS / 2} files of 200 KB`;
  const against = (value: string) => `${value} against ${inMs(p50(warm))}`;
  const figures: Figure[] = [
    { what: 'whole work orders', value: 60_000 / mean, unit: 'a minute', note },
    {
      what: 'a whole work order, in warm calls',
      value: mean / p50(warm),
      unit: '×',
      budget: { atMost: IN_WARM_CALLS.order },
      note: against(inMs(mean)),
    },
    ...(['command', 'page'] as const).map((kind): Figure => {
      const ms = p50(times[kind]);
      return {
        what: `a ${kind} of it, p50`,
        value: ms / p50(warm),
        unit: '×',
        budget: { atMost: IN_WARM_CALLS[kind] },
        note: against(inMs(ms)),
      };
    }),
  ];
  if (warmCpu > 0) {
    const [ofOrder, ofCall] = [cpu / ORDERS, warmCpu / ORDERS / WARM_CALLS];
    const value = ofOrder / ofCall;
    figures.push({
      what: 'CPU of a whole work order',
      value,
      unit: '×',
      budget: { atMost: IN_WARM_CALLS.cpu },
      note: `${ofOrder.toFixed(2)} s against ${inMs(ofCall * 1000)}`,
    });
  }
  return figures;
}

/** One job; after each command its person looks at the list, as the app does. */
async function repairOnce(people: People, label: string, photo: string): Promise<void> {
  const look = async (step: number) => {
    if (step % 2 === 0) await people.customer.ask('list-orders', { filter: 'open' });
    else await people.agent.ask('list-queue', {});
  };
  const { orderId } = await createOrder(people, `${label}-submit-order`, photo);
  await look(0);
  for (const [index, { run }] of REPAIR_JOB.entries()) {
    await run(people, orderId, `${label}-step-${String(index).padStart(8, '0')}`, photo);
    await look(index + 1);
  }
}

/** Their calls go out with nothing around them and are timed, and the job's two waybills become this order's own: a waybill belongs to one order for ever. */
function peopleOf(url: string, client: RawClient, number: number, note: (kind: Kind, ms: number) => void): People {
  const suffix = String(number).padStart(4, '0');
  const ownWaybills = (data: object): object =>
    JSON.parse(
      JSON.stringify(data)
        .replaceAll(INBOUND_WAYBILL, INBOUND_WAYBILL.slice(0, -4) + suffix)
        .replaceAll(RETURN_WAYBILL, RETURN_WAYBILL.slice(0, -4) + suffix),
    );
  const line = (phone: string): PhoneLine => {
    const plain = phoneLine(url, phone);
    return {
      ...plain,
      call: async (name, data) => {
        const own = ownWaybills(data);
        const began = performance.now();
        const text = await client.post('/__wechat/call-function', { name, data: own }, { 'x-wechat-phone': phone });
        note(kindOf((data as { readonly action: string }).action), performance.now() - began);
        const answer = JSON.parse(text) as { readonly result?: unknown };
        if (!('result' in answer)) throw new Error(text);
        return answer.result;
      },
    };
  };
  return {
    customer: customerDesk(line('customer')),
    agent: staffDesk(line('agent')),
    finance: staffDesk(line('finance'), 'finance'),
    sparesPhotos: true,
  };
}
