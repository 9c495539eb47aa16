import { expect, test } from '@jest/globals';
import { openBrowserDay, openRare, STORY_MS, take, takeForGood } from '../support/browser-day';
import type { PhoneScreen } from '../support/phone-screen';
import { orderAt } from '../support/side-path';

/** What a verdict rests on, and what staff ask a supervisor, in the browser on the phones page; each story has an order of its own. */
const day = openBrowserDay();

const machineOf = async (orderId: string) => (await day.desks.agent.order(orderId)).machines[0];

async function quoteLine(phone: PhoneScreen): Promise<void> {
  await phone.tap('class-normal');
  await phone.type('line-0-text', '更换外壳');
  await phone.type('line-0-amount', '300');
}

test(
  'R6 R7 damage seen at unpacking is shown to the customer before the verdict, and the quotation says why it is not free',
  async () => {
    const { orderId } = await orderAt('received', day.desks, 'SF3100000000011', day.photo);
    let agent = await day.staffAt('agent', orderId);
    await agent.tap('step-report-damage');
    await agent.tap('take-report-damage');
    await agent.sees('missing');
    await agent.tap('damageCause-logistics');
    await agent.type('step-text', '外箱破损，外壳右角压裂');
    await agent.pick('step-photos', day.photo);
    await take(agent, 'report-damage');

    await day.customerAt(orderId);
    await day.customer.sees('damage-m1', /外壳右角压裂/);
    expect((await machineOf(orderId))?.verdict).toBeUndefined();

    agent = await day.staffAt('agent', orderId);
    await agent.sees('damage-m1', /外壳右角压裂/);
    await agent.tap('step-quote');
    await agent.type('step-findings', '外壳变形，风扇碰壳');
    await agent.pick('step-finding-photos', day.photo);
    await quoteLine(agent);
    await takeForGood(agent, 'quote');

    await day.customerAt(orderId);
    await day.customer.sees('quotation-summary', /300\.00/);
    await day.customer.sees('machine-m1', /物流/);
    expect((await machineOf(orderId))?.verdict).toMatchObject({ damageCause: 'logistics' });
  },
  STORY_MS,
);

test(
  'R41 natural wear is a reason only once a supervisor, asked in a queue of their own, agrees',
  async () => {
    const { orderId } = await orderAt('received', day.desks, 'SF3100000000029', day.photo);
    let agent = await day.staffAt('agent', orderId);
    await openRare(agent, 'request-approval');
    await agent.tap('approvalCode-N2');
    await agent.type('step-text', '风扇轴承磨损，运行约三万小时');
    await agent.pick('step-photos', day.photo);
    await take(agent, 'request-approval');

    const supervisor = await day.staffAt('supervisor', orderId, 'to-approve');
    await supervisor.sees('approval-m1-0', /等主管答复/);
    await supervisor.tap('step-decide-approval');
    await supervisor.sees('choose', /风扇轴承磨损/);
    await supervisor.tap('isApproved-yes');
    await supervisor.type('step-reason', '磨损均匀，没有外力痕迹');
    await take(supervisor, 'decide-approval');

    agent = await day.staffAt('agent', orderId);
    await agent.sees('approval-m1-0', /磨损均匀/);
    await agent.tap('step-quote');
    await agent.type('step-findings', '风扇轴承磨损');
    await agent.tap('void-add');
    await agent.tap('void-pick-N2');
    await agent.type('void-0-text', '轴承磨损');
    await agent.pick('void-0-photos', day.photo);
    await quoteLine(agent);
    await takeForGood(agent, 'quote');
    expect(await machineOf(orderId)).toMatchObject({ state: 'quoted', verdict: { voidReasons: [{ code: 'N2' }] } });
  },
  STORY_MS,
);

