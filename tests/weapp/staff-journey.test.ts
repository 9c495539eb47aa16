import { expect, test } from '@jest/globals';
import { labelPhoto, voucherPhoto } from '../support/photos';
import { createOrder, type People, REPAIR_JOB } from '../support/repair-job';
import { expectDrawn, openWeappDay, STORY_MS, takePhoto } from '../support/weapp-day';
import type { MiniProgram } from '../support/weapp-host/mini-program';

/** As the repair job has them. */
const IN_WARRANTY = 'JX4-10001-IN';
const OUT_OF_WARRANTY = 'JX4-20001-OUT';
const INBOUND_WAYBILL = 'SF1234567890123';
const RETURN_WAYBILL = 'SF9876543210987';

const day = openWeappDay();

/** Submits a form that cannot be undone. */
async function take(program: MiniProgram, step: string): Promise<void> {
  await program.tap(`#take-${step}`);
  await program.tap(`#confirm-${step}`);
  await program.see('#step-done');
}

test(
  'staff repair two machines, in the Mini Program as it ships',
  async () => {
    const people: People = day.desks;
    const photo = await labelPhoto(IN_WARRANTY);
    const { orderId } = await createOrder(people, people.customer.nextCommandId(), photo);
    const [, sendIn] = REPAIR_JOB;
    if (!sendIn) throw new Error('the job has no second step');

    // Triage: both machines come in.
    const agent = day.deskOf('agent');
    await agent.tap(`#queue-${orderId}`);
    await agent.arrive('staff/order/index');
    await agent.tap('#step-confirm-return');
    await agent.arrive('staff/step/index');
    await agent.tap('#take-confirm-return');
    await agent.see('#step-done');
    await sendIn.run(people, orderId, people.customer.nextCommandId(), photo);

    // The parcel at the door, by its slip.
    await agent.tap('#back-to-queue');
    await agent.arrive('staff/queue/index');
    expectDrawn(agent);
    await agent.tap('#sign-open');
    await agent.type('#sign-waybill', 'SF0000000000000');
    await agent.tap('#sign-find');
    await agent.see('#sign-not-found');
    await agent.type('#sign-waybill', INBOUND_WAYBILL.toLowerCase());
    await agent.tap('#sign-find');
    await agent.arrive('staff/step/index');
    await take(agent, 'sign-parcel');

    // Unpacking, and a verdict for each.
    await agent.tap('#step-unpack-p1');
    await takePhoto(agent, '#step-unpacking', photo);
    await agent.tap('#presence-m1-found');
    await agent.type('#serial', OUT_OF_WARRANTY);
    await agent.tap('#serial-add');
    expectDrawn(agent);
    await take(agent, 'unpack');
    await agent.tap('#step-judge-free');
    await agent.type('#step-findings', '电源接口虚焊');
    await take(agent, 'judge-free');
    await agent.tap('#step-quote');
    await agent.tap('#take-quote');
    await agent.see('#missing');
    await agent.type('#step-findings', '主板供电芯片损坏');
    await agent.tap('#class-normal');
    await agent.type('#line-0-text', '更换供电芯片');
    await agent.type('#line-0-amount', '1200');
    expectDrawn(agent);
    await take(agent, 'quote');

    // Finance looks at the voucher.
    const attachmentId = await people.customer.attach('voucher', await voucherPhoto('1200.00'));
    await people.customer.take(orderId, 'submit-voucher', { machineIds: ['m2'], amount: 120_000, attachmentId });
    const finance = day.deskOf('finance');
    await finance.tap(`#queue-${orderId}`);
    await finance.tap('#step-approve-voucher-v1');
    await finance.see('#voucher-photo');
    expectDrawn(finance);
    await take(finance, 'approve-voucher');

    // Repaired, and back together.
    await agent.tap('#back-to-order');
    await agent.arrive('staff/order/index');
    await agent.tap('#step-finish');
    await agent.tap('#choose-m2');
    await agent.type('#step-test-record', '满载 24 小时，无报错');
    await agent.tap('#take-finish');
    await agent.see('#step-done');
    await agent.tap('#step-ship');
    await agent.tap('#carrier-sf');
    await agent.type('#step-waybill', RETURN_WAYBILL);
    await take(agent, 'ship');

    const shipped = await people.agent.order(orderId);
    expect(shipped.machines.map(({ state }) => state)).toEqual(['shipped', 'shipped']);
    expect(shipped.shipments).toMatchObject([{ carrier: 'sf', waybillNumber: RETURN_WAYBILL, machineIds: ['m1', 'm2'] }]);
    expectDrawn(agent);
  },
  STORY_MS,
);
