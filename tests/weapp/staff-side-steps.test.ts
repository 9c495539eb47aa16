import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { customerDesk, staffDesk } from '../support/desk';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { labelPhoto } from '../support/photos';
import { type Desks, orderAt } from '../support/side-path';
import { type MiniProgram, openMiniProgram, WEAPP } from '../support/weapp-host/mini-program';
import { Rendering } from '../support/weapp-host/rendering';

const STORY_MS = 120_000;

let wechat: TestWechat;
let desks: Desks;
let photo: string;
const opened: MiniProgram[] = [];

beforeAll(async () => {
  wechat = await openLocalWechat();
  desks = {
    customer: customerDesk(wechat.phone('customer')),
    agent: staffDesk(wechat.phone('agent'), 'agent'),
    finance: staffDesk(wechat.phone('finance'), 'finance'),
  };
  photo = await labelPhoto('EVIDENCE');
}, STORY_MS);
afterAll(async () => {
  for (const program of opened) (await program.close()).disk.remove();
  await wechat.stop();
});

/** The compiled Mini Program of a member of staff, at an order. */
async function staffAt(phone: string, orderId: string): Promise<MiniProgram> {
  const program = openMiniProgram({ url: wechat.url, phone, startAt: 'staff/queue/index' });
  opened.push(program);
  await program.tap('#queue-group-all');
  await program.tap(`#queue-${orderId}`);
  await program.arrive('staff/order/index');
  return program;
}

async function takePhoto(program: MiniProgram): Promise<void> {
  program.device.album = [photo];
  await program.tap('#step-photos-add');
  await program.see('#step-photos >> .photo-tick');
}

/** What is on screen is also what the compiled templates draw; then the form is submitted. */
async function take(program: MiniProgram, step: string, isIrreversible: boolean): Promise<void> {
  const { route, data } = program.pages.current;
  expect(new Rendering(WEAPP).outline(route, data)).toBe(program.screen().outline());
  await program.tap(`#take-${step}`);
  if (isIrreversible) await program.tap(`#confirm-${step}`);
  await program.see('#step-done');
  expect(program.problems).toEqual([]);
}

test(
  'a code, a photo and words: a parcel is refused in the Mini Program as it ships',
  async () => {
    const { orderId } = await orderAt('in-transit', desks, 'SF4000000000010', photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#step-refuse-parcel-p1');
    await agent.tap('#refusal-pickup');
    await takePhoto(agent);
    await agent.type('#step-note', '面单写明自提');
    await take(agent, 'refuse-parcel', true);
    expect((await desks.customer.order(orderId)).parcels[0]?.ended).toMatchObject({ as: 'refused', clause: 'R9', note: '面单写明自提' });
  },
  STORY_MS,
);

test(
  'a person and a question: an order is handed over and its customer asked',
  async () => {
    const { orderId } = await orderAt('submitted', desks, '', photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#step-assign');
    await agent.tap('#person-oDEV_supervisor');
    await take(agent, 'assign', false);
    await agent.tap('#step-ask-info');
    await agent.type('#step-text', '请补充日志');
    await take(agent, 'ask-info', false);
    expect(await desks.agent.order(orderId)).toMatchObject({ stage: 'info-needed', staff: { assignee: '主管', isMine: false } });
  },
  STORY_MS,
);

test(
  'machines, a day and an amount: a promise moves, a repair is given up, and its money goes back',
  async () => {
    const { orderId } = await orderAt('paid', desks, 'SF4000000000028', photo, 2);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#steps-more');
    await agent.tap('#step-extend-promise');
    const { forms } = await desks.agent.ask('start', {});
    const promised = (await desks.agent.order(orderId)).promise?.dueAt ?? 0;
    await agent.tap(`#day-${forms.promiseDays.find(({ dueAt }) => dueAt > promised)?.date}`);
    await agent.type('#step-reason', '等待供电芯片');
    await take(agent, 'extend-promise', false);

    await agent.tap('#steps-more');
    await agent.tap('#step-give-up');
    await agent.type('#step-reason', '更换芯片后仍短路');
    await takePhoto(agent);
    await take(agent, 'give-up', true);

    const finance = await staffAt('finance', orderId);
    await finance.tap('#step-refund');
    await takePhoto(finance);
    await take(finance, 'refund', true);
    const { machines, refunds } = await desks.finance.order(orderId);
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
    const { orderId } = await orderAt('quoted', desks, 'SF4000000000036', photo);
    const agent = await staffAt('agent', orderId);
    await agent.tap('#steps-more');
    await agent.tap('#step-revise-quotation');
    await agent.type('#line-0-amount', '650');
    await agent.type('#step-note', '拆开后发现只需更换一颗芯片');
    await take(agent, 'revise-quotation', false);
    expect((await desks.agent.order(orderId)).machines[0]?.quotation).toMatchObject({ version: 2, amount: 65_000 });
  },
  STORY_MS,
);