test(
  'R55 an agent asks to send one machine ahead, a supervisor agrees, and the agent ships it',
  async () => {
    const { orderId } = await orderAt('paid', day.desks, 'SF3100000000037', day.photo, 2);
    await day.desks.agent.take(orderId, 'finish', { machineIds: ['m1'], testRecord: '满载运行 24 小时正常', parts: '' });
    let agent = await day.staffAt('agent', orderId);
    await agent.sees('refused-split-needs-reason', /#2/);
    await agent.tap('step-request-split');
    await agent.type('step-reason', '客户急用，另一台还要等配件');
    await take(agent, 'request-split');

    const supervisor = await day.staffAt('supervisor', orderId, 'to-approve');
    await supervisor.tap('step-decide-split');
    await supervisor.sees('choose', /客户急用/);
    await supervisor.tap('isApproved-yes');
    await supervisor.type('step-reason', '另一台还要两周');
    await take(supervisor, 'decide-split');

    agent = await day.staffAt('agent', orderId);
    await agent.tap('step-ship');
    await agent.tap('carrier-sf');
    await agent.type('step-waybill', 'SF3100000000045');
    await takeForGood(agent, 'ship');
    expect((await day.desks.agent.order(orderId)).machines.map(({ state }) => state)).toEqual(['shipped', 'repairing']);
  },
  STORY_MS,
);

test(
  'R24 a label that the customer could not read is read at the bench, and the registry decides on the warranty',
  async () => {
    const { orderId } = await orderAt('received', day.desks, 'SF3100000000052', day.photo);
    let agent = await day.staffAt('agent', orderId);
    await openRare(agent, 'read-label');
    await agent.type('step-serial-number', 'jx16q-10003-in');
    await agent.pick('step-photos', day.photo);
    await takeForGood(agent, 'read-label');
    expect(await machineOf(orderId)).toMatchObject({ serialNumber: 'JX16Q-10003-IN', warranty: { result: 'in-warranty' } });

    agent = await day.staffAt('agent', orderId);
    await agent.tap('step-judge-free');
    await agent.type('step-findings', '电源接口虚焊');
    await takeForGood(agent, 'judge-free');
    expect((await machineOf(orderId))?.state).toBe('repairing');
  },
  STORY_MS,
);

test(
  'R38 a machine that came without its label is no free repair by the number that was typed, until the label is found and read',
  async () => {
    const serialNumber = 'JX4Q-10002-IN';
    const waybillNumber = 'SF3100000000078';
    const { orderId } = await orderAt('in-transit', day.desks, waybillNumber, day.photo, [serialNumber]);
    await day.desks.agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber });

    let agent = await day.staffAt('agent', orderId);
    await agent.sees('staff-machine-m1', /保修期内/);
    await agent.tap('step-unpack-p1');
    await agent.pick('step-unpacking', day.photo);
    await agent.tap('presence-m1-unlabelled');
    await agent.sees('presence-m1-field', /读到标签之前，不能按登记表判断保修/);
    await takeForGood(agent, 'unpack');

    agent = await day.staffAt('agent', orderId);
    await agent.sees('staff-machine-m1', /无法判断.*标签看不清/s);
    await agent.sees('refused-not-in-warranty', /可先读到标签/);

    await openRare(agent, 'read-label');
    await agent.type('step-serial-number', serialNumber.toLowerCase());
    await agent.pick('step-photos', day.photo);
    await takeForGood(agent, 'read-label');

    agent = await day.staffAt('agent', orderId);
    await agent.sees('staff-machine-m1', /保修期内/);
    await agent.tap('step-judge-free');
    await agent.type('step-findings', '电源接口虚焊');
    await takeForGood(agent, 'judge-free');
    expect((await machineOf(orderId))?.state).toBe('repairing');
  },
  STORY_MS,
);

test(
  'R39 a proof of purchase establishes the warranty of a machine that the registry does not know, and its repair is free',
  async () => {
    const { orderId } = await orderAt('received', day.desks, 'SF3100000000060', day.photo);
    let agent = await day.staffAt('agent', orderId);
    await agent.sees('staff-machine-m1', /无法判断/);
    await openRare(agent, 'establish-warranty');
    await agent.tap('take-establish-warranty');
    await agent.sees('missing');
    await agent.tap('step-shipped-date');
    await agent.confirmPicker();
    await agent.type('step-reason', '购买发票，写有型号');
    await agent.pick('step-photos', day.photo);
    await take(agent, 'establish-warranty');

    agent = await day.staffAt('agent', orderId);
    await agent.sees('staff-machine-m1', /按购买凭证核定/);
    await agent.tap('step-judge-free');
    await agent.type('step-findings', '电源接口虚焊');
    await takeForGood(agent, 'judge-free');
    await day.customerAt(orderId);
    await day.customer.sees('machine-m1', /维修中/);
    await day.customer.tap('more-evidence');
    await day.customer.tap('evidence-export');
    await day.customer.sees('evidence-fingerprint');
  },
  STORY_MS,
);
