import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Callback, startCallback } from '../../support/callback';
import { type Inspector, inspector } from '../../support/inspector';
import { startCloud, type TestCloud } from '../local-cloud';

let local: TestCloud;
let inspect: Inspector;
let callback: Callback;
beforeAll(async () => {
  callback = await startCallback();
  local = await startCloud({
    config: {
      collections: [{ name: 'things' }],
      serviceAccount: {
        appId: 'wxservice',
        name: '服务号',
        push: { url: callback.url, token: 'AAAAA', mode: 'plain', format: 'xml' },
      },
    },
  });
  inspect = inspector(local.url);
});
afterAll(() => callback.stop());

const add = (_id: string) => local.services.database.insert('things', [{ _id }], undefined);

test('faults are added, looked at and removed', async () => {
  const lose = { kind: 'lose-request' } as const;
  const first = await inspect.addFault({ on: 'timer', name: '*', effect: lose });
  const second = await inspect.addFault({ on: 'push', name: 'text', effect: lose });
  await inspect.removeFault(first);
  expect(await inspect.faults()).toEqual([{ id: second, on: 'push', name: 'text', effect: lose, seen: 0, struck: 0 }]);
  await inspect.clearFaults();
  expect(await inspect.faults()).toEqual([]);
});

test('snapshots are taken, restored and removed, and a reset goes further back', async () => {
  await add('one');
  expect(await inspect.takeSnapshot('with-one')).toMatchObject({ name: 'with-one', files: 0 });
  await add('two');
  await inspect.restoreSnapshot('with-one');
  expect(await inspect.documents('things')).toEqual([{ _id: 'one' }]);
  await inspect.reset();
  expect(await inspect.documents('things')).toEqual([]);
  await inspect.removeSnapshot('with-one');
  await expect(inspect.restoreSnapshot('with-one')).rejects.toThrow('NO_SNAPSHOT');
});

test('pushes are found by person, event, outcome and text; their address is checked', async () => {
  const push = (Event: string) => ({ ToUserName: 'gh_1', FromUserName: 's-anna', CreateTime: 1, MsgType: 'event', Event });
  for (const name of ['CLICK', 'VIEW']) local.services.events.emit('outgoing', 'service-account', push(name));
  const outcomes = async () => (await inspect.pushes()).map(({ outcome }) => outcome);
  while ((await outcomes()).includes(undefined));
  expect(await inspect.pushes({ event: 'VIEW' })).toMatchObject([{ message: { Event: 'VIEW' }, outcome: 'accepted' }]);
  expect(await inspect.pushes({ account: 'service-account', openid: 's-anna', outcome: 'accepted', text: 'click' })).toHaveLength(1);
  for (const query of [{ account: 'mini-program' }, { openid: 's-bert' }, { outcome: 'unanswered' }, { text: 'nowhere' }])
    expect([query, await inspect.pushes(query)]).toEqual([query, []]);

  callback.answerWith = ({ query }) => String(query.echostr);
  expect(await inspect.verifyPush('service-account')).toMatchObject({ ok: true });
  await expect(inspect.verifyPush('mini-program')).rejects.toThrow('NO_PUSH_URL');
});
