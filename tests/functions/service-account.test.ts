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
