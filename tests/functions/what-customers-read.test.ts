import { beforeAll, expect, test } from '@jest/globals';
import { verifyEvidence } from '../../scripts/verify-evidence.mjs';
import { nameOf, openEverybody, openidOf, STAFF_ROLES, type StaffWho } from '../support/everybody';
import { makeSubjects, type Subjects } from '../support/rights-desk';
import { orderAt } from '../support/side-path';

const everybody = openEverybody();
let subjects: Subjects;
beforeAll(async () => {
  subjects = await makeSubjects(everybody);
});
const MINUTE_MS = 60_000;

test('what customers read names no member of staff, by openid or by name, and no question between staff and supervisor', async () => {
  const { order } = subjects.of('owner');
  const { orderId } = order;
  const [agent, technician, supervisor] = [everybody.staff('agent'), everybody.staff('technician'), everybody.staff('supervisor')];
  await agent.take(orderId, 'assign', { assigneeOpenid: openidOf('supervisor') });
  await agent.take(orderId, 'message', { text: '请稍等', photos: [] });
  await agent.take(orderId, 'sign-parcel', { parcelId: 'p1', waybillNumber: subjects.of('owner').waybillNumber });
  const unpacking = [await technician.attach('unpacking', everybody.photo)];
  await technician.take(orderId, 'unpack', { parcelId: 'p1', serialsFound: [], unlabelledMachineIds: ['m1'], photos: unpacking });
  const photos = [await technician.attach('finding', everybody.photo)];
  await technician.take(orderId, 'report-damage', { machineIds: ['m1'], damageCause: 'user', text: '外壳变形', photos });
  const asked = { machineIds: ['m1'], approvalCode: 'N2' as const };
  await technician.take(orderId, 'request-approval', { ...asked, text: 'BETWEEN-US-1', photos });
  await supervisor.take(orderId, 'decide-approval', { ...asked, isApproved: false, reason: 'BETWEEN-US-2' });
  const desks = { customer: everybody.customer('owner'), agent: supervisor, finance: everybody.staff('finance') };
  const ready = await orderAt('paid', desks, 'SF1020304050603', everybody.photo, 2);
  await technician.take(ready.orderId, 'finish', { machineIds: ['m1'], testRecord: '满载运行 24 小时正常', parts: '' });
  await agent.take(ready.orderId, 'request-split', { machineIds: ['m1'], reason: 'BETWEEN-US-3' });
  await supervisor.take(ready.orderId, 'decide-split', { machineIds: ['m1'], isApproved: false, reason: 'BETWEEN-US-4' });

  const stale = { commandId: 'rights-stale-0123456789', orderId, version: order.version, step: 'cancel', payload: { reason: '不修了' } };
  const token = subjects.of('owner').token;
  const replies = {
    order: await everybody.customer('owner').order(orderId),
    'order ready': await everybody.customer('owner').order(ready.orderId),
    list: await everybody.customer('owner').ask('list-orders', { filter: 'all' }),
    notices: await everybody.customer('owner').ask('list-notices', {}),
    start: await everybody.customer('owner').ask('start', {}),
    stale: await everybody.customer('owner').reply('take-step', stale),
    shared: await everybody.customer('other').ask('get-shared-order', { orderId, token }),
  };
  expect(replies.stale).toMatchObject({
    ok: false,
    error: { code: 'stale-version', changes: expect.arrayContaining([expect.objectContaining({ detail: '外壳变形' })]) },
  });
  for (const [name, reply] of Object.entries(replies)) {
    const said = JSON.stringify(reply);
    const secrets = [
      ...(Object.keys(STAFF_ROLES) as StaffWho[]).flatMap((who) => [nameOf(who), openidOf(who)]),
      'BETWEEN-US',
      ...(name === 'order' ? [] : [token]),
      ...(name === 'shared' ? [openidOf('owner')] : []),
    ];
    expect([name, secrets.filter((secret) => said.includes(secret))]).toEqual([name, []]);
  }
  // Nor does the file that leaves the house say it, which stays as it was signed; staff have a copy in which it is proved.
  const file = async (who: 'owner' | 'agent', copy: 'public' | 'internal') => {
    await everybody.wechat.inspect.advance(MINUTE_MS);
    const exported = await everybody.ask(who, 'evidence', { action: 'export-order', payload: { orderId, copy } });
    if (!exported.ok) return exported.error.code;
    const content = Buffer.from(await (await fetch((exported.value as { url: string }).url)).arrayBuffer());
    return { said: content.toString('utf8').match(/BETWEEN-US-\d/g) ?? [], verified: verifyEvidence(content).problems };
  };
  expect(await file('owner', 'public')).toEqual({ said: [], verified: [] });
  expect(await file('agent', 'public')).toEqual({ said: [], verified: [] });
  expect(await file('owner', 'internal')).toBe('not-found');
  const internal = await file('agent', 'internal');
  expect(internal).toMatchObject({ said: expect.arrayContaining(['BETWEEN-US-1', 'BETWEEN-US-2']), verified: [] });
  // Staff read all of it.
  const atWork = JSON.stringify([await agent.order(orderId), await agent.order(ready.orderId)]);
  for (const secret of ['BETWEEN-US-1', 'BETWEEN-US-2', 'BETWEEN-US-3', 'BETWEEN-US-4', nameOf('technician')])
    expect(atWork).toContain(secret);
});

test('the key of the share link stands nowhere but in the order’s own view: not in events, notices or the exported file', async () => {
  const { order, token } = subjects.of('owner');
  await everybody.wechat.inspect.advance(MINUTE_MS);
  const exported = await everybody.ask('owner', 'evidence', { action: 'export-order', payload: { orderId: order.orderId } });
  if (!exported.ok) throw new Error(exported.error.code);
  const file = await (await fetch((exported.value as { url: string }).url)).text();
  const told = JSON.stringify(await everybody.wechat.inspect.documents('notices'));
  const atWork = JSON.stringify(await everybody.staff('supervisor').order(order.orderId));
  const log = JSON.stringify((await everybody.wechat.inspect.invocations('staff')).map((run) => run));
  expect([file, told, atWork, log].map((text) => text.includes(token))).toEqual([false, false, false, false]);
  for (const who of Object.keys(STAFF_ROLES) as StaffWho[]) {
    expect([who, file.includes(nameOf(who)), file.includes(openidOf(who))]).toEqual([who, false, false]);
  }
});
