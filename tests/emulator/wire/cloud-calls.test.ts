import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenapiCall } from '../../../emulator/wire/openapi';
import { callAdmin, startCloud, type TestCloud } from '../local-cloud';

// Cloud calls come from running functions: each SDK runs in one of its own.
const SDKS = ['wx-server-sdk', 'wx-server-sdk-3', 'wx-server-sdk-2', 'wx-server-sdk-1'] as const;
const nameOf = (sdk: string) => sdk.replaceAll('-', '_');
const source = (sdk: string, baseUrl: string) => `
  const cloud = require('${sdk}');
  cloud.init({ env: 'dev-env', serviceUrl: '${baseUrl}/admin' });
  const at = (root, path) => path.split('.').reduce((place, step) => place[step], root);
  exports.main = async ({ openapi, options, plain, call, params, weRun }) => {
    try {
      if (openapi) return { reply: await at(options ? cloud.openapi(options) : cloud.openapi, openapi)(params) };
      if (plain) return { reply: await cloud.callOpenAPI({ api: plain, data: params }) };
      if (call) return { reply: await at(cloud, call)(params) };
      return { weRun };
    } catch (failure) {
      return { errCode: failure.errCode, code: failure.code, errMsg: failure.errMsg || failure.message };
    }
  };`;
const permissions = ['wxa.echo', 'wxa.file', 'wxa.unknown', 'cloudbase.getOpenData'];

let local: TestCloud;
const calls: OpenapiCall[] = [];

beforeAll(async () => {
  local = await startCloud({
    functions: Object.fromEntries(SDKS.map((sdk) => [nameOf(sdk), ''])),
    config: {
      phones: [
        { id: 'anna', openid: 'oDEV_anna', kind: 'customer', title: { zh: '安娜', en: 'Anna' } },
        { id: 'ben', openid: 'oDEV_ben', kind: 'customer', title: { zh: '本', en: 'Ben' } },
      ],
      functions: SDKS.map((sdk) => ({ name: nameOf(sdk), timeoutSeconds: 10, openapi: permissions })),
    },
  });
  for (const sdk of SDKS) local.write(nameOf(sdk), source(sdk, local.url));
  local.services.openapi.set('wxa.echo', (call) => {
    calls.push(call);
    return call.params.touser === 'nobody' ? { errcode: 40003, errmsg: 'invalid openid' } : { errcode: 0, errmsg: 'ok', msg_id: 7 };
  });
  local.services.openapi.set('wxa.file', () => ({ contentType: 'image/png', bytes: Buffer.from('89504e47', 'hex') }));
});

