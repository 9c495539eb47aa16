import { beforeAll, expect, test } from '@jest/globals';
import type { InvitationView } from '#core/contract/people';
import { staffDesk } from '../support/desk';
import { serviceChat } from '../support/service-chat';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
/** How long an instance may go on with the roles it read of somebody. */
const AT_WORK_MS = 2000;
const chat = (phone: string) => serviceChat(day.wechat, phone);
const visit = (phone: string) => day.wechat.phone(phone).call('customer', { action: 'note-visit', payload: {} });
/** What the staff's side answers once every instance knows. */
const staffReply = async (phone: string, action = 'list-queue', payload: object = {}) => {
  await day.wechat.inspect.advance(AT_WORK_MS);
  return day.wechat.phone(phone).call('staff', { action, payload });
};
const members = async () => (await day.supervisor.ask('list-staff', {})).members;
const memberOf = async (openid: string) => (await members()).find((member) => member.openid === openid);
const invite = (name: string, roles: ('agent' | 'technician' | 'finance' | 'supervisor')[] = ['agent']): Promise<InvitationView> =>
  day.supervisor.ask('make-invitation', { commandId: day.supervisor.nextCommandId(), name, roles });
const lastWords = async (phone: string) => (await chat(phone).said()).at(-1)?.text;
const NOT_FOUND = { ok: false, error: { code: 'not-found' } };

beforeAll(async () => {
  for (const phone of ['agent', 'supervisor']) await visit(phone);
});

test('whoever scans an invitation joins as soon as they open the Mini Program', async () => {
  const { pictureUrl, state } = await invite('新同事', ['agent', 'technician']);
  expect(state).toBe('open');
  expect((await fetch(pictureUrl)).headers.get('content-type')).toBe('image/png');

  await chat('customer-2').scan(pictureUrl);

  expect(await lastWords('customer-2')).toBe('新同事，邀请已确认，角色：客服、维修员。请打开一次“JASMINER 售后”小程序，打开后即生效。');
  expect((await day.supervisor.ask('list-invitations', {})).invitations).toMatchObject([{ name: '新同事', state: 'bound' }]);
  expect(await staffReply('customer-2')).toMatchObject(NOT_FOUND);
  expect(await visit('customer-2')).toMatchObject({ value: { isFollower: true, hasJoinedStaff: true } });
  expect(await staffReply('customer-2')).toMatchObject({ ok: true });
  expect(await memberOf('oDEV_customer2')).toMatchObject({
    name: '新同事',
    isFollower: true,
    roles: [{ role: 'agent' }, { role: 'technician' }],
  });
  expect((await day.supervisor.ask('list-invitations', {})).invitations).toEqual([]);
});

test('whoever is known already joins by the scan alone; a second scan says so, and nobody else can use the code', async () => {
  await visit('customer');
  const { pictureUrl } = await invite('老客户', ['finance']);
  await chat('customer').scan(pictureUrl);
  expect(await lastWords('customer')).toMatch(/^老客户，您已加入售后团队，角色：财务。/);
  expect(await staffReply('customer')).toMatchObject({ ok: true });
  await chat('customer').scan(pictureUrl);
  expect(await lastWords('customer')).toMatch(/^老客户，您已加入/);
  await chat('finance').scan(pictureUrl);
  expect(await lastWords('finance')).toMatch(/已被他人使用/);
});

test('somebody who is let go is out on every instance within two seconds, and may be invited anew', async () => {
  const gone = await memberOf('oDEV_customer');
  const command = { openid: 'oDEV_customer', version: gone?.version ?? 0, commandId: day.supervisor.nextCommandId(), reason: '手机丢失' };
  const left = await day.supervisor.ask('let-staff-leave', command);
  expect(left.members.map(({ openid }) => openid)).not.toContain('oDEV_customer');
  expect(await staffReply('customer')).toMatchObject(NOT_FOUND);
  // The same command again: its answer was lost.
  expect((await day.supervisor.ask('let-staff-leave', command)).members).toHaveLength(left.members.length);

  await chat('customer').scan((await invite('老客户')).pictureUrl);
  expect(await staffReply('customer')).toMatchObject({ ok: true });
  const { entries } = await day.supervisor.ask('staff-history', {});
  expect(entries.slice(0, 3)).toMatchObject([
    { who: '老客户', what: '老客户加入，角色：客服' },
    { who: '主管', what: '邀请老客户加入，角色：客服' },
    { who: '主管', what: '将老客户移出团队', reason: '手机丢失' },
  ]);
});

test('other roles hold within two seconds', async () => {
  const { version = 0 } = (await memberOf('oDEV_customer')) ?? {};
  const roles = ['supervisor' as const];
  const change = { openid: 'oDEV_customer', version, commandId: day.supervisor.nextCommandId(), roles };
  await day.supervisor.ask('change-staff-roles', change);
  expect(await staffReply('customer', 'list-staff')).toMatchObject({ ok: true });
  const late = { ...change, roles: ['agent' as const], commandId: day.supervisor.nextCommandId() };
  expect(await day.supervisor.reply('change-staff-roles', late)).toMatchObject({
    ok: false,
    error: { code: 'stale-version', current: version + 1 },
  });
});

