import { beforeAll, expect, test } from '@jest/globals';
import { SERVICE, startWechat, type TestWechat } from './a-wechat';

const TOKEN = 'callbackToken1';
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

/** A callback behind the HTTP access service as a developer would write it, by the documents alone: secure mode, XML, its own cryptography. */
const CALLBACK = `
const crypto = require('crypto');
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const key = Buffer.from('${AES_KEY}=', 'base64');
const iv = key.subarray(0, 16);
const sign = (...parts) => crypto.createHash('sha1').update(['${TOKEN}', ...parts].sort().join('')).digest('hex');
const field = (xml, name) => (new RegExp('<' + name + '>(?:<!\\\\[CDATA\\\\[)?(.*?)(?:\\\\]\\\\]>)?</' + name + '>', 's').exec(xml) || [])[1];
function open(encrypted) {
  const decipher = crypto.createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const whole = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const content = whole.subarray(16, whole.length - whole[whole.length - 1]);
  const length = content.readUInt32BE(0);
  if (content.subarray(4 + length).toString() !== '${SERVICE.appid}') throw new Error('not for this app');
  return content.subarray(4, 4 + length).toString();
}
function close(xml) {
  const body = Buffer.from(xml);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const whole = Buffer.concat([crypto.randomBytes(16), length, body, Buffer.from('${SERVICE.appid}')]);
  const missing = 32 - (whole.length % 32);
  const cipher = crypto.createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([whole, Buffer.alloc(missing, missing)])), cipher.final()]).toString('base64');
}
exports.main = async ({ httpMethod, queryStringParameters: query, body, isBase64Encoded }) => {
  if (httpMethod === 'GET') return query.signature === sign(query.timestamp, query.nonce) ? query.echostr : 'no';
  const outer = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  const encrypted = field(outer, 'Encrypt');
  if (query.msg_signature !== sign(query.timestamp, query.nonce, encrypted)) return { statusCode: 403, body: 'forged' };
  const xml = open(encrypted);
  const message = Object.fromEntries(['MsgType', 'Event', 'EventKey', 'Content', 'MsgId', 'Status', 'Ticket'].map((name) => [name, field(xml, name)]));
  const cloudCall = await cloud.openapi({ appid: '${SERVICE.appid}' }).customerServiceMessage
    .send({ touser: field(xml, 'FromUserName'), msgtype: 'text', text: { content: 'x' } }).then(() => 0, ({ errCode }) => errCode);
  await cloud.database().collection('received').add({ data: { ...message, cloudCall, who: cloud.getWXContext().SOURCE, openid: query.openid } });
  const answer = { subscribe: '欢迎', CLICK: '进度：' + message.EventKey }[message.Event] || (message.MsgType === 'text' ? '收到：' + message.Content : undefined);
  if (!answer) return 'success';
  const reply = '<xml><ToUserName>' + field(xml, 'FromUserName') + '</ToUserName><FromUserName>' + field(xml, 'ToUserName') + '</FromUserName><CreateTime>'
    + field(xml, 'CreateTime') + '</CreateTime><MsgType>text</MsgType><Content><![CDATA[' + answer + ']]></Content></xml>';
  const Encrypt = close(reply);
  const [TimeStamp, Nonce] = [String(Math.floor(Date.now() / 1000)), '12345'];
  return { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: '<xml><Encrypt>' + Encrypt + '</Encrypt><MsgSignature>' + sign(TimeStamp, Nonce, Encrypt)
    + '</MsgSignature><TimeStamp>' + TimeStamp + '</TimeStamp><Nonce>' + Nonce + '</Nonce></xml>' };
};`;

