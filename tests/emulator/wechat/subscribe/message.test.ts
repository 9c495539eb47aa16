import { beforeEach, describe, expect, test } from '@jest/globals';
import { Int64 } from '../../../../emulator/int64';
import { openStore } from '../../../../emulator/store';
import { type SendDeps, sendSubscribeMessage } from '../../../../emulator/wechat/subscribe/message';
import { openSubscribeStore, type SubscribeMessage, type SubscribeStore } from '../../../../emulator/wechat/subscribe/store';

const TEMPLATE = {
  id: 'TPL_PROGRESS',
  title: '服务进度提醒',
  fields: [
    { key: 'character_string1', type: 'character_string', label: '工单号' },
    { key: 'phrase2', type: 'phrase', label: '当前进度' },
    { key: 'thing3', type: 'thing', label: '温馨提示' },
  ],
};
const DATA = { character_string1: { value: 'JM2611-7K3QX' }, phrase2: { value: '待报价' }, thing3: { value: '请查看报价' } };
const REQUEST = { touser: 'o-anna', template_id: 'TPL_PROGRESS', page: 'pages/order/index?id=wo-1', data: DATA };
const RID = '6921b5b1-5b7c1d2e-6a8e3c3c';

let store: SubscribeStore;
let heard: SubscribeMessage[];
let sent: { touser: string; msgid: string }[];
let deps: SendDeps;

beforeEach(() => {
  store = openSubscribeStore(openStore(':memory:'));
  heard = [];
  sent = [];
  deps = {
    store,
    templates: [TEMPLATE],
    knowsUser: (openid) => openid.startsWith('o-'),
    pages: undefined,
    isBanned: () => false,
    isSensitive: (text) => text.includes('坏话'),
    inFlight: new Set(),
    travel: () => Promise.resolve(),
    now: () => 1_795_342_767_549,
    newId: () => '1882552922154827776',
    rid: () => RID,
    onMessage: (message) => heard.push(message),
    onSent: (message, msgid) => sent.push({ touser: message.touser, msgid }),
  };
});

test('one accept pays for one message', async () => {
  store.addCredit('o-anna', 'TPL_PROGRESS');

  expect(await sendSubscribeMessage(deps, REQUEST)).toEqual({ errcode: 0, errmsg: 'ok', msgid: new Int64('1882552922154827776') });
  expect(sent).toEqual([{ touser: 'o-anna', msgid: '1882552922154827776' }]);
  expect(await sendSubscribeMessage(deps, REQUEST)).toEqual({ errcode: 43101, errmsg: `user refuse to accept the msg rid: ${RID}` });
});

test('accepts of several taps add up', async () => {
  for (let tap = 0; tap < 3; tap += 1) store.addCredit('o-anna', 'TPL_PROGRESS');

  const codes = [];
  for (let send = 0; send < 4; send += 1) codes.push((await sendSubscribeMessage(deps, REQUEST)).errcode);
  expect(codes).toEqual([0, 0, 0, 43101]);
});

test('an accept of one person pays nothing for another', async () => {
  store.addCredit('o-bert', 'TPL_PROGRESS');

  expect(await sendSubscribeMessage(deps, REQUEST)).toMatchObject({ errcode: 43101 });
});

test('a delivered message is kept as the person reads it', async () => {
  store.addCredit('o-anna', 'TPL_PROGRESS');
  await sendSubscribeMessage(deps, REQUEST);

  const kept = {
    touser: 'o-anna',
    templateId: 'TPL_PROGRESS',
    title: '服务进度提醒',
    page: 'pages/order/index?id=wo-1',
    sentAt: 1_795_342_767_549,
    errcode: 0,
    rows: [
      { key: 'character_string1', label: '工单号', value: 'JM2611-7K3QX' },
      { key: 'phrase2', label: '当前进度', value: '待报价' },
      { key: 'thing3', label: '温馨提示', value: '请查看报价' },
    ],
  };
  expect(store.messages()).toMatchObject([kept]);
  expect(heard).toMatchObject([kept]);
});