test('of two supervisors who let each other go one stays, and the last one cannot leave or become something else', async () => {
  const other = staffDesk(day.wechat.phone('customer'), 'other-supervisor');
  const everybody = await members();
  const versionOf = (openid: string) => everybody.find((member) => member.openid === openid)?.version ?? -1;
  const leave = (openid: string) => ({ openid, version: versionOf(openid), reason: '离职' });
  const replies = await Promise.all([
    day.supervisor.reply('let-staff-leave', { ...leave('oDEV_customer'), commandId: day.supervisor.nextCommandId() }),
    other.reply('let-staff-leave', { ...leave('oDEV_supervisor'), commandId: other.nextCommandId() }),
  ]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);

  const [openid, desk] = replies[0]?.ok ? (['oDEV_supervisor', day.supervisor] as const) : (['oDEV_customer', other] as const);
  const me = (await desk.ask('list-staff', {})).members.find((member) => member.openid === openid);
  const mine = { openid, version: me?.version ?? -1 };
  expect(await desk.reply('let-staff-leave', { ...mine, commandId: desk.nextCommandId(), reason: '离职' })).toMatchObject({
    error: { code: 'last-supervisor' },
  });
  expect(await desk.reply('change-staff-roles', { ...mine, commandId: desk.nextCommandId(), roles: ['agent'] })).toMatchObject({
    error: { code: 'last-supervisor' },
  });
  await day.wechat.inspect.reset();
});

test('a code is good for half an hour', async () => {
  const { pictureUrl, scene } = await invite('来晚的人');
  await chat('customer').follow();
  await day.wechat.inspect.advance(29 * 60_000);
  await chat('customer').scan(pictureUrl);
  expect(await lastWords('customer')).toMatch(/^来晚的人，邀请已确认/);
  await day.supervisor.ask('withdraw-invitation', { commandId: day.supervisor.nextCommandId(), scene });
  await visit('customer');
  expect(await staffReply('customer')).toMatchObject(NOT_FOUND);
  await chat('customer').scan((await invite('又来晚的人')).pictureUrl);
  expect(await staffReply('customer')).toMatchObject({ ok: true });
});

test('a code that was withdrawn leads nowhere, and cannot be withdrawn twice', async () => {
  const { pictureUrl, scene } = await invite('不来的人');
  const { supervisor } = day;
  await supervisor.ask('withdraw-invitation', { commandId: supervisor.nextCommandId(), scene });
  await chat('customer-2').scan(pictureUrl);
  expect(await lastWords('customer-2')).toBe('这个邀请已被主管撤回。');
  expect(await supervisor.reply('withdraw-invitation', { commandId: supervisor.nextCommandId(), scene })).toMatchObject({
    error: { code: 'invitation-closed' },
  });
});

test('a phone that was cut off leaves no way back: what it invited to ends with it, scanned or not', async () => {
  await day.wechat.inspect.reset();
  for (const phone of ['customer', 'supervisor']) await visit(phone);
  const { pictureUrl: forCustomer } = await invite('新主管', ['supervisor']);
  await chat('customer').scan(forCustomer);
  const thief = staffDesk(day.wechat.phone('customer'), 'supervisor');
  const make = (name: string) => thief.ask('make-invitation', { commandId: thief.nextCommandId(), name, roles: ['supervisor'] });
  await day.wechat.inspect.advance(AT_WORK_MS);
  const [scanned, unscanned] = [await make('第一扇后门'), await make('第二扇后门')];
  await chat('customer-2').scan(scanned.pictureUrl);

  const version = (await memberOf('oDEV_customer'))?.version ?? 0;
  const { supervisor } = day;
  await supervisor.ask('let-staff-leave', { commandId: supervisor.nextCommandId(), openid: 'oDEV_customer', version, reason: '手机丢失' });

  expect(await visit('customer-2')).toMatchObject({ value: { hasJoinedStaff: false } });
  await chat('customer-2').scan(unscanned.pictureUrl);
  expect(await lastWords('customer-2')).toBe('这个邀请已被主管撤回。');
  expect(await staffReply('customer-2')).toMatchObject(NOT_FOUND);
});

test('of two who scan the same code at once one joins, and the other is told', async () => {
  await day.wechat.inspect.reset();
  const both = ['customer', 'customer-2'];
  for (const phone of both) await visit(phone);
  const { pictureUrl } = await invite('一个人');
  const before = (await members()).length;
  await Promise.all(both.map((phone) => chat(phone).scan(pictureUrl)));
  expect((await members()).length).toBe(before + 1);
  const told = (await Promise.all(both.map(lastWords))).sort();
  expect(told).toEqual([expect.stringMatching(/^一个人，您已加入/), expect.stringMatching(/^这个邀请已被他人使用/)]);
});

test('staff who scan a code stay what they are, and the code stays good', async () => {
  await visit('agent');
  const { pictureUrl } = await invite('别人');
  await chat('agent').scan(pictureUrl);
  expect(await lastWords('agent')).toMatch(/已是售后团队成员/);
  expect((await day.supervisor.ask('list-invitations', {})).invitations).toMatchObject([{ name: '别人', state: 'open' }]);
});

test('when WeChat gives no code, nothing was made', async () => {
  await day.wechat.inspect.addFault({
    on: 'api',
    name: '/cgi-bin/qrcode/create',
    effect: { kind: 'fail', errCode: -1, errMsg: 'system error' },
  });
  const { supervisor } = day;
  const before = await supervisor.ask('list-invitations', {});
  const reply = await supervisor.reply('make-invitation', { commandId: supervisor.nextCommandId(), name: '某人', roles: ['agent'] });
  await day.wechat.inspect.clearFaults();
  expect(reply).toMatchObject({ ok: false, error: { code: 'service-account-silent' } });
  expect(await supervisor.ask('list-invitations', {})).toEqual(before);
});

test('the menu is there from the start', async () => {
  expect((await chat('customer').state()).menu?.map(({ name }) => name)).toEqual(['进度', '报修', '联系客服']);
});
