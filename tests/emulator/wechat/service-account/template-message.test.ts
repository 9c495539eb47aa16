import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChatBody } from '../../../../emulator/phone/protocol';
import { MINI, resetWechat, startWechat, type TestWechat } from '../a-wechat';

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(() => resetWechat(wechat));

const DATA = { character_string1: { value: 'JM2611-7K3QX' }, thing2: { value: '待报价' } };
const send = (more: Record<string, unknown> = {}) =>
  wechat.api('service-account', '/cgi-bin/message/template/send', { touser: 's-anna', template_id: 'SVC_PROGRESS', data: DATA, ...more });
const shown = async () => (await wechat.readChat('anna')).entries.filter(({ from }) => from === 'template').map(({ body }) => body);
const finished = () => wechat.pushed(({ Event }) => Event === 'TEMPLATESENDJOBFINISH');

test('a follower gets it into the chat, and its end is pushed', async () => {
  await wechat.chat('anna', 'follow');
  const miniprogram = { appid: MINI.appid, pagepath: 'pages/order/index?id=1' };
  expect(await send({ url: 'https://example.com', miniprogram })).toEqual({ errcode: 0, errmsg: 'ok', msgid: expect.any(Number) });
  const body: ChatBody = {
    kind: 'template',
    title: '工单进度通知',
    rows: [
      { label: '工单号', value: 'JM2611-7K3QX' },
      { label: '进度', value: '待报价' },
    ],
    url: 'https://example.com',
    miniProgram: { appId: MINI.appid, pagePath: 'pages/order/index?id=1' },
  };
  expect(await shown()).toEqual([body]);
  expect(await finished()).toMatchObject({
    ToUserName: 'gh_service',
    FromUserName: 's-anna',
    MsgType: 'event',
    MsgID: expect.stringMatching(/^\d{19}$/),
    Status: 'success',
  });
});

test('who does not follow gets nothing', async () => {
  expect(await send()).toEqual({ errcode: 43004, errmsg: expect.stringMatching(/^require subscribe rid: /) });
  expect(await shown()).toEqual([]);
});

test('who stopped following gets nothing more', async () => {
  await wechat.chat('anna', 'follow');
  await wechat.chat('anna', 'unfollow');
  expect(await send()).toMatchObject({ errcode: 43004 });
});

describe('values', () => {
  const rowOf = async (value: unknown) => {
    await wechat.chat('anna', 'follow');
    await send({ data: { ...DATA, thing2: { value, color: '#173177' }, first: { value: '您好' }, remark: { value: '谢谢' } } });
    const [body] = await shown();
    return body?.kind === 'template' ? body.rows : undefined;
  };

  test.each([
    ['of twenty characters stay', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['of more are cut', '一二三四五六七八九十一二三四五六七八九十多', '一二三四五六七八九十一二三四五六七八九十…'],
    ['are one line', '第一行\n第二行', '第一行第二行'],
    ['count emoji as one', '😀'.repeat(21), `${'😀'.repeat(20)}…`],
  ])('%s, and first and remark are dropped', async (_what, value, expected) => {
    expect(await rowOf(value)).toEqual([
      { label: '工单号', value: 'JM2611-7K3QX' },
      { label: '进度', value: expected },
    ]);
  });
});

test.each([
  ['somebody nobody knows', { touser: 'o-anna' }, 40003],
  ['a template of the mini program', { template_id: 'TPL_PROGRESS' }, 40037],
  ['no data', { data: undefined }, 47001],
  ['a field left out', { data: { character_string1: { value: 'x' } } }, 47003],
  ['a value of another kind', { data: { ...DATA, character_string1: { value: '工单' } } }, 47003],
  ['a value that is an object', { data: { ...DATA, thing2: { value: {} } } }, 47003],
  ['a mini program that is not linked', { miniprogram: { appid: 'wxother' } }, 40013],
  ['a page it has not', { miniprogram: { appid: MINI.appid, pagepath: 'pages/none/index' } }, 40165],
])('%s refuses it', async (_what, change, errcode) => {
  await wechat.chat('anna', 'follow');
  expect(await send(change)).toMatchObject({ errcode });
  expect(await shown()).toEqual([]);
});

test('the same client_msg_id is sent once in ten minutes, to each person', async () => {
  await wechat.chat('anna', 'follow');
  await wechat.chat('bert', 'follow');
  const first = await send({ client_msg_id: 'wo-1:3' });
  expect(await send({ client_msg_id: 'wo-1:3' })).toEqual(first);
  expect(await send({ client_msg_id: 'wo-1:3', touser: 's-bert' })).toMatchObject({ errcode: 0 });
  expect(await shown()).toHaveLength(1);
  await wechat.advance(10 * 60_000);
  await send({ client_msg_id: 'wo-1:3' });
  expect(await shown()).toHaveLength(2);
});

test.each(['failed:user block', 'failed: system failed'])('a message that ends in "%s" is not shown', async (templateDelivery) => {
  await wechat.chat('anna', 'follow');
  await wechat.inspect('wechat/switches', { templateDelivery });
  expect(await send()).toMatchObject({ errcode: 0 });
  expect(await finished()).toMatchObject({ Status: templateDelivery });
  expect(await shown()).toEqual([]);
});
