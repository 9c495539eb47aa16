import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PushRecord } from '../../emulator/wechat/push/push-records';
import { customerDesk, staffDesk } from '../../tests/support/desk';
import { inspector } from '../../tests/support/inspector';
import { phoneLine } from '../../tests/support/phone-line';
import { createOrder } from '../../tests/support/repair-job';
import { serviceChat } from '../../tests/support/service-chat';
import { drawLabel } from '../demo/draw-label';
import type { OwnCloud } from '../demo/own-cloud';
import type { Figure } from './figure';
import { p50 } from './rounds';

const ROUNDS = 15;
const WARM_UP = 3;
/** What the issue of the service account asks of the ordinary case, and after what WeChat sends a message again. */
const ORDINARY_MS = 1_000;
const WECHAT_MS = 5_000;

/** How long WeChat waits for the service account's answer to what customers and staff write, in secure mode, as WeChat itself sees it; the cold start counts for the slowest. */
export async function measureCallbacks({ url }: OwnCloud, folder: string): Promise<readonly Figure[]> {
  const inspect = inspector(url);
  const photo = path.join(folder, 'label.png');
  writeFileSync(photo, drawLabel('BENCH-CHAT'));
  const desks = {
    customer: customerDesk(phoneLine(url, 'customer')),
    agent: staffDesk(phoneLine(url, 'agent')),
    finance: staffDesk(phoneLine(url, 'finance'), 'finance'),
  };
  const { orderId } = await createOrder(desks, 'bench-chat-submit-order', photo);
  const { orderNumber } = await desks.agent.order(orderId);
  for (const phone of ['customer', 'agent']) await phoneLine(url, phone).call('customer', { action: 'note-visit', payload: {} });
  const chats = { customer: serviceChat({ url, inspect }, 'customer'), agent: serviceChat({ url, inspect }, 'agent') };
  const all: number[] = [];
  const note = (push: PushRecord): number => {
    const ms = Math.max(...push.attempts.map(({ durationMs }) => durationMs));
    if (push.outcome !== 'replied' || push.attempts.length > 1) throw new Error(`not answered at once: ${JSON.stringify(push)}`);
    all.push(ms);
    return ms;
  };
  for (const chat of [chats.customer, chats.agent]) note(await chat.follow());

  const lines = {
    'a list': () => chats.agent.write('待办'),
    'an order': () => chats.agent.write(orderNumber),
    'a step': () => chats.agent.write(`${orderNumber} 接单`),
    'a customer’s word': () => chats.customer.write('进度'),
    'a customer’s message': () => chats.customer.write('请问什么时候修好'),
  };
  const figures: Figure[] = [];
  const times = new Map(Object.keys(lines).map((what) => [what, [] as number[]]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const [what, say] of Object.entries(lines)) {
      const ms = note(await say());
      if (round >= 0) times.get(what)?.push(ms);
    }
  for (const [what, measured] of times)
    figures.push({ what: `answer in the chat to ${what}, p50`, value: p50(measured), unit: 'ms', budget: { atMost: ORDINARY_MS } });
  const slowest = Math.max(...all);
  figures.push({
    what: 'the slowest answer of all',
    value: slowest,
    unit: 'ms',
    budget: { atMost: WECHAT_MS },
    note: `of ${all.length}, follows among them`,
  });
  return figures;
}
