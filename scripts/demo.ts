import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stop as stopEsbuild } from 'esbuild';
import type { OrderView } from '#core/contract/views/order-view';
import { customerDesk, staffDesk } from '../tests/support/desk';
import { inspector } from '../tests/support/inspector';
import { phoneLine } from '../tests/support/phone-line';
import { createOrder, type People, REPAIR_JOB } from '../tests/support/repair-job';
import { bringUpToDate } from './build/parts';
import { drawLabel } from './demo/draw-label';
import { startOwnCloud } from './demo/own-cloud';

/**
 * `npm run demo`: a whole work order, told step by step, each message shown as it reaches the customer.
 * Against the local WeChat at `WECHAT_URL` if that is set (its serials must be free), else against one of its own with an empty data directory.
 */
const LANGUAGE = process.env.LANG?.startsWith('zh') ? 'zh-CN' : 'en';

const folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
const photo = path.join(folder, 'label.png');
writeFileSync(photo, drawLabel('JX4-10001-IN'));

await bringUpToDate(['functions', 'emulator']);
await stopEsbuild();
const own = process.env.WECHAT_URL ? undefined : await startOwnCloud(path.join(folder, 'data'));
const url = process.env.WECHAT_URL ?? own?.url ?? '';

try {
  await tell(url);
} finally {
  await own?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function tell(url: string): Promise<void> {
  const lines = { customer: phoneLine(url, 'customer'), agent: phoneLine(url, 'agent'), finance: phoneLine(url, 'finance') };
  const run = Date.now().toString(36);
  const people: People = {
    customer: customerDesk(lines.customer),
    agent: staffDesk(lines.agent),
    finance: staffDesk(lines.finance, 'finance'),
  };
  const inspect = inspector(url);
  let shown = Math.max(0, ...(await inspect.messages()).map(({ id }) => id));
  let number = 0;

  /** The customer's phone says yes to messages at each tap, then the step, then what reached the phone. */
  const step = async (told: string, take: (commandId: string) => Promise<OrderView>): Promise<OrderView> => {
    const { subscribe } = await people.customer.ask('start', {});
    const answers = await lines.customer.subscribe([subscribe.progress, subscribe.quotation, subscribe.return]);
    await people.customer.ask('report-subscriptions', {
      answers: Object.fromEntries(Object.entries(answers).filter(([key]) => key !== 'errMsg')),
    });
    number += 1;
    const order = await take(`demo-${run}-${String(number).padStart(10, '0')}`);
    await lines.customer.call('outbox', { orderId: order.orderId });
    console.log(`\n${String(number).padStart(2)}. ${told}`);
    console.log(`    ${order.orderNumber} · ${order.stageWord}${order.promise ? ` · ${order.promise.dueText}` : ''}`);
    for (const message of (await inspect.messages()).filter(({ id }) => id > shown).sort((a, b) => a.id - b.id)) {
      const rows = message.rows.map(({ label, value }) => `${label}：${value}`).join('   ');
      console.log(`    💬 ${message.title} ${message.errcode === 0 ? '' : `(${message.errcode}) `}— ${rows}`);
      shown = message.id;
    }
    return order;
  };

  const created = await step(LANGUAGE === 'en' ? 'The customer creates an order for two machines' : '客户为两台设备创建工单', (id) =>
    createOrder(people, id, photo),
  );
  let order = created;
  for (const { told, run: take } of REPAIR_JOB) order = await step(told[LANGUAGE], (id) => take(people, created.orderId, id, photo));
  console.log(`\n${order.orderNumber}: ${order.stageWord}`);
  if (order.stage !== 'completed') process.exitCode = 1;
}
