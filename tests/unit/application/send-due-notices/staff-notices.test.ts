import { describe, expect, test } from '@jest/globals';
import type { Notice } from '#core/domain/notice';
import { aNotice, NOON } from '../../../support/notices';
import type { OutboxWorld } from '../../../support/outbox-world';
import { aWorld, later, MINUTE_MS, run } from '../../../support/waiting-notices';

describe('what is for staff', () => {
  const asked = aNotice({
    code: 'N27',
    recipient: { kind: 'role', role: 'agent' },
    by: 'o-customer',
    facts: { ...aNotice().facts, about: 'message' },
  });
  const staff: OutboxWorld['staff'] = [
    { openid: 'o-a', name: 'A', roles: ['agent'] },
    { openid: 'o-b', name: 'B', roles: ['agent', 'technician'] },
    { openid: 'o-f', name: 'F', roles: ['finance'] },
    { openid: 'o-v', name: 'V', roles: ['supervisor'] },
  ];
  const told = ({ notices }: OutboxWorld) =>
    [...notices.values()].flatMap(({ recipient }) => (recipient.kind === 'staff' ? [recipient.openid] : [])).sort();

  test.each<[who: string, change: Partial<Notice>, expected: readonly string[]]>([
    ['everybody who has the role', {}, ['o-a', 'o-b']],
    ['whoever looks after the order, alone', { assignee: 'o-b' }, ['o-b']],
    ['a supervisor who looks after it', { assignee: 'o-v' }, ['o-v']],
    ['everybody, if it is no matter of the assignee’s', { assignee: 'o-f' }, ['o-a', 'o-b']],
    ['not whoever did it', { by: 'o-a' }, ['o-b']],
    ['not whose own order it is', { customer: 'o-b' }, ['o-a']],
    ['not them, though they look after it', { customer: 'o-b', assignee: 'o-b' }, ['o-a']],
    ['finance of what is finance’s', { recipient: { kind: 'role', role: 'finance' }, assignee: 'o-a' }, ['o-f']],
  ])('is told to %s', async (_who, change, expected) => {
    const world = aWorld([{ ...asked, ...change }]);
    world.staff = staff;
    await run(world);
    expect(told(world)).toEqual(expected);
  });

  test('is told to the supervisors where nobody has the role, and waits where there are none', async () => {
    const world = aWorld([asked]);
    await run(world);
    expect(world.notice(asked.id)).toMatchObject({ push: 'pending', pushReason: 'nobody-there' });
    world.staff = staff.slice(3);
    await later(world, 10 * MINUTE_MS);
    expect(told(world)).toEqual(['o-v']);
  });

  test('comes as a template message that opens the order, else it is marked in their list; spreading twice adds nothing', async () => {
    const world = aWorld([asked]);
    world.staff = staff;
    world.person('o-a', { follows: true });
    await Promise.all([run(world), run(world)]);
    expect(world.wechat.sent).toMatchObject([
      { openid: 'o-a', page: 'staff/order/index?id=wo1', texts: ['客户留言', 'JM2611-wo1-2', expect.any(String), expect.any(String)] },
    ]);
    expect(world.notice(`${asked.id}:o-b`)).toMatchObject({ push: 'in-app', pushReason: 'on-the-desk' });
    expect(told(world)).toEqual(['o-a', 'o-b']);
  });
});

describe('staff who left', () => {
  const asked = aNotice({ code: 'N27', recipient: { kind: 'role', role: 'agent' }, by: 'o-customer', assignee: 'o-leaver' });
  const others: OutboxWorld['staff'] = [
    { openid: 'o-a', name: 'A', roles: ['agent'] },
    { openid: 'o-v', name: 'V', roles: ['supervisor'] },
  ];
  /** It waits for the morning, and whoever it waits for leaves in the night. */
  async function leftInTheNight(notice: Notice, ...stay: OutboxWorld['staff']): Promise<OutboxWorld> {
    const night = NOON + 12 * 60 * MINUTE_MS;
    const world = aWorld([]);
    world.now = night;
    world.staff = [{ openid: 'o-leaver', name: 'L', roles: ['agent'] }, ...stay];
    for (const { openid } of world.staff) world.person(openid, { follows: true });
    world.tell({ ...notice, at: night });
    await run(world);
    expect([world.wechat.sent, world.notice(`${notice.id}:o-leaver`).pushReason]).toEqual([[], 'quiet-hours']);
    world.staff = stay;
    await later(world, 8 * 60 * MINUTE_MS);
    return world;
  }
  const toldTo = ({ wechat }: OutboxWorld) => wechat.sent.map(({ openid }) => openid);

  test('are told nothing of orders any more, and what they alone were to know is told whoever else it concerns', async () => {
    const world = await leftInTheNight(asked, ...others);
    expect(toldTo(world)).toEqual(['o-a']);
    expect(world.notice(`${asked.id}:o-leaver`)).toMatchObject({ push: 'in-app', pushReason: 'handed-on' });
  });

  test('what others were told, too, is told them once', async () => {
    const { assignee: _none, ...toEverybody } = asked;
    expect(toldTo(await leftInTheNight(toEverybody, ...others))).toEqual(['o-a']);
  });

  test('what nobody can take over waits for somebody', async () => {
    const world = await leftInTheNight(asked);
    expect(world.notice(`${asked.id}:o-leaver`)).toMatchObject({ push: 'pending', pushReason: 'nobody-there' });
    world.staff = others;
    await later(world, 10 * MINUTE_MS);
    await later(world, MINUTE_MS);
    expect(world.notice(`${asked.id}:o-a`).pushReason).toBe('on-the-desk');
  });
});
