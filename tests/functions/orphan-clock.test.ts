import { describe, expect, test } from '@jest/globals';
import { OrphanDesk } from '../support/orphan-desk';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const desk = new OrphanDesk(day);
const DAY_MS = 86_400_000;

describe('R47 ninety days, by the clock', () => {
  test('the owner is told and reminded, a supervisor is asked, and only a supervisor holds; nothing is thrown away', async () => {
    const { orderId, orderNumber } = await day.submit({ serialNumber: 'JX4-CLOCK-1' });
    const { agent, customer } = day.people;
    const orphan = await desk.register({ serialNumbers: ['JX4-CLOCK-1'] });
    const { orphanId } = orphan;
    await desk.take(orphanId, 'take-in', { place: 'A-3' });
    await desk.take(orphanId, 'tell-owner', { orderId });
    const told = async () =>
      (await customer.ask('list-notices', {})).notices.filter(({ title }) => title === '收到一个没有工单的包裹').length;
    expect(await told()).toBe(1);
    const [notice] = (await customer.ask('list-notices', {})).notices;
    expect(notice).toMatchObject({ orderId, orderNumber, page: 'order', body: expect.stringContaining('请为它创建工单') });
    expect((await day.otherCustomer.ask('list-notices', {})).notices).toEqual([]);

    await day.wechat.inspect.advance(4 * DAY_MS);
    await day.wechat.inspect.runTimer('clock');
    expect(await told()).toBe(2);
    await day.wechat.inspect.runTimer('clock'); // again: nothing
    expect(await told()).toBe(2);

    await day.wechat.inspect.advance(84 * DAY_MS); // 88 days
    await day.wechat.inspect.runTimer('clock');
    expect(await desk.step(orphanId, 'hold', {}, desk.supervisor)).toMatchObject({
      ok: false,
      error: { code: 'day-not-reached', why: [{ clause: 'R47' }] },
    });
    expect((await desk.get(orphanId)).group).toBe('waiting');

    await day.wechat.inspect.advance(3 * DAY_MS); // 91 days
    await day.wechat.inspect.runTimer('clock');
    expect((await agent.ask('list-orphans', { group: 'due' })).orphans.map(({ orphanId: id }) => id)).toContain(orphanId);
    const asked = (await day.wechat.inspect.documents('notices')).filter(({ recipientRole }) => recipientRole === 'supervisor');
    expect(asked.map(({ _id }) => String(_id)).filter((id) => id.startsWith(`${orphanId}:`))).toHaveLength(1);
    expect(await desk.step(orphanId, 'hold', {})).toMatchObject({
      ok: false,
      error: { code: 'not-allowed', whoCan: [{ role: 'supervisor' }] },
    });
    const held = await desk.take(orphanId, 'hold', {}, desk.supervisor);
    expect(held).toMatchObject({ state: 'held', group: 'held', photos: orphan.photos });

    const reopened = await desk.take(orphanId, 'reopen', { text: '客户找来了' }, desk.supervisor);
    expect(reopened).toMatchObject({ state: 'waiting', group: 'waiting' });
    await day.wechat.inspect.runTimer('clock');
    expect((await desk.get(orphanId)).version).toBe(reopened.version);
  });

  test('a contact restarts them', async () => {
    const { orphanId } = await desk.register();
    await desk.take(orphanId, 'take-in', { place: 'A-4' });
    await day.wechat.inspect.advance(60 * DAY_MS);
    await desk.take(orphanId, 'note-contact', { text: '客户说下月创建工单' });
    await day.wechat.inspect.advance(40 * DAY_MS);
    await day.wechat.inspect.runTimer('clock');
    expect(await desk.get(orphanId)).toMatchObject({ group: 'waiting', version: 3 });
    await day.wechat.inspect.advance(52 * DAY_MS);
    await day.wechat.inspect.runTimer('clock');
    expect(await desk.get(orphanId)).toMatchObject({ group: 'due', version: 4 });
  });

  test('many parcels come due at once: each is asked about once, over as many runs as it takes', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 60; count += 1) ids.push((await desk.register()).orphanId);
    await day.wechat.inspect.advance(92 * DAY_MS);
    for (let run = 0; run < 3; run += 1) await day.wechat.inspect.runTimer('clock');
    const asked = (await day.wechat.inspect.documents('notices'))
      .map(({ _id }) => String(_id))
      .filter((id) => id.endsWith(':supervisor:N27'));
    for (const id of ids) expect(asked.filter((notice) => notice.startsWith(`${id}:`))).toHaveLength(1);
  });
});
