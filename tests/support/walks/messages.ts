import { at, type Walk } from './walk';

/** What everybody asks about their messages, and the desks of those that did not arrive. */
export async function messages(walk: Walk): Promise<void> {
  const { customer, agent, supervisor } = walk.people;
  const { orderId } = await at(walk, 'in-transit', 27);
  await walk.pass(1);
  for (const asked of [agent, supervisor]) {
    const { notices } = await asked.ask('list-notices', {});
    await asked.ask('read-notices', { noticeIds: notices.slice(0, 2).map(({ noticeId }) => noticeId) });
    await asked.ask('message-settings', {});
    await asked.ask('set-message-settings', { quiet: null });
    await asked.ask('count-message-desk', {});
    await asked.ask('list-dead-letters', {});
    const { tasks } = await asked.ask('list-call-tasks', {});
    const call = { commandId: asked.nextCommandId(), taskId: tasks[0]?.taskId ?? '', note: '无人接听' };
    await asked.ask('note-call', { ...call, outcome: 'not-reached' });
    await asked.ask('retry-dead-letters', { noticeIds: notices.slice(0, 2).map(({ noticeId }) => noticeId) });
  }
  const { tasks } = await agent.ask('list-call-tasks', {});
  await agent.ask('note-call', { commandId: agent.nextCommandId(), taskId: tasks[0]?.taskId ?? '', outcome: 'reached' });
  const { version } = await customer.order(orderId);
  await customer.ask('read-notices', { orderId, version });
  await customer.ask('message-settings', {});
  for (const language of ['zh-CN', 'app'] as const) await customer.ask('set-message-settings', { language });
}
