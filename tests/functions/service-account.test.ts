import { afterEach, expect, test } from '@jest/globals';
import { serviceChat } from '../support/service-chat';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const chat = (phone: string) => serviceChat(day.wechat, phone);
const users = async (openid: string) => (await day.wechat.inspect.documents('users')).find(({ _id }) => _id === openid);
const follower = async (serviceOpenid: string) =>
  (await day.wechat.inspect.documents('followers')).find(({ _id }) => _id === serviceOpenid);
const visit = (phone: string) => day.wechat.phone(phone).call('customer', { action: 'note-visit', payload: {} });
const kept = () => day.wechat.inspect.documents('handled_pushes');

afterEach(() => day.wechat.inspect.clearFaults());

test('the address of the callback passes the check of WeChat', async () => {
  expect(await day.wechat.inspect.verifyPush('service-account')).toMatchObject({ ok: true });
});

test('whoever follows is welcomed, and known by both names once they open the Mini Program', async () => {
  const { outcome, attempts } = await chat('customer').follow();
  expect({ outcome, attempts: attempts.length }).toEqual({ outcome: 'replied', attempts: 1 });
  expect(await follower('oSA_customer')).toMatchObject({ unionid: 'uDEV_customer', openid: null });

  expect(await visit('customer')).toMatchObject({ ok: true, value: { isFollower: true, hasJoinedStaff: false } });

  expect(await follower('oSA_customer')).toMatchObject({ openid: 'oDEV_customer' });
  expect(await users('oDEV_customer')).toMatchObject({ unionid: 'uDEV_customer', serviceOpenid: 'oSA_customer' });
});

test('whoever opened the Mini Program first is known by both names as soon as they follow', async () => {
  expect(await visit('customer-2')).toMatchObject({ value: { isFollower: false } });
  await chat('customer-2').follow();
  expect(await users('oDEV_customer2')).toMatchObject({ unionid: 'uDEV_customer2', serviceOpenid: 'oSA_customer2' });
  expect(await follower('oSA_customer2')).toMatchObject({ openid: 'oDEV_customer2' });
});

test('whoever leaves is no follower any more, and their name at the service account is forgotten', async () => {
  expect((await chat('customer-2').unfollow()).outcome).toBe('accepted');
  expect(await follower('oSA_customer2')).toBeUndefined();
  const user = await users('oDEV_customer2');
  expect(user).toMatchObject({ unionid: 'uDEV_customer2' });
  expect(user).not.toHaveProperty('serviceOpenid');
});

test('a message that comes twice is handled once and answered twice with the same words', async () => {
  await day.wechat.inspect.addFault({ on: 'push', name: 'text', effect: { kind: 'lose-reply' }, times: 1 });
  const before = (await kept()).length;
  const push = await chat('customer').write('您好');
  expect(push.attempts.map(({ outcome }) => outcome)).toEqual(['lost', 'replied']);
  expect((await kept()).length).toBe(before + 1);
});

test('a message that arrives by two requests at once is handled once', async () => {
  await day.wechat.inspect.addFault({ on: 'push', name: 'text', effect: { kind: 'duplicate' }, times: 1 });
  const before = (await kept()).length;
  expect((await chat('customer').write('在吗')).outcome).toBe('replied');
  expect((await kept()).length).toBe(before + 1);
});

test.each(['lose-request', 'lose-reply'] as const)(
  'wherever an instance is cut off (%s), the message is answered, once and the same',
  async (kind) => {
    for (let after = 0; after < 4; after += 1) {
      const { inspect } = day.wechat;
      const heard = (await chat('customer').said()).length;
      // Everything the instance asks for from here on is lost, as if it had died; the next one is well.
      await inspect.addFault({ on: 'action', name: '*', functionName: 'service-account', effect: { kind }, after, times: 3 });
      const push = await chat('customer').write(`第 ${after} 次`);
      await inspect.clearFaults();
      expect({ after, outcome: push.outcome }).toEqual({ after, outcome: 'replied' });
      expect((await chat('customer').said()).slice(heard).map(({ from }) => from)).toEqual(['passive-reply']);
    }
  },
);

