import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { customerDesk, staffDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { labelPhoto } from '../support/photos';
import { orderAt } from '../support/side-path';
import { type MiniProgram, openMiniProgram, WEAPP } from '../support/weapp-host/mini-program';
import { Rendering } from '../support/weapp-host/rendering';

const STORY_MS = 120_000;
const MINUTE_MS = 60_000;
/** Of any one call to the page. */
const SET_DATA_BUDGET_BYTES = 20 * 1024;

let wechat: TestWechat;
const opened: MiniProgram[] = [];

beforeAll(async () => {
  wechat = await openLocalWechat();
}, STORY_MS);
afterAll(async () => {
  for (const program of opened) (await program.close()).disk.remove();
  await wechat.stop();
});

function openDesk(phone: string): MiniProgram {
  const program = openMiniProgram({ url: wechat.url, phone, startAt: 'staff/queue/index' });
  opened.push(program);
  return program;
}

/** What is on screen must also be what the compiled templates draw, within the budget. */
function expectDrawn(program: MiniProgram): void {
  const { route, data } = program.pages.current;
  expect(new Rendering(WEAPP).outline(route, data)).toBe(program.screen().outline());
  expect(Math.max(...program.pages.calls.map(({ bytes }) => bytes))).toBeLessThanOrEqual(SET_DATA_BUDGET_BYTES);
}

test(
  'an agent reads, and notes a call; a supervisor invites: in the Mini Program as it ships, within the budgets of its pages',
  async () => {
    const desks = {
      customer: customerDesk(wechat.phone('customer')),
      agent: staffDesk(wechat.phone('agent'), 'agent'),
      finance: staffDesk(wechat.phone('finance'), 'finance'),
    };
    const { orderId } = await orderAt('submitted', desks, '', await labelPhoto('JX4-10001-IN'));
    await desks.agent.take(orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
    await wechat.inspect.advance(2 * MINUTE_MS);
    const [task] = (await desks.agent.ask('list-call-tasks', {})).tasks;
    const call = `#call-${(task?.taskId ?? '').replace(/[^A-Za-z0-9_-]/g, '-')}`;
    // On a day off nobody is called before the next opening.
    await wechat.inspect.advance(Math.max(0, (task?.callAt ?? 0) - (await wechat.inspect.now())) + MINUTE_MS);

    const agent = openDesk('agent');
    await agent.tap('#notices-open');
    await agent.arrive('staff/notices/index');
    await agent.see('#notices-alarms');
    expectDrawn(agent);
    await agent.tap('#mark-all-read');
    const again = openDesk('agent');
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

    const supervisor = openDesk('supervisor');
    await supervisor.tap('#letters-open');
    await supervisor.arrive('staff/dead-letters/index');
    await supervisor.see('#letters-empty');
    expectDrawn(supervisor);
    const people = openDesk('supervisor');
    await people.tap('#people-open');
    await people.arrive('staff/people/index');
    await people.tap('#people-invite');
    await people.type('#invite-name', '新同事');
    await people.tap('#invite-roles-technician');
    await people.tap('#invite-make');
    await people.see('#code-picture');
    expectDrawn(people);
    for (const program of opened) expect(program.problems).toEqual([]);
  },
  STORY_MS,
);
