import { beforeAll, expect, test } from '@jest/globals';
import type { OpenapiCall } from '../../emulator/wire/openapi';
import { callAdmin, startCloud, type TestCloud } from './local-cloud';

let local: TestCloud;
const calls: OpenapiCall[] = [];
const send = `const cloud = require('wx-server-sdk'); cloud.init();
  exports.main = async ({ api, params }) => api.split('.').reduce((at, step) => at[step], cloud.openapi)(params)
    .catch(({ errCode, errMsg }) => ({ errCode, errMsg }));`;
const source = (identity: string) => ({ openid: 'oDEV_a', source: identity });

beforeAll(async () => {
  local = await startCloud({
    functions: { may: send, mayNot: send },
    config: {
      functions: [
        { name: 'may', timeoutSeconds: 10, openapi: ['wxa.sendThing', 'wxa.unknown'] },
        { name: 'mayNot', timeoutSeconds: 10 },
      ],
    },
  });
  local.services.openapi.set('wxa.sendThing', (call) => {
    calls.push(call);
    return call.params.touser === 'nobody' ? { errcode: 40003, errmsg: 'invalid openid' } : { errcode: 0, errmsg: 'ok', msg_id: 7 };
  });
});

test('a cloud call arrives with its params in snake case and whose it is', async () => {
  const params = { touser: 'o值', templateId: 'T1', data: { thing1: { value: '工单\u0000"' } }, n: 5 };
  const reply = await local.services.functions.invoke('may', { api: 'wxa.sendThing', params }, source('wx_client'));
  expect(reply).toMatchObject({ result: { msgId: 7, errCode: 0 } });
  expect(calls.at(-1)).toEqual({
    api: 'wxa.sendThing',
    params: { touser: 'o值', template_id: 'T1', data: { thing1: { value: '工单\u0000"' } }, n: 5 },
    caller: { functionName: 'may', openid: 'oDEV_a', source: 'wx_client' },
  });
});

test.each([
  ['refused by WeChat', 'may', 'wxa.sendThing', 'wx_client', 40003],
  ['not permitted to the function', 'mayNot', 'wxa.sendThing', 'wx_client', -604101],
  ['from an HTTP function', 'may', 'wxa.sendThing', 'wx_http', -604104],
  ['not known here', 'may', 'wxa.unknown', 'wx_trigger', -604100],
])('a cloud call %s', async (_name, fn, api, from, errCode) => {
  const reply = await local.services.functions.invoke(fn, { api, params: { touser: 'nobody' } }, source(from));
  expect(reply).toMatchObject({ result: { errCode } });
});

test('an action nobody knows names itself', async () => {
  expect(await callAdmin(local.url, { action: 'database.explode' })).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('"database.explode"'),
  });
});
