import { expect, test } from '@jest/globals';
import { orderAt } from '../support/side-path';
import { expectDrawn, openWeappDay, STORY_MS, takePhoto } from '../support/weapp-day';
import type { MiniProgram } from '../support/weapp-host/mini-program';

const day = openWeappDay();

/** The compiled Mini Program of a member of staff, at an order. */
async function staffAt(phone: 'agent' | 'finance', orderId: string): Promise<MiniProgram> {
  const program = day.deskOf(phone);
  await program.tap('#queue-group-all');
  await program.tap(`#queue-${orderId}`);
  await program.arrive('staff/order/index');
  return program;
}

/** What is on screen is also what the compiled templates draw; then the form is submitted. */
async function take(program: MiniProgram, step: string, isIrreversible: boolean): Promise<void> {
  expectDrawn(program);
  await program.tap(`#take-${step}`);
  if (isIrreversible) await program.tap(`#confirm-${step}`);
  await program.see('#step-done');
  expect(program.problems).toEqual([]);
}

test(
  'a code, a photo and words: a parcel is refused in the Mini Program as it ships',
  async () => {
    const { orderId } = await orderAt('in-transit', day.desks, 'SF4000000000010', day.photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#step-refuse-parcel-p1');
    await agent.tap('#refusal-pickup');
    await takePhoto(agent, '#step-photos', day.photo);
    await agent.type('#step-note', '面单写明自提');
    await take(agent, 'refuse-parcel', true);
    expect((await day.desks.customer.order(orderId)).parcels[0]?.ended).toMatchObject({
      as: 'refused',
      clause: 'R9',
      note: '面单写明自提',
    });
  },
  STORY_MS,
);

test(
  'a person and a question: an order is handed over and its customer asked',
  async () => {
    const { orderId } = await orderAt('submitted', day.desks, '', day.photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#step-assign');
    await agent.tap('#person-oDEV_supervisor');
    await take(agent, 'assign', false);
    await agent.tap('#step-ask-info');
    await agent.type('#step-text', '请补充日志');
    await take(agent, 'ask-info', false);
    expect(await day.desks.agent.order(orderId)).toMatchObject({ stage: 'info-needed', staff: { assignee: '主管', isMine: false } });
  },
  STORY_MS,
);

test(
  'machines, a day and an amount: a promise moves, a repair is given up, and its money goes back',
  async () => {
    const { orderId } = await orderAt('paid', day.desks, 'SF4000000000028', day.photo, 2);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#steps-more');
    await agent.tap('#step-extend-promise');
    const { forms } = await day.desks.agent.ask('start', {});
    const promised = (await day.desks.agent.order(orderId)).promise?.dueAt ?? 0;
    await agent.tap(`#day-${forms.promiseDays.find(({ dueAt }) => dueAt > promised)?.date}`);
    await agent.type('#step-reason', '等待供电芯片');
    await take(agent, 'extend-promise', false);

    await agent.tap('#steps-more');
    await agent.tap('#step-give-up');
    await agent.type('#step-reason', '更换芯片后仍短路');
    await takePhoto(agent, '#step-photos', day.photo);
    await take(agent, 'give-up', true);

    const finance = await staffAt('finance', orderId);
    await finance.tap('#step-refund');
    await takePhoto(finance, '#step-photos', day.photo);
    await take(finance, 'refund', true);
    const { machines, refunds } = await day.desks.finance.order(orderId);
    expect(machines.map(({ state, refunded }) => [state, refunded])).toEqual([
      ['received', 80_000],
      ['repairing', 0],
    ]);
    expect(refunds).toMatchObject([{ machineId: 'm1', amount: 80_000 }]);
  },
  STORY_MS,
);

test(
  'lines of a quotation: a sent version stays, a revision is the next one',
  async () => {
    const { orderId } = await orderAt('quoted', day.desks, 'SF4000000000036', day.photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#steps-more');
    await agent.tap('#step-revise-quotation');
    await agent.type('#line-0-amount', '650');
    await agent.type('#step-note', '拆开后发现只需更换一颗芯片');
    await take(agent, 'revise-quotation', false);
    expect((await day.desks.agent.order(orderId)).machines[0]?.quotation).toMatchObject({ version: 2, amount: 65_000 });
  },
  STORY_MS,
);
