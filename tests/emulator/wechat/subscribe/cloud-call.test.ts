import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startCloud, type TestCloud } from '../../local-cloud';

/** A function that sends what it is told to, all at once, and tells how each send went. */
const SENDER = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ sends }) => {
  const ends = await Promise.allSettled(sends.map((send) => cloud.openapi.subscribeMessage.send(send)));
  return ends.map(({ value, reason }) => (value ? value : { errCode: reason.errCode, errMsg: reason.errMsg }));
};`;

let local: TestCloud;
beforeAll(async () => {
  local = await startCloud({
    functions: { sender: SENDER },
    config: {
      functions: [{ name: 'sender', timeoutSeconds: 10, openapi: ['subscribeMessage.send'] }],
      phones: [
        { id: 'anna', title: { zh: '安娜', en: 'Anna' }, openid: 'o-anna', kind: 'customer' },
        { id: 'bert', title: { zh: '贝特', en: 'Bert' }, openid: 'o-bert', kind: 'staff' },
      ],
      subscribeTemplates: [
        {
          id: 'TPL_PROGRESS',
          title: '服务进度提醒',
          fields: [
            { key: 'phrase1', type: 'phrase', label: '当前进度' },
            { key: 'character_string2', type: 'character_string', label: '工单号' },
          ],
        },
      ],
    },
  });
});
beforeEach(() => inspect('POST', 'reset', {}));

async function inspect(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${local.url}/__inspect/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  return (await response.json()) as Record<string, unknown>;
}
async function onPhone(phone: string, door: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'x-wechat-phone': phone };
  const response = await fetch(`${local.url}/__wechat/${door}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}
const subscribe = (phone: string) => onPhone(phone, 'subscribe', { tmplIds: ['TPL_PROGRESS'] });
const send = async (...sends: object[]) => (await onPhone('bert', 'call-function', { name: 'sender', data: { sends } })).result;
const message = (touser: string, phrase = '待报价') => ({
  touser,
  templateId: 'TPL_PROGRESS',
  page: 'pages/order/index?id=wo-1',
  data: { phrase1: { value: phrase }, character_string2: { value: 'JM2611-7K3QX' } },
});

test('a function sends through the SDK what the person accepted on the phone, once', async () => {
  await subscribe('anna');

  expect(await send(message('o-anna'))).toEqual([{ errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok', msgid: expect.anything() }]);
  expect(await send(message('o-anna'))).toEqual([
    {
      errCode: 43101,
      errMsg: expect.stringMatching(
        /^openapi\.subscribeMessage\.send:fail user refuse to accept the msg rid: [0-9a-f]{8}(-[0-9a-f]{8}){2}$/,
      ),
    },
  ]);
  expect(await inspect('GET', 'messages')).toMatchObject({
    messages: [
      { errcode: 43101, phone: 'anna' },
      {
        errcode: 0,
        phone: 'anna',
        title: '服务进度提醒',
        page: 'pages/order/index?id=wo-1',
        rows: [
          { label: '当前进度', value: '待报价' },
          { label: '工单号', value: 'JM2611-7K3QX' },
        ],
      },
    ],
  });
});

test('a field WeChat refuses rejects with its name, and costs nothing', async () => {
  await subscribe('anna');

  expect(await send(message('o-anna', 'quoted'))).toMatchObject([
    { errCode: 47003, errMsg: expect.stringContaining('argument invalid! data.phrase1.value invalid') },
  ]);
  expect(await inspect('GET', 'credits')).toEqual({ credits: [{ openid: 'o-anna', templateId: 'TPL_PROGRESS', available: 1 }] });
});

test('two sends at once to one person: one arrives, the other is told to wait', async () => {
  await subscribe('anna');
  await subscribe('anna');
  // The first one stays on its way until the second has surely been tried.
  await inspect('POST', 'faults', { on: 'openapi', name: 'subscribeMessage.send', effect: { kind: 'delay', delayMs: 500 }, times: 1 });

  const ends = (await send(message('o-anna'), message('o-anna'))) as { errCode: number }[];
  expect(ends.map(({ errCode }) => errCode).sort()).toEqual([0, 43108]);
});

test('a fault asked for in the inspector strikes once', async () => {
  await subscribe('anna');
  const effect = { kind: 'fail', errCode: 43107, errMsg: 'the capability is banned' };
  await inspect('POST', 'faults', { on: 'openapi', name: 'subscribeMessage.send', effect, times: 1 });

  expect(await send(message('o-anna'))).toMatchObject([{ errCode: 43107 }]);
  expect(await send(message('o-anna'))).toMatchObject([{ errCode: 0 }]);
});

test('runs of functions can be looked at, and a moved clock is what they see', async () => {
  await inspect('POST', 'clock', { now: Date.UTC(2027, 0, 1) });
  await subscribe('anna');
  await send(message('o-anna'));

  const { invocations } = (await inspect('GET', 'invocations?function=sender&limit=1')) as { invocations: { startedAt: number }[] };
  expect(invocations).toMatchObject([{ functionName: 'sender', openid: 'o-bert', source: 'wx_client' }]);
  expect(new Date(invocations[0]?.startedAt ?? 0).getUTCFullYear()).toBe(2027);
  const { messages } = (await inspect('GET', 'messages')) as { messages: { sentAt: number }[] };
  expect(new Date(messages[0]?.sentAt ?? 0).getUTCFullYear()).toBe(2027);
});