/** As a phone calls: who it is, and `wx.cloud.CloudID` in its form on the way. */
async function phone(id: string, door: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${local.url}/__wechat/${door}`, {
    method: 'POST',
    headers: { 'x-wechat-phone': id },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}
const run = async (sdk: string, data: object, id = 'anna') => (await phone(id, 'call-function', { name: nameOf(sdk), data })).result;
const openDataOf = async (id: string) => (await phone(id, 'cloud-id', { data: { stepInfoList: [{ step: 5 }] } })).cloudID as string;

describe.each(SDKS)('%s', (sdk) => {
  test('makes a cloud call, and reads its answer, its refusal and its file', async () => {
    const params = { touser: 'o值', templateId: 'T1', data: { thing1: { value: '工单"' } }, media: null, n: 5 };
    expect(await run(sdk, { openapi: 'wxa.echo', params })).toMatchObject({ reply: { errCode: 0, msgId: 7 } });
    expect(calls.at(-1)).toMatchObject({
      api: 'wxa.echo',
      params: { touser: 'o值', template_id: 'T1', data: { thing1: { value: '工单"' } }, media: null, n: 5 },
      caller: { functionName: nameOf(sdk), openid: 'oDEV_anna', source: 'wx_client' },
    });
    expect(await run(sdk, { openapi: 'wxa.echo', params: { touser: 'nobody' } })).toMatchObject({
      errCode: 40003,
      errMsg: expect.stringContaining('openapi.wxa.echo:fail'),
    });
    expect(await run(sdk, { openapi: 'wxa.file', params: {} })).toMatchObject({
      reply: { contentType: 'image/png', buffer: { data: [0x89, 0x50, 0x4e, 0x47] } },
    });
  });

  // Source of the wording: wx-server-sdk 4.0.2 and logs of -604101 in public repositories.
  test.each([
    ['without permission', 'wxa.notAllowed', -604101],
    ['of an API nobody knows', 'wxa.unknown', -604100],
  ])('is refused a call %s', async (_name, openapi, errCode) => {
    expect(await run(sdk, { openapi, params: {} })).toMatchObject({
      errCode,
      errMsg: expect.stringContaining(`system error: error code: ${errCode}`),
    });
  });

  test('makes the same call by callOpenAPI, whose answer is handed on as it is', async () => {
    expect(await run(sdk, { plain: 'wxa.echo', params: { touser: 'nobody', template_id: 'T1' } })).toMatchObject({
      reply: { result: { errcode: 40003, errmsg: 'invalid openid' } },
    });
    expect(calls.at(-1)?.params).toEqual({ touser: 'nobody', template_id: 'T1' });
  });

  test('opens cloud ids of the one who calls, for five minutes', async () => {
    const [mine, theirs] = [await openDataOf('anna'), await openDataOf('ben')];
    const opened = await run(sdk, { call: 'getOpenData', params: { list: [mine, theirs, 'made-up'] } });
    expect(opened).toMatchObject({
      reply: {
        list: [
          {
            cloudID: mine,
            data: { stepInfoList: [{ step: 5 }], watermark: { appid: 'wxdev0000000000a1', timestamp: expect.any(Number) } },
          },
          { cloudID: theirs, errCode: -601007 },
          { cloudID: 'made-up', errCode: -601005 },
        ],
      },
    });
    expect(await run(sdk, { openapi: 'cloudbase.getOpenData', params: { cloudidList: [mine] } })).toMatchObject({
      reply: { dataList: [{ cloudId: mine, json: expect.stringContaining('"step":5') }] },
    });
    local.services.clock.setOffset(301_000);
    expect(await run(sdk, { call: 'getOpenData', params: { list: [mine] } })).toMatchObject({ reply: { list: [{ errCode: -601006 }] } });
    local.services.clock.setOffset(0);
  });

  const unavailable: [call: string, params: object, named: string][] = [
    ['getVoIPSign', { groupId: 'g', timestamp: 1, nonce: 'n' }, 'ApiVoipSign'],
    ['getCloudCallSign', { parameterList: ['a'] }, 'GetCloudCallSign'],
    ['cloudPay.unifiedOrder', { body: 'x' }, 'cloudPay.unifiedOrder'],
  ];
  test.each(sdk === 'wx-server-sdk-1' ? unavailable.slice(0, 1) : unavailable)(
    'is told by name that %s cannot be done here',
    async (call, params, named) => {
      expect(await run(sdk, { call, params })).toMatchObject({ errCode: -501007, errMsg: expect.stringContaining(named) });
    },
  );
});

test.each(['wx-server-sdk', 'wx-server-sdk-3', 'wx-server-sdk-2'])(
  '%s makes calls of the second version, without changing names, for another app',
  async (sdk) => {
    const options = { version: 'v2', convertCase: false, appid: 'wxother' };
    expect(await run(sdk, { openapi: 'wxa.echo', options, params: { templateId: 'T' } })).toMatchObject({ reply: { msg_id: 7 } });
    expect(calls.at(-1)).toMatchObject({ params: { templateId: 'T' }, appId: 'wxother' });
  },
);

test('a cloud id on top of what a phone sends becomes its data, deeper ones become text', async () => {
  const id = await openDataOf('anna');
  expect(await run('wx-server-sdk', { weRun: { cloudID: id } })).toMatchObject({
    weRun: { cloudID: id, data: { stepInfoList: [{ step: 5 }] } },
  });
  expect(await run('wx-server-sdk', { weRun: { cloudID: id } }, 'ben')).toMatchObject({ weRun: { cloudID: id, errCode: -601007 } });
  expect(await run('wx-server-sdk', { weRun: { deeper: { cloudID: id }, list: [{ cloudID: id }] } })).toEqual({
    weRun: { deeper: id, list: [id] },
  });
  expect(await run('wx-server-sdk', { weRun: { cloudID: id, more: 1 } })).toEqual({ weRun: { cloudID: id, more: 1 } });
});

test.each([
  'wx.wxPayApi',
  'wx.wxCallContainerApi',
  'storage.getFileAuthority',
  'auth.getUserInfoForAdmin',
  'analytics.report',
  'ai.invokeAI',
])('%s is refused by name', async (action) => {
  expect(await callAdmin(local.url, { action, apiName: 'x' })).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('the local WeChat cannot do'),
  });
});
