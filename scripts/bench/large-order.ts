import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { customerDesk, staffDesk } from '../../tests/support/desk';
import { phoneLine } from '../../tests/support/phone-line';
import { orderAt } from '../../tests/support/side-path';
import { drawLabel } from '../demo/draw-label';
import { startOwnCloud } from '../demo/own-cloud';
import { type Figure, inMs } from './figure';
import { rawClient } from './raw-client';
import { p50, takeTurns, timed } from './rounds';

const MACHINES = 100;
const ROUNDS = 15;
const WARM_UP = 10;
const REPLY_LIMIT_MB = 1;
const EXPORTS = 3;

/** An order of 100 machines, all of them paid and in repair, each with a promise of its own: looked at, written to, exported. */
export async function measureLargeOrder(folder: string): Promise<readonly Figure[]> {
  const dataDir = path.join(folder, 'large');
  mkdirSync(dataDir);
  const photo = path.join(dataDir, 'label.png');
  const draw = (words: string) => writeFileSync(photo, drawLabel(words));
  const own = await startOwnCloud(path.join(dataDir, 'cloud'));
  const staff = (phone: string) => staffDesk(phoneLine(own.url, phone), phone);
  const desks = { customer: customerDesk(phoneLine(own.url, 'customer')), agent: staff('agent'), finance: staff('finance') };
  draw('BENCH-ONE');
  const one = await orderAt('paid', desks, 'SF8770000000010', photo);
  draw('BENCH-HUNDRED');
  const hundred = await orderAt('paid', desks, 'SF8770000000020', photo, MACHINES);

  const client = rawClient(own.url);
  const call = (phone: string, name: string, action: string, payload: object) =>
    client.post('/__wechat/call-function', { name, data: { action, lang: 'zh-CN', payload } }, { 'x-wechat-phone': phone });
  const look = (phone: string, name: string, { orderId }: { readonly orderId: string }) => call(phone, name, 'get-order', { orderId });
  const write = ({ orderId }: { readonly orderId: string }) => desks.agent.take(orderId, 'assign', {});
  const times = await takeTurns(
    {
      ofCustomer: () => look('customer', 'customer', hundred),
      ofStaff: () => look('agent', 'staff', hundred),
      small: () => look('customer', 'customer', one),
      write: () => write(hundred),
      writeSmall: () => write(one),
    },
    ROUNDS,
    WARM_UP,
  );
  const bytes = Buffer.byteLength(await look('agent', 'staff', hundred));

  const exports: number[] = [];
  let exported = 0;
  for (let time = 0; time < EXPORTS; time += 1) {
    exports.push(
      await timed(async () => {
        const answer = JSON.parse(await call('customer', 'evidence', 'export-order', { orderId: hundred.orderId })) as Exported;
        if (!answer.result?.ok) throw new Error(`export-order: ${JSON.stringify(answer)}`);
        exported = answer.result.value.bytes;
      }),
    );
  }
  client.close();
  await own.stop();

  const against = (ms: number, small: number) => `${inMs(ms)} against ${inMs(small)} with one machine`;
  return [
    {
      what: 'page of an order with 100 machines, customer',
      value: times.ofCustomer,
      unit: 'ms',
      note: against(times.ofCustomer, times.small),
    },
    { what: 'page of an order with 100 machines, staff', value: times.ofStaff, unit: 'ms', note: against(times.ofStaff, times.small) },
    { what: 'its size', value: bytes / 2 ** 20, unit: 'MB', budget: { atMost: REPLY_LIMIT_MB } },
    { what: 'look and step on it', value: times.write, unit: 'ms', note: against(times.write, times.writeSmall) },
    { what: 'its history exported, signed', value: p50(exports) / 1000, unit: 's', note: `${(exported / 2 ** 20).toFixed(2)} MB` },
  ];
}

type Exported = { readonly result?: { readonly ok: boolean; readonly value: { readonly bytes: number } } };
