import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Json, PNG, resetWechat, SERVICE, startWechat, type TestWechat } from './a-wechat';

/** Calls what it is told to, in whose name it is told to; bytes come and go as base64. */
const CALLER = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ api, params, appid, media }) => {
  const openapi = appid ? cloud.openapi({ appid }) : cloud.openapi;
  const more = media ? { media: { contentType: 'image/png', value: Buffer.from(media, 'base64') } } : {};
  try {
    const result = await api.split('.').reduce((at, step) => at[step], openapi)({ ...params, ...more });
    return { ...result, ...(result.buffer ? { buffer: result.buffer.toString('base64') } : {}) };
  } catch ({ errCode, errMsg }) {
    return { errCode, errMsg };
  }
};`;
const PERMITTED = [
  'subscribeMessage.getTemplateList',
  'security.msgSecCheck',
  'security.imgSecCheck',
  'security.mediaCheckAsync',
  'phonenumber.getPhoneNumber',
  'officialAccount.messageTemplate.send',
  'officialAccount.messageTemplate.getAllTemplates',
  'officialAccount.menu.create',
  'officialAccount.user.getInfo',
  'officialAccount.qrcode.create',
  'customerServiceMessage.send',
  'customerServiceMessage.setTyping',
  'customerServiceMessage.uploadTempMedia',
  'customerServiceMessage.getTempMedia',
  'wxacode.getUnlimited',
  'ocr.printedText',
];

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat({ functions: [{ name: 'caller', timeoutSeconds: 10, openapi: PERMITTED }] }, { caller: CALLER });
});
beforeEach(() => resetWechat(wechat));

const cloudCall = async (api: string, params: Json = {}, more: Json = {}) =>
  (await wechat.onPhone('anna', 'call-function', { name: 'caller', data: { api, params, ...more } })).result as Json;
const asService = { appid: SERVICE.appid };

test('a text is checked for who just called the function', async () => {
  const checked = await cloudCall('security.msgSecCheck', { version: 2, scene: 2, openid: 'o-anna', content: '你好' });
  expect(checked).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 }, traceId: expect.any(String) });
  expect(await cloudCall('security.msgSecCheck', { version: 2, scene: 2, openid: 'o-bert', content: '你好' })).toMatchObject({
    errCode: 61010,
    errMsg: expect.stringMatching(/^openapi\.security\.msgSecCheck:fail /),
  });
});

test('a picture is checked by its bytes', async () => {
  const media = PNG.toString('base64');
  expect(await cloudCall('security.imgSecCheck', {}, { media })).toMatchObject({ errCode: 0 });
  await wechat.inspect('wechat/switches', { mediaCheck: { suggest: 'risky' } });
  expect(await cloudCall('security.imgSecCheck', {}, { media })).toMatchObject({ errCode: 87014 });
});

test('a phone number is told for the code of the button', async () => {
  const { code } = await wechat.onPhone('anna', 'phone-number');
  expect(await cloudCall('phonenumber.getPhoneNumber', { code })).toMatchObject({
    errCode: 0,
    phoneInfo: { phoneNumber: '13800000000', countryCode: '86' },
  });
});

test('the library is told in camel case', async () => {
  expect(await cloudCall('subscribeMessage.getTemplateList')).toMatchObject({ data: [{ priTmplId: 'TPL_PROGRESS', type: 2 }, {}] });
});

test('media is uploaded and comes back byte by byte', async () => {
  const media = PNG.toString('base64');
  const { mediaId } = await cloudCall('customerServiceMessage.uploadTempMedia', { type: 'image' }, { media });
  expect(await cloudCall('customerServiceMessage.getTempMedia', { mediaId })).toMatchObject({ contentType: 'image/png', buffer: media });
});

describe('in the name of the service account', () => {
  test('a template message reaches a follower, and of its id of 64 bits the SDK makes the parts of a big number', async () => {
    await wechat.chat('anna', 'follow');
    const data = { character_string1: { value: 'JM2611-7K3QX' }, thing2: { value: '待报价' } };
    const sent = await cloudCall('officialAccount.messageTemplate.send', { touser: 's-anna', templateId: 'SVC_PROGRESS', data }, asService);
    expect(sent).toMatchObject({ errCode: 0, msgid: { s: 1, e: 18 } });
    const [head, rest] = (sent.msgid as { c: [number, number] }).c;
    const MsgID = `${head}${String(rest).padStart(14, '0')}`;
    expect(await wechat.pushed(({ Event }) => Event === 'TEMPLATESENDJOBFINISH')).toMatchObject({ MsgID, Status: 'success' });
    expect((await wechat.readChat('anna')).entries).toMatchObject([{ from: 'template' }]);
  });

  test('refusals come as the SDK throws them', async () => {
    const data = { character_string1: { value: 'x' }, thing2: { value: 'y' } };
    expect(
      await cloudCall('officialAccount.messageTemplate.send', { touser: 's-anna', templateId: 'SVC_PROGRESS', data }, asService),
    ).toEqual({
      errCode: 43004,
      errMsg: expect.stringMatching(/^openapi\.officialAccount\.messageTemplate\.send:fail require subscribe rid: /),
    });
  });

  test('a customer-service message is its own, and the mini program’s stays the mini program’s', async () => {
    await wechat.chat('anna', 'follow');
    const text = { msgtype: 'text', text: { content: '您好' } };
    expect(await cloudCall('customerServiceMessage.send', { touser: 's-anna', ...text }, asService)).toMatchObject({ errCode: 0 });
    expect(await cloudCall('customerServiceMessage.send', { touser: 'o-anna', ...text })).toMatchObject({ errCode: 45015 });
  });

  test('users, codes and menu', async () => {
    await wechat.chat('anna', 'follow');
    expect(await cloudCall('officialAccount.user.getInfo', { openid: 's-anna' }, asService)).toMatchObject({
      subscribe: 1,
      unionid: 'u-anna',
    });
    const code = { actionName: 'QR_STR_SCENE', actionInfo: { scene: { sceneStr: 'bind' } } };
    const { ticket } = await cloudCall('officialAccount.qrcode.create', code, asService);
    expect(await wechat.chat('anna', 'scan', { code: ticket })).toMatchObject({ scanned: 'scanned' });
    const button = [{ type: 'click', name: '工单', key: 'orders' }];
    expect(await cloudCall('officialAccount.menu.create', { button }, asService)).toMatchObject({ errCode: 0 });
    expect((await wechat.readChat('anna')).menu).toMatchObject([{ key: 'orders' }]);
  });

  test('but not by the mini program itself, nor for a stranger', async () => {
    expect(await cloudCall('officialAccount.user.getInfo', { openid: 's-anna' })).toMatchObject({ errCode: 48001 });
    expect(await cloudCall('officialAccount.user.getInfo', { openid: 's-anna' }, { appid: 'wxother' })).toMatchObject({ errCode: 40013 });
  });
});

test.each(['wxacode.getUnlimited', 'ocr.printedText'])('%s is not there, and says so', async (api) => {
  expect(await cloudCall(api, { scene: 'a' })).toMatchObject({ errCode: -604100, errMsg: expect.stringContaining(api) });
});
