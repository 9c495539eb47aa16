import { beforeAll, expect, test } from '@jest/globals';
import { SERVICE, startWechat, type TestWechat } from './a-wechat';

/** Answers a text as the service account would, and writes once more when it is asked to. */
const ANSWERS = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ ToUserName, FromUserName, CreateTime, MsgType, Event, Content }) => {
  if (Event === 'subscribe') {
    await cloud.openapi({ appid: '${SERVICE.appid}' }).customerServiceMessage.send({ touser: FromUserName, msgtype: 'text', text: { content: '欢迎' } });
    return 'success';
  }
  if (Content === '沉默') return { MsgType: 'nonsense' };
  return { ToUserName: FromUserName, FromUserName: ToUserName, CreateTime, MsgType: 'text', Content: '收到：' + Content };
};`;

let wechat: TestWechat;
beforeAll(async () => {
  const push = {
    token: 'token',
    mode: 'plain',
    format: 'json',
    functions: [
      { msgType: 'text', functionName: 'answers' },
      { msgType: 'event', event: 'subscribe', functionName: 'answers' },
    ],
  } as const;
  wechat = await startWechat(
    {
      functions: [{ name: 'answers', timeoutSeconds: 5, openapi: ['customerServiceMessage.send'] }],
      serviceAccount: { appId: SERVICE.appid, name: '售后服务号', secret: SERVICE.secret, push },
    },
    { answers: ANSWERS },
  );
});

const bubbles: string[] = [];
beforeAll(() => {
  wechat.cloud.services.events.on('chat', ({ from, body }) => {
    bubbles.push(`${from}: ${body.kind === 'text' || body.kind === 'notice' ? body.text : body.kind}`);
  });
});
/** What stands in the chat once it holds so much. */
const shown = (count: number) =>
  new Promise<readonly string[]>((resolve) => {
    const { events } = wechat.cloud.services;
    const look = () => {
      if (bubbles.length < count) return;
      events.off('chat', look);
      resolve(bubbles);
    };
    events.on('chat', look);
    look();
  });

test('a person follows and writes; the function that answers for the account is heard in the chat', async () => {
  await wechat.chat('anna', 'follow');
  expect(await shown(1)).toEqual(['customer-service: 欢迎']);
  await wechat.chat('anna', 'send', { message: { type: 'text', content: '你好' } });
  expect((await shown(3)).slice(1)).toEqual(['person: 你好', 'passive-reply: 收到：你好']);
  await wechat.chat('anna', 'send', { message: { type: 'text', content: '沉默' } });
  expect((await shown(5)).slice(3)).toEqual(['person: 沉默', 'wechat: 该公众号暂时无法提供服务，请稍后再试']);
});
