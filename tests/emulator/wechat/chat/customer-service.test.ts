import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from '../../../../emulator/wechat/traffic';
import { type Json, MINI, pictureForm, resetWechat, startWechat, type TestWechat } from '../a-wechat';

const MINUTE = 60_000;
const HOURS_48 = 48 * 60 * MINUTE;
let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(() => resetWechat(wechat));

const say = (content = '你好', account: Account = 'service-account') =>
  wechat.chat('anna', 'send', { account, message: { type: 'text', content } });
const send = (message: Json = { msgtype: 'text', text: { content: '您好' } }, account: Account = 'service-account') =>
  wechat.api(account, '/cgi-bin/message/custom/send', { touser: account === 'mini-program' ? 'o-anna' : 's-anna', ...message });
const sendTimes = async (times: number, account?: Account) => {
  const codes: unknown[] = [];
  for (let time = 0; time < times; time += 1) codes.push((await send(undefined, account)).errcode);
  return codes;
};
const upload = async (account: Account) => (await wechat.api(account, '/cgi-bin/media/upload', pictureForm(), { type: 'image' })).media_id;

describe('how many messages, and for how long', () => {
  beforeEach(async () => {
    await wechat.chat('anna', 'follow');
    await wechat.advance(MINUTE);
  });

  test('five in 48 hours after a message of the person', async () => {
    await say();
    expect(await sendTimes(6)).toEqual([0, 0, 0, 0, 0, 45047]);
    await say();
    await wechat.advance(HOURS_48 - MINUTE);
    expect(await sendTimes(1)).toEqual([0]);
    await wechat.advance(MINUTE);
    expect(await sendTimes(1)).toEqual([45015]);
  });

  test.each([
    [
      'following',
      async () => {
        await wechat.chat('anna', 'unfollow');
        await wechat.chat('anna', 'follow');
      },
    ],
    [
      'scanning',
      async () => {
        const { ticket } = await wechat.api('service-account', '/cgi-bin/qrcode/create', {
          action_name: 'QR_SCENE',
          action_info: { scene: { scene_id: 7 } },
        });
        await wechat.chat('anna', 'scan', { code: ticket });
      },
    ],
    [
      'a tap on a click button',
      async () => {
        await wechat.api('service-account', '/cgi-bin/menu/create', { button: [{ type: 'click', name: '工单', key: 'orders' }] });
        await wechat.chat('anna', 'tap-menu', { path: [0] });
      },
    ],
  ])('three in one minute after %s', async (_what, trigger) => {
    expect(await sendTimes(1)).toEqual([45015]);
    await trigger();
    expect(await sendTimes(4)).toEqual([0, 0, 0, 45047]);
    await wechat.advance(MINUTE);
    expect(await sendTimes(1)).toEqual([45015]);
  });

  test('none after a tap on a link', async () => {
    await wechat.api('service-account', '/cgi-bin/menu/create', { button: [{ type: 'view', name: '官网', url: 'https://example.com' }] });
    await wechat.chat('anna', 'tap-menu', { path: [0] });
    expect(await sendTimes(1)).toEqual([45015]);
  });

  test('each trigger has a count of its own', async () => {
    await say();
    await wechat.chat('anna', 'unfollow');
    await wechat.chat('anna', 'follow');
    await say();
    expect(await sendTimes(9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 45047]);
  });

  test('none any more to who unsubscribed', async () => {
    await say();
    await wechat.chat('anna', 'unfollow');
    expect(await send()).toEqual({
      errcode: 45015,
      errmsg: expect.stringMatching(/^response out of time limit or subscription is canceled rid: /),
    });
  });
});

test('the customer service of the mini program: two in a minute after entering, five in 48 hours after a message', async () => {
  expect(await sendTimes(1, 'mini-program')).toEqual([45015]);
  await wechat.chat('anna', 'enter', { account: 'mini-program', sessionFrom: 'order 1' });
  expect(wechat.pushes.at(-1)).toEqual({
    account: 'mini-program',
    message: expect.objectContaining({ ToUserName: 'gh_mini', MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: 'order 1' }),
  });
  expect(await sendTimes(3, 'mini-program')).toEqual([0, 0, 45047]);
  await say('在吗', 'mini-program');
  await wechat.advance(MINUTE);
  expect(await sendTimes(6, 'mini-program')).toEqual([0, 0, 0, 0, 0, 45047]);
  expect((await wechat.readChat('anna', 'mini-program')).entries).toHaveLength(8);
});

