import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { customerDesk, staffDesk } from '../../tests/support/desk';
import { inspector } from '../../tests/support/inspector';
import { type PhoneLine, phoneLine } from '../../tests/support/phone-line';
import { createOrder, INBOUND_WAYBILL, type People, REPAIR_JOB, RETURN_WAYBILL } from '../../tests/support/repair-job';
import { drawLabel } from '../demo/draw-label';
import type { Figure } from './figure';
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

/** Whole work orders through the built functions, one after the other by one client: 13 commands, 26 reads, 3 files of 200 KB each. */
export async function measureWholeOrders({ url, pid }: { readonly url: string; readonly pid: number }, folder: string) {
  const photo = path.join(folder, 'photo.png');
  const label = drawLabel('JX4-10001-IN');
  const inspect = inspector(url);
  const client = rawClient(url);
  const times: Record<Kind, number[]> = { command: [], page: [], upload: [] };
  const wholes: number[] = [];
  let cpu = 0;

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
  }

  client.close();

  const mean = wholes.reduce((sum, ms) => sum + ms, 0) / wholes.length;
  const note = `${times.command.length / ORDERS} commands, ${times.page.length / ORDERS} reads, ${times.upload.length / ORDERS / 2} files of 200 KB`;
  const figures: Figure[] = [
    { what: 'whole work orders', value: 60_000 / mean, unit: 'a minute', budget: { atLeast: 250 }, note },
    { what: 'a command of it, p50', value: p50(times.command), unit: 'ms', budget: { atMost: 12 } },
    { what: 'a page of it, p50', value: p50(times.page), unit: 'ms', budget: { atMost: 3 } },
  ];
  if (cpu > 0) figures.push({ what: 'CPU of a whole work order', value: cpu / ORDERS, unit: 's', budget: { atMost: 0.25 } });
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