/** Called by a phone: what an HTTP function may not do. */
const NOTIFY = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const told = (work) => work.catch(({ errCode, errMsg }) => ({ errCode, errMsg }));
exports.main = async ({ touser, content }) => ({
  template: await told(cloud.openapi({ appid: '${SERVICE.appid}' }).officialAccount.messageTemplate.send(
    { touser, templateId: 'SVC_PROGRESS', data: { character_string1: { value: 'JM-1' }, thing2: { value: '已完成' } } })),
  check: await told(cloud.openapi.security.msgSecCheck({ content, version: 2, scene: 2, openid: cloud.getWXContext().OPENID })),
  withoutPermission: await told(cloud.openapi.security.mediaCheckAsync({ mediaUrl: 'http://127.0.0.1/', mediaType: 2 })),
});`;

let wechat: TestWechat;
beforeAll(async () => {
  const push = { url: '/service-account', token: TOKEN, encodingAesKey: AES_KEY, mode: 'secure', format: 'xml' } as const;
  wechat = await startWechat(
    {
      collections: [{ name: 'received' }],
      functions: [
        { name: 'callback', httpPath: '/service-account', timeoutSeconds: 10, openapi: ['customerServiceMessage.send'] },
        { name: 'notify', timeoutSeconds: 10, openapi: ['officialAccount.messageTemplate.send', 'security.msgSecCheck'] },
      ],
      serviceAccount: {
        appId: SERVICE.appid,
        name: '售后服务号',
        secret: SERVICE.secret,
        originalId: 'gh_service',
        push,
        templates: [
          {
            id: 'SVC_PROGRESS',
            title: '工单进度通知',
            fields: [
              { key: 'character_string1', type: 'character_string', label: '工单号' },
              { key: 'thing2', type: 'thing', label: '进度' },
            ],
          },
        ],
      },
    },
    { callback: CALLBACK, notify: NOTIFY },
  );
});

const received = () =>
  wechat.cloud.services.database.find('received', { filter: {} }).map((json) => JSON.parse(json) as Record<string, unknown>);
/** All pushes so far, once each is over. */
async function settledPushes(count: number) {
  for (;;) {
    const pushes = (await wechat.inspect('pushes')).pushes as { outcome?: string; attempts: unknown[] }[];
    if (pushes.length === count && pushes.every(({ outcome }) => outcome !== undefined))
      return pushes.map(({ outcome }) => outcome).reverse();
  }
}
const bubbles = async () =>
  (await wechat.readChat('anna')).entries.map(({ from, body }) => `${from}: ${body.kind === 'text' ? body.text : body.kind}`);

test('the address of a function passes the check', async () => {
  expect(await wechat.inspect('push/service-account/verify', {})).toMatchObject({ ok: true });
});

test('a person follows by a code, writes, taps the menu and is sent a template: each reaches the function, which answers in the chat', async () => {
  const scene = { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'counter' } } };
  const { ticket } = await wechat.api('service-account', '/cgi-bin/qrcode/create', scene);
  await wechat.chat('anna', 'scan', { code: ticket });
  expect(await settledPushes(1)).toEqual(['replied']);
  await wechat.chat('anna', 'send', { message: { type: 'text', content: '<你好> ]]> 😀' } });
  expect(await settledPushes(2)).toEqual(['replied', 'replied']);
  const menu = { button: [{ type: 'click', name: '进度', key: 'PROGRESS' }] };
  expect(await wechat.api('service-account', '/cgi-bin/menu/create', menu)).toMatchObject({ errcode: 0 });
  await wechat.chat('anna', 'tap-menu', { path: [0] });
  expect(await settledPushes(3)).toEqual(['replied', 'replied', 'replied']);
  const { result } = await wechat.onPhone('anna', 'call-function', { name: 'notify', data: { touser: 's-anna', content: '正常' } });
  expect(result).toMatchObject({
    template: { errCode: 0, msgid: expect.anything() },
    check: { errCode: 0, result: { suggest: 'pass', label: 100 }, traceId: expect.any(String) },
    withoutPermission: { errCode: -604101, errMsg: expect.stringContaining('-604101') },
  });
  expect(await settledPushes(4)).toEqual(['replied', 'replied', 'replied', 'accepted']);

  // An HTTP function makes no cloud calls; it is told so by the platform's number.
  const common = { cloudCall: -604104, who: 'wx_http', openid: 's-anna' };
  expect(received()).toMatchObject([
    { ...common, MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_counter', Ticket: ticket },
    { ...common, MsgType: 'text', MsgId: expect.stringMatching(/^\d{15,20}$/) },
    { ...common, MsgType: 'event', Event: 'CLICK', EventKey: 'PROGRESS' },
    { ...common, MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', Status: 'success' },
  ]);
  expect(await bubbles()).toEqual([
    'passive-reply: 欢迎',
    'person: <你好> ]]> 😀',
    expect.stringMatching(/^passive-reply: 收到：<你好> /),
    'passive-reply: 进度：PROGRESS',
    'template: template',
  ]);
});

test('msgSecCheck tells a function of risky words, and of none at all', async () => {
  const check = async (content: string) => {
    const { result } = await wechat.onPhone('anna', 'call-function', { name: 'notify', data: { touser: 's-anna', content } });
    return (result as { check: Record<string, unknown> }).check;
  };
  await wechat.inspect('wechat/switches', { riskyWords: ['坏话'] });
  expect(await check('说坏 话')).toMatchObject({ errCode: 0, result: { suggest: 'risky', label: 21000 } });
  expect(await check('')).toMatchObject({ errCode: 44002 });
});