const without = (key: keyof typeof DATA) => Object.fromEntries(Object.entries(DATA).filter(([one]) => one !== key));

describe('refuses, spending nothing,', () => {
  test.each([
    ['an unknown openid', { touser: 'x' }, 40003, 'invalid openid'],
    ['no openid', { touser: undefined }, 40003, 'invalid openid'],
    ['an unknown template', { template_id: 'TPL_ELSE' }, 40037, 'invalid template_id'],
    ['data that is no object', { data: 'text' }, 47001, 'data format error'],
    ['a missing field', { data: without('phrase2') }, 47003, 'argument invalid! data.phrase2.value is emtpy'],
    ['an empty field', { data: { ...DATA, thing3: { value: '' } } }, 47003, 'argument invalid! data.thing3.value is emtpy'],
    ['a field without value', { data: { ...DATA, thing3: {} } }, 47003, 'argument invalid! data.thing3.value is emtpy'],
    ['letters in a phrase', { data: { ...DATA, phrase2: { value: 'quoted' } } }, 47003, 'argument invalid! data.phrase2.value invalid'],
    [
      '21 characters in a thing',
      { data: { ...DATA, thing3: { value: '一'.repeat(21) } } },
      47003,
      'argument invalid! data.thing3.value invalid',
    ],
    [
      'a field of another template',
      { data: { ...DATA, date9: { value: '2026-11-27' } } },
      47003,
      'argument invalid! data.date9.value invalid',
    ],
    ['a page with a leading slash', { page: '/pages/order/index' }, 41030, 'invalid page'],
    ['a web address as page', { page: 'https://example.com/' }, 41030, 'invalid page'],
    ['a state WeChat does not have', { miniprogram_state: 'beta' }, 40097, 'invalid args'],
  ])('%s', async (_what, change, errcode, text) => {
    store.addCredit('o-anna', 'TPL_PROGRESS');

    expect(await sendSubscribeMessage(deps, { ...REQUEST, ...change })).toEqual({ errcode, errmsg: `${text} rid: ${RID}` });
    expect(store.credit('o-anna', 'TPL_PROGRESS')).toBe(1);
    expect(store.messages()).toMatchObject([{ errcode }]);
  });
});

test('a page the mini program does not have is refused once its pages are known', async () => {
  store.addCredit('o-anna', 'TPL_PROGRESS');
  deps = { ...deps, pages: ['pages/home/index'] };

  expect(await sendSubscribeMessage(deps, REQUEST)).toMatchObject({ errcode: 41030 });
  expect(await sendSubscribeMessage(deps, { ...REQUEST, page: 'pages/home/index?from=message' })).toMatchObject({ errcode: 0 });
});

test('two messages at once to one person: the second is refused, the accept stays for later', async () => {
  store.addCredit('o-anna', 'TPL_PROGRESS');
  store.addCredit('o-anna', 'TPL_PROGRESS');
  store.addCredit('o-bert', 'TPL_PROGRESS');

  const replies = await Promise.all([
    sendSubscribeMessage(deps, REQUEST),
    sendSubscribeMessage(deps, REQUEST),
    sendSubscribeMessage(deps, { ...REQUEST, touser: 'o-bert' }),
  ]);

  expect(replies.map(({ errcode }) => errcode)).toEqual([0, 43108, 0]);
  expect(store.credit('o-anna', 'TPL_PROGRESS')).toBe(1);
  expect(await sendSubscribeMessage(deps, REQUEST)).toMatchObject({ errcode: 0 });
});

test('whoever switched notifications off gets none, and keeps the accepts', async () => {
  store.addCredit('o-anna', 'TPL_PROGRESS');
  store.switchNotifications('o-anna', false);
  expect(await sendSubscribeMessage(deps, REQUEST)).toMatchObject({ errcode: 43101 });

  store.switchNotifications('o-anna', true);
  expect(await sendSubscribeMessage(deps, REQUEST)).toMatchObject({ errcode: 0 });
});