test('what takes longer than WeChat waits is taken in time and answered by a customer-service message, once', async () => {
  const { inspect } = day.wechat;
  const heard = (await chat('customer').said()).length;
  const slow = { on: 'action', name: 'database.*', collection: 'followers', functionName: 'service-account' } as const;
  await inspect.addFault({ ...slow, effect: { kind: 'delay', delayMs: 6000 }, times: 1 });

  const push = await chat('customer').write('急');

  expect({ outcome: push.outcome, attempts: push.attempts.length }).toEqual({ outcome: 'accepted', attempts: 1 });
  expect((await chat('customer').hears(heard + 1)).slice(heard)).toEqual([expect.stringContaining('没有进行中的工单')]);
  await inspect.runTimer('service-account');
  expect((await chat('customer').said()).slice(heard).map(({ from }) => from)).toEqual(['customer-service']);
});

test('what nobody came back for is answered by the timer', async () => {
  const { inspect } = day.wechat;
  const heard = (await chat('customer').said()).length;
  // The message is kept, and then neither we nor WeChat get through.
  const lost = { on: 'action', functionName: 'service-account', effect: { kind: 'lose-request' } } as const;
  await inspect.addFault({ ...lost, name: '*', collection: 'followers' });
  await inspect.addFault({ ...lost, name: 'database.modifyDocument', collection: 'handled_pushes' });
  await inspect.addFault({ on: 'push', name: 'text', effect: { kind: 'lose-reply' } });
  expect((await chat('customer').write('有人吗')).outcome).toBe('unanswered');
  await inspect.clearFaults();

  await inspect.advance(60_000);

  const said = (await chat('customer').said()).slice(heard).filter(({ from }) => from !== 'wechat');
  expect(said).toEqual([{ from: 'customer-service', text: expect.stringContaining('没有进行中的工单') }]);
});

test('a message is not given up while something is out of order for some minutes', async () => {
  const { inspect } = day.wechat;
  const heard = (await chat('customer').said()).length;
  await inspect.addFault({
    on: 'action',
    name: '*',
    collection: 'followers',
    effect: { kind: 'fail', errCode: -501001, errMsg: 'resource system error' },
  });
  expect((await chat('customer').write('还在吗')).outcome).toBe('accepted');
  await inspect.advance(60_000);
  expect((await chat('customer').said()).length).toBe(heard);
  await inspect.clearFaults();

  for (let minute = 0; minute < 3; minute += 1) await inspect.advance(60_000);

  expect((await chat('customer').said()).slice(heard)).toEqual([
    { from: 'customer-service', text: expect.stringContaining('没有进行中的工单') },
  ]);
});

test('when it is out of order for good, the person is told that nothing came of it', async () => {
  const { inspect } = day.wechat;
  const heard = (await chat('customer').said()).length;
  await inspect.addFault({
    on: 'action',
    name: '*',
    collection: 'followers',
    effect: { kind: 'fail', errCode: -501001, errMsg: 'resource system error' },
  });
  await chat('customer').write('没人吗');
  for (let minute = 0; minute < 60; minute += 5) await inspect.advance(5 * 60_000);
  expect((await chat('customer').said()).slice(heard)).toMatchObject([
    { from: 'customer-service', text: expect.stringMatching(/^系统出了问题/) },
  ]);
});

test('when WeChat does not say who followed, it is asked again until it does', async () => {
  const { inspect } = day.wechat;
  await inspect.addFault({ on: 'api', name: '/cgi-bin/user/info', effect: { kind: 'fail', errCode: -1, errMsg: 'system error' } });
  expect((await chat('customer-2').follow()).outcome).toBe('replied');
  expect(await follower('oSA_customer2')).toMatchObject({ unionid: null, openid: null });
  await inspect.clearFaults();

  await inspect.advance(2 * 60_000);

  expect(await follower('oSA_customer2')).toMatchObject({ unionid: 'uDEV_customer2', openid: 'oDEV_customer2' });
  expect(await users('oDEV_customer2')).toMatchObject({ serviceOpenid: 'oSA_customer2' });
});

test('a follow that comes after the person has left again makes them no follower', async () => {
  const { inspect } = day.wechat;
  await inspect.addFault({ on: 'push', name: 'subscribe', effect: { kind: 'lose-request' }, times: 1 });
  await inspect.addFault({ on: 'push', name: 'subscribe', effect: { kind: 'delay', delayMs: 1500 }, times: 1 });
  const following = chat('agent').follow();
  await chat('agent').unfollow();
  await following;
  expect(await follower('oSA_agent')).toBeUndefined();
});

test('messages are forgotten after a day', async () => {
  await day.wechat.inspect.advance(25 * 3_600_000);
  expect(await kept()).toEqual([]);
});
