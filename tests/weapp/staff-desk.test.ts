import { test } from '@jest/globals';
import { orderAt } from '../support/side-path';
import { expectDrawn, expectLightCalls, openWeappDay, STORY_MS } from '../support/weapp-day';

const MINUTE_MS = 60_000;
const day = openWeappDay();

test(
  'an agent reads, and notes a call; a supervisor invites: in the Mini Program as it ships, within the budgets of its pages',
  async () => {
    const { desks, wechat, photo } = day;
    const { orderId } = await orderAt('submitted', desks, '', photo);
    await desks.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
    await wechat.inspect.advance(2 * MINUTE_MS);
    const [task] = (await desks.agent.ask('list-call-tasks', {})).tasks;
    const call = `#call-${(task?.taskId ?? '').replace(/[^A-Za-z0-9_-]/g, '-')}`;
    // On a day off nobody is called before the next opening.
    await wechat.inspect.advance(Math.max(0, (task?.callAt ?? 0) - (await wechat.inspect.now())) + MINUTE_MS);

    const agent = day.deskOf('agent');
    await agent.tap('#notices-open');
    await agent.arrive('staff/notices/index');
    await agent.see('#notices-alarms');
    expectDrawn(agent);
    await agent.tap('#mark-all-read');
    const again = day.deskOf('agent');
    await again.tap('#calls-open');
    await again.arrive('staff/call-tasks/index');
    await again.see(`${call}-dial`);
    expectDrawn(again);
    await again.tap(`${call}-note`);
    await again.tap('#call-outcome-reached');
    expectDrawn(again);
    await again.tap('#call-save');
    await again.see('#calls-empty');
    expectDrawn(again);

    const supervisor = day.deskOf('supervisor');
    await supervisor.tap('#letters-open');
    await supervisor.arrive('staff/dead-letters/index');
    await supervisor.see('#letters-empty');
    expectDrawn(supervisor);
    const people = day.deskOf('supervisor');
    await people.tap('#people-open');
    await people.arrive('staff/people/index');
    await people.tap('#people-invite');
    await people.type('#invite-name', '新同事');
    await people.tap('#invite-roles-technician');
    await people.tap('#invite-make');
    await people.see('#code-picture');
    expectDrawn(people);
    for (const program of [agent, again, supervisor, people]) expectLightCalls(program);
  },
  STORY_MS,
);
