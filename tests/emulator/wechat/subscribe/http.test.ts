import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PushedMessage } from '../../../../emulator/wechat/traffic';
import { resetWechat, startWechat, type TestWechat } from '../a-wechat';

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(() => resetWechat(wechat));

const subscribe = (phone: string, ...tmplIds: string[]) => wechat.onPhone(phone, 'subscribe', { tmplIds });
const send = (more: Record<string, unknown> = {}) =>
  wechat.api('mini-program', '/cgi-bin/message/subscribe/send', {
    touser: 'o-anna',
    template_id: 'TPL_PROGRESS',
    page: 'pages/order/index?id=1',
    data: { phrase1: { value: '待报价' } },
    ...more,
  });
const ofEvent = (name: string) => (message: PushedMessage) => message.Event === name;

test('what a person accepted is sent by HTTP, once, and the sent event repeats the msgid to the digit', async () => {
  await subscribe('anna', 'TPL_PROGRESS');
  const query = { access_token: await wechat.token('mini-program') };
  const body = JSON.stringify({ touser: 'o-anna', template_id: 'TPL_PROGRESS', data: { phrase1: { value: '待报价' } } });
  const sent = await fetch(`${wechat.cloud.url}/cgi-bin/message/subscribe/send?${new URLSearchParams(query)}`, { method: 'POST', body });
  const [, msgid] = /^\{"errcode":0,"errmsg":"ok","msgid":(\d{19})\}$/.exec(await sent.text()) ?? [];
  expect(msgid).toBeDefined();
  expect(await wechat.pushed(ofEvent('subscribe_msg_sent_event'))).toMatchObject({
    ToUserName: 'gh_mini',
    FromUserName: 'o-anna',
    MsgType: 'event',
    List: { TemplateId: 'TPL_PROGRESS', MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' },
  });
  expect(await send()).toMatchObject({ errcode: 43101, errmsg: expect.stringMatching(/^user refuse to accept the msg rid: /) });
});

test.each([
  ['a person nobody knows', { touser: 'o-nobody' }, 40003, 'invalid openid'],
  ['a template that is not there', { template_id: 'TPL_X' }, 40037, 'invalid template_id'],
  ['a page that is not there', { page: 'pages/none/index' }, 41030, 'invalid page'],
  [
    'a field that does not fit, by its name',
    { data: { phrase1: { value: 'quoted' } } },
    47003,
    'argument invalid! data.phrase1.value invalid',
  ],
  ['a missing field, by its name', { data: {} }, 47003, 'argument invalid! data.phrase1.value is emtpy'],
])('%s refuses the message', async (_what, change, errcode, text) => {
  await subscribe('anna', 'TPL_PROGRESS');
  expect(await send(change)).toEqual({ errcode, errmsg: expect.stringMatching(new RegExp(`^${text} rid: `)) });
  expect(await wechat.inspect('credits')).toEqual({ credits: [{ openid: 'o-anna', templateId: 'TPL_PROGRESS', available: 1 }] });
});

test('a sensitive word refuses the message, and costs nothing', async () => {
  await wechat.inspect('wechat/switches', { riskyWords: ['报价'] });
  await subscribe('anna', 'TPL_PROGRESS');
  expect(await send()).toMatchObject({ errcode: 45168 });
  expect(await send({ data: { phrase1: { value: '维修中' } } })).toMatchObject({ errcode: 0 });
});

test('an account that lost the right sends nothing, whoever accepted', async () => {
  await subscribe('anna', 'TPL_PROGRESS');
  await wechat.inspect('wechat/switches', { subscribeBanned: true });
  expect(await send()).toMatchObject({ errcode: 43107 });
  await wechat.inspect('wechat/switches', { subscribeBanned: false });
  expect(await send()).toMatchObject({ errcode: 0 });
});

describe('what was tapped on the sheet is pushed', () => {
  test('as an object for one template', async () => {
    await subscribe('anna', 'TPL_PROGRESS');
    expect(await wechat.pushed(ofEvent('subscribe_msg_popup_event'))).toMatchObject({
      List: { TemplateId: 'TPL_PROGRESS', SubscribeStatusString: 'accept', PopupScene: '0' },
    });
  });

  test('as a list for several', async () => {
    await subscribe('anna', 'TPL_PROGRESS', 'TPL_QUOTE');
    expect(await wechat.pushed(ofEvent('subscribe_msg_popup_event'))).toMatchObject({
      List: [
        { TemplateId: 'TPL_PROGRESS', SubscribeStatusString: 'accept', PopupScene: '0' },
        { TemplateId: 'TPL_QUOTE', SubscribeStatusString: 'accept', PopupScene: '0' },
      ],
    });
  });
});

test('who refuses a template on its card gets no more of it, and that is pushed', async () => {
  await subscribe('anna', 'TPL_PROGRESS');
  const settings = await fetch(`${wechat.cloud.url}/__phones/settings`, {
    method: 'POST',
    body: JSON.stringify({ phone: 'anna', refuse: 'TPL_PROGRESS' }),
  });
  expect(await settings.json()).toMatchObject({
    templates: [{ id: 'TPL_PROGRESS', remembered: 'reject', available: 0 }, { id: 'TPL_QUOTE' }],
  });
  expect(await wechat.pushed(ofEvent('subscribe_msg_change_event'))).toMatchObject({
    List: { TemplateId: 'TPL_PROGRESS', SubscribeStatusString: 'reject' },
  });
  expect(await subscribe('anna', 'TPL_PROGRESS')).toMatchObject({ TPL_PROGRESS: 'reject' });
  expect(await send()).toMatchObject({ errcode: 43101 });
});

test('the library tells the templates with their fields', async () => {
  expect(await wechat.api('mini-program', '/wxaapi/newtmpl/gettemplate')).toEqual({
    errcode: 0,
    errmsg: 'ok',
    data: [
      { priTmplId: 'TPL_PROGRESS', title: '服务进度提醒', content: '当前进度:{{phrase1.DATA}}\n', example: '', type: 2 },
      { priTmplId: 'TPL_QUOTE', title: '报价提醒', content: '金额:{{amount1.DATA}}\n', example: '', type: 2 },
    ],
  });
});
