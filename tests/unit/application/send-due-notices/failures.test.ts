import { describe, expect, test } from '@jest/globals';
import { sendDueNotices } from '#core/application/send-due-notices';
import { BROKEN, sendFailure } from '#core/domain/messages/send-failure';
import type { Notice } from '#core/domain/notice';
import { aNotice } from '../../../support/notices';
import { aWorld, bold, later, MINUTE_MS, progress, run } from '../../../support/waiting-notices';

describe('errors', () => {
  const FAULTS = [47003, 40003, 40037, 45168];
  test.each(FAULTS)('after %i the next channel is taken, and supervisors are told that something is wrong', async (errCode) => {
    const world = aWorld([bold], { credits: { [progress]: 2 }, follows: true });
    world.wechat.answers.push(errCode);
    await run(world);
    expect(world.notice(bold.id)).toMatchObject({ channel: 'template', deadLetter: { channel: 'subscribe', errCode } });
    expect(world.ledgers.get('customer:o-customer')?.credits).toEqual({ [progress]: 2 });
    expect([...world.notices.keys()]).toContain(`dead-letter:2026-11-23:subscribe:${errCode}`);
  });

  test('an alarm that could not be stored had the message told a second time', async () => {
    const world = aWorld([bold], { credits: { [progress]: 2 }, follows: true });
    world.wechat.answers.push(47003);
    const instance = world.instance(async (call, carryOut) => {
      if (call === 'outbox.addNotices') throw new Error('the database is away');
      return carryOut();
    });
    await sendDueNotices(instance, {});
    await later(world, 10 * MINUTE_MS);
    expect(world.wechat.sent).toHaveLength(1);
    expect(world.notice(bold.id)).toMatchObject({ push: 'sent', channel: 'template', deadLetter: { errCode: 47003 } });
  });

  test.each([43108, -1, 45009, -604101, -501002, -2])(
    'after %i it is tried again, later each time, and at last the next channel is taken',
    async (errCode) => {
      const failure = sendFailure(errCode);
      if (failure.kind !== 'again') throw new Error(`${errCode} is not tried again`);
      const world = aWorld([bold], { credits: { [progress]: 2 }, follows: true });
      const pauses: number[] = [];
      world.wechat.answers.push(...new Array<number>(failure.tries).fill(errCode));
      for (let attempt = 1; attempt < failure.tries; attempt += 1) {
        await run(world);
        expect(world.notice(bold.id)).toMatchObject({ push: 'pending', pushReason: `again-${errCode}`, attempts: attempt });
        pauses.push(world.notice(bold.id).dueAt - world.now);
        world.now = world.notice(bold.id).dueAt;
      }
      await run(world);
      expect(world.notice(bold.id)).toMatchObject({ channel: 'template', closed: { subscribe: `gave-up-${errCode}` } });
      expect(pauses.every((pause, index) => index === 0 || pause === 2 * (pauses[index - 1] ?? 0))).toBe(true);
    },
  );

  test('a template message that may have been sent is not tried again once WeChat may have forgotten it', async () => {
    const world = aWorld([bold], { follows: true });
    world.wechat.answers.push(...new Array<number>(20).fill(-2));
    for (let minutes = 0; minutes < 30; minutes += 1) await later(world, MINUTE_MS);
    const { closed, deadLetter } = world.notice(bold.id);
    expect([closed.template, deadLetter?.errCode]).toEqual(['gave-up--2', -2]);
    expect(20 - world.wechat.answers.length).toBeLessThan(8);
  });

  /** A notice that cannot be put into words: of a version of us that knew another code. */
  const unspeakable = (openid: string) =>
    aNotice({ orderId: 'wo9', recipient: { kind: 'customer', openid }, isBold: true, code: 'N0' as Notice['code'] });

  test('a notice that makes us throw keeps nobody behind it from being told, and ends in a call', async () => {
    const world = aWorld([unspeakable('o-first'), unspeakable('o-customer'), bold], { credits: { [progress]: 2 } });
    world.person('o-first', { credits: { [progress]: 1 } });
    expect(await run(world)).toMatchObject({ sent: 1 });
    for (let minutes = 0; minutes < 10; minutes += 1) await later(world, MINUTE_MS);
    expect(world.callTasks.get('wo9:o-first')).toMatchObject({ isOpen: true });
    expect(world.notice('wo9:2:o-first:N0').deadLetter).toMatchObject({ errCode: BROKEN });
  });

  test('one person whom the database fails on keeps nobody else from being told, and neither does a task', async () => {
    const first = aNotice({ orderId: 'wo8', recipient: { kind: 'customer', openid: 'o-first' } });
    const world = aWorld([first, bold], { credits: { [progress]: 1 } });
    world.tasks.set('t', { id: 't', orderId: 'wo8', serialNumbers: [], waybillNumbers: [], version: 3, repairs: [] });
    const instance = world.instance(async (call, carryOut) => {
      if (call === 'outbox.releaseSerials') throw new Error('the database is away');
      const done = await carryOut();
      if (call === 'outbox.lease' && (done as { inbox: { openid: string } }).inbox.openid === 'o-first')
        throw new Error('the database is away');
      return done;
    });
    await sendDueNotices(instance, {});
    expect(world.notice(bold.id)).toMatchObject({ push: 'sent' });
  });
});