describe('what a message may be', () => {
  beforeEach(async () => {
    await wechat.chat('anna', 'follow');
    await say();
  });
  const last = async () => (await wechat.readChat('anna')).entries.at(-1)?.body;

  test('a picture that was uploaded', async () => {
    const media_id = await upload('service-account');
    expect(await send({ msgtype: 'image', image: { media_id } })).toMatchObject({ errcode: 0 });
    expect(await last()).toEqual({ kind: 'image', mediaId: media_id, url: `/__phones/media/${media_id}` });
  });

  test('one article', async () => {
    const article = { title: '保养', description: '如何清灰', url: 'https://example.com/a', picurl: 'https://example.com/a.png' };
    expect(await send({ msgtype: 'news', news: { articles: [article] } })).toMatchObject({ errcode: 0 });
    expect(await last()).toMatchObject({ kind: 'news', articles: [{ title: '保养', picUrl: 'https://example.com/a.png' }] });
    expect(await send({ msgtype: 'news', news: { articles: [article, article] } })).toMatchObject({ errcode: 45008 });
  });

  test('choices, one of which the person taps', async () => {
    const list = [
      { id: '101', content: '满意' },
      { id: '102', content: '不满意' },
    ];
    await send({ msgtype: 'msgmenu', msgmenu: { head_content: '服务如何？', list, tail_content: '谢谢' } });
    const entry = (await wechat.readChat('anna')).entries.at(-1);
    await wechat.chat('anna', 'tap-choice', { entryId: entry?.id, choiceId: '102' });
    expect(wechat.pushes.at(-1)?.message).toMatchObject({ MsgType: 'text', Content: '不满意', bizmsgmenuid: '102' });
    expect(await wechat.chat('anna', 'tap-choice', { entryId: entry?.id, choiceId: '103' })).toMatchObject({
      status: 400,
      code: 'NO_CHOICE',
    });
    expect(await wechat.chat('bert', 'tap-choice', { entryId: entry?.id, choiceId: '102' })).toMatchObject({
      status: 400,
      code: 'NO_CHOICE',
    });
  });

  test('a card of the mini program', async () => {
    const thumb_media_id = await upload('service-account');
    const card = { title: '工单', appid: MINI.appid, pagepath: 'pages/order/index?id=1', thumb_media_id };
    expect(await send({ msgtype: 'miniprogrampage', miniprogrampage: card })).toMatchObject({ errcode: 0 });
    expect(await last()).toMatchObject({ kind: 'mini-program', title: '工单', pagePath: 'pages/order/index?id=1' });
  });

  test.each([
    ['a type nobody knows', { msgtype: 'hologram', hologram: {} }, 40008],
    ['a type of objects only', { msgtype: 'constructor' }, 40008],
    ['nothing of its type', { msgtype: 'text' }, 47001],
    ['no text', { msgtype: 'text', text: { content: '' } }, 44004],
    ['more than 2048 bytes of text', { msgtype: 'text', text: { content: '好'.repeat(683) } }, 45002],
    ['a picture nobody uploaded', { msgtype: 'image', image: { media_id: 'none' } }, 40007],
    ['no article', { msgtype: 'news', news: { articles: [] } }, 44003],
    ['choices without names', { msgtype: 'msgmenu', msgmenu: { list: [{ id: '1' }] } }, 47001],
    ['a card of another mini program', { msgtype: 'miniprogrampage', miniprogrampage: { appid: 'wxother', pagepath: 'a' } }, 40013],
    [
      'a card of a page it has not',
      { msgtype: 'miniprogrampage', miniprogrampage: { appid: MINI.appid, pagepath: 'pages/none/index' } },
      40165,
    ],
    ['a link, which is the mini program’s', { msgtype: 'link', link: { title: 'a', url: 'https://example.com' } }, 40008],
  ])('not %s, which costs nothing', async (_what, message, errcode) => {
    expect(await send(message)).toMatchObject({ errcode });
    // Five of the message and three of following.
    expect(await sendTimes(9)).toEqual([...Array<number>(8).fill(0), 45047]);
  });

  test('not to somebody nobody knows', async () => {
    expect(await send({ touser: 'o-anna', msgtype: 'text', text: { content: '您好' } })).toMatchObject({ errcode: 40003 });
  });
});

test('a picture of one account is not the other’s', async () => {
  await wechat.chat('anna', 'follow');
  const media_id = await upload('mini-program');
  expect(await send({ msgtype: 'image', image: { media_id } })).toMatchObject({ errcode: 40007 });
});

test('what was refused can be looked at, and is not shown', async () => {
  await send();
  expect(await wechat.inspect('wechat/chat?openid=s-anna')).toMatchObject({
    entries: [{ from: 'customer-service', body: { text: '您好' }, errcode: 45015 }],
  });
  expect(await wechat.readChat('anna')).toMatchObject({ entries: [], unread: 0 });
});

describe('typing', () => {
  const typing = (command: string) => wechat.api('service-account', '/cgi-bin/message/custom/typing', { touser: 's-anna', command });
  beforeEach(() => wechat.chat('anna', 'follow'));

  test('is shown for 15 seconds within 30 of a message', async () => {
    expect(await typing('Typing')).toMatchObject({ errcode: 45080 });
    await say();
    expect(await typing('Typing')).toMatchObject({ errcode: 0 });
    expect(await typing('Typing')).toMatchObject({ errcode: 45081 });
    await wechat.advance(15_000);
    expect(await typing('Typing')).toMatchObject({ errcode: 0 });
    await wechat.advance(16_000);
    expect(await typing('Typing')).toMatchObject({ errcode: 45080 });
  });

  test('ends with a message, and when told to', async () => {
    await say();
    await typing('Typing');
    await send();
    expect(await typing('Typing')).toMatchObject({ errcode: 0 });
    expect(await typing('CancelTyping')).toMatchObject({ errcode: 0 });
    expect(await typing('Typing')).toMatchObject({ errcode: 0 });
    expect(await typing('Snoring')).toMatchObject({ errcode: 45072 });
  });
});
