import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PushConfig } from '../../../../emulator/cloud-config';
import type { Fault } from '../../../../emulator/inspect/fault-types';
import { decryptText, encryptText } from '../../../../emulator/wechat/push/encryption';
import { toXml } from '../../../../emulator/wechat/push/push-format';
import type { PushRecord } from '../../../../emulator/wechat/push/push-records';
import { readXml } from '../../../../emulator/wechat/push/read-xml';
import { signParts } from '../../../../emulator/wechat/push/signature';
import type { Account, PassiveReply, PushedMessage } from '../../../../emulator/wechat/traffic';
import { type Callback, type Received, startCallback } from '../../../support/callback';
import { startCloud, type TestCloud, temporaryDir } from '../../local-cloud';

const KEY = 'A'.repeat(43);
const TOKEN = 'AAAAA';
const NONE: Received = { method: '', path: '', query: {}, contentType: '', body: '' };
const FUNCTIONS = {
  clerk: `
exports.main = async (event) => {
  if (event.Content === 'fail') throw new Error('broken');
  return event.Content === 'quiet' ? undefined : { ...back(event), Content: event.Content + typeof event.MsgId };
};
const back = ({ ToUserName, FromUserName }) => ({ ToUserName: FromUserName, FromUserName: ToUserName, CreateTime: 1, MsgType: 'text' });`,
};

let callback: Callback;
let plain: TestCloud;
let secure: TestCloud;
/** Waits so short for an answer that tests need not wait long. */
let impatient: TestCloud;
const replies: [Account, string, PassiveReply][] = [];
const unanswered: [Account, string][] = [];

const pushTo = (url: string, more: Partial<PushConfig> = {}): PushConfig => ({
  url,
  token: TOKEN,
  encodingAesKey: KEY,
  mode: 'plain',
  format: 'xml',
  answerWithinMs: 60_000,
  ...more,
});
const configOf = (service: PushConfig, mini: PushConfig) => ({
  config: {
    appId: 'wxmini',
    miniProgram: { originalId: 'gh_mini', push: mini },
    serviceAccount: { appId: 'wxservice', name: '服务号', originalId: 'gh_1', push: service },
    phones: [
      { id: 'anna', title: { zh: '安娜', en: 'Anna' }, openid: 'o-anna', serviceOpenid: 's-anna', unionid: 'u-anna', kind: 'customer' },
    ],
    functions: [{ name: 'clerk', timeoutSeconds: 10 }],
  },
  functions: FUNCTIONS,
});

beforeAll(async () => {
  callback = await startCallback();
  const toClerk = {
    functions: [
      { msgType: 'text', functionName: 'clerk' },
      { msgType: 'event', event: 'CLICK', functionName: 'clerk' },
    ],
  };
  plain = await startCloud(configOf(pushTo(callback.url), pushTo(`${callback.url}/mini`, { format: 'json' })));
  secure = await startCloud(configOf(pushTo(`${callback.url}/safe`, { mode: 'secure', ...toClerk }), pushTo(callback.url, toClerk)));
  const soon = { answerWithinMs: 100 };
  impatient = await startCloud(configOf(pushTo(callback.url, soon), pushTo(callback.url, soon)));
  for (const { services } of [plain, secure, impatient]) {
    services.events.on('passive-reply', (...reply) => void replies.push(reply));
    services.events.on('no-reply', (...who) => void unanswered.push(who));
  }
});
afterAll(() => callback.stop());
beforeEach(async () => {
  for (const cloud of [plain, secure, impatient]) await inspect(cloud, 'POST', 'reset', {});
  callback.answerWith = () => 'success';
  for (const list of [callback.received, replies, unanswered]) list.splice(0);
});

async function inspect<T = Record<string, unknown>>(cloud: TestCloud, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${cloud.url}/__inspect/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  return (await response.json()) as T;
}
const pushes = async (cloud = plain) => (await inspect<{ pushes: PushRecord[] }>(cloud, 'GET', 'pushes')).pushes;

let lastId = 1_000_000_000_000_000_000n;
function text(Content: string, FromUserName = 's-anna'): PushedMessage {
  lastId += 1n;
  return { ToUserName: 'gh_1', FromUserName, CreateTime: 1714112445, MsgType: 'text', Content, MsgId: String(lastId) };
}
const event = (Event: string): PushedMessage => ({
  ToUserName: 'gh_1',
  FromUserName: 's-anna',
  CreateTime: 1714112445,
  MsgType: 'event',
  Event,
});
const replyTo = ({ FromUserName, ToUserName }: PushedMessage, Content: string) =>
  toXml({ ToUserName: FromUserName, FromUserName: ToUserName, CreateTime: 1, MsgType: 'text', Content });

const say = (message: PushedMessage, account: Account = 'service-account', cloud = plain) =>
  cloud.services.events.emit('outgoing', account, message);
/** What has become of everything pushed so far, oldest first. */
async function ends(cloud = plain): Promise<PushRecord[]> {
  while (true) {
    const all = await pushes(cloud);
    if (all.every(({ outcome }) => outcome)) return all.reverse();
  }
}
const endOf = async (message: PushedMessage, account?: Account, cloud = plain) => {
  say(message, account, cloud);
  return (await ends(cloud)).at(-1);
};
const contents = () => callback.received.map(({ body }) => (readXml(body) as { Content?: string }).Content);

describe('a message', () => {
  test('comes signed, as XML, with who wrote it', async () => {
    const message = text('在吗');
    expect(await endOf(message)).toMatchObject({ outcome: 'accepted', attempts: [{ answer: { status: 200, body: 'success' } }] });
    const [{ method, query, contentType, body } = NONE] = callback.received;
    expect([method, contentType, readXml(body)]).toEqual(['POST', 'text/xml', { ...message, CreateTime: '1714112445' }]);
    expect(Object.keys(query)).toEqual(['signature', 'timestamp', 'nonce', 'openid']);
    expect(query).toMatchObject({ openid: 's-anna', signature: signParts(TOKEN, String(query.timestamp), String(query.nonce)) });
  });

  test('of the mini program comes as JSON to its own address', async () => {
    const message = text('在吗', 'o-anna');
    await endOf(message, 'mini-program');
    const [{ path, body, contentType } = NONE] = callback.received;
    expect([path, contentType]).toEqual(['/mini', 'application/json']);
    expect(body).toContain(`"MsgId":${String(message.MsgId)}}`);
  });

  test('in secure mode comes encrypted and signed over that, and is answered so', async () => {
    const message = { ...event('subscribe'), EventKey: 'qrscene_1' };
    callback.answerWith = () => {
      const Encrypt = encryptText(KEY, 'wxservice', replyTo(message, '欢迎'));
      return toXml({ Encrypt, MsgSignature: signParts(TOKEN, '1', '2', Encrypt), TimeStamp: 1, Nonce: '2' });
    };
    expect(await endOf(message, 'service-account', secure)).toMatchObject({ outcome: 'replied', reply: { Content: '欢迎' } });
    const [{ path, query, body } = NONE] = callback.received;
    const { Encrypt = '', ToUserName } = readXml(body) as { Encrypt?: string; ToUserName?: string };
    expect([path, ToUserName, query.encrypt_type]).toEqual(['/safe', 'gh_1', 'aes']);
    expect(query.msg_signature).toBe(signParts(TOKEN, String(query.timestamp), String(query.nonce), Encrypt));
    expect(readXml(decryptText(KEY, 'wxservice', Encrypt))).toMatchObject({ Event: 'subscribe', EventKey: 'qrscene_1' });
  });

  test('is signed for the time the clock shows', async () => {
    await inspect(plain, 'POST', 'clock', { now: Date.UTC(2027, 5, 1) });
    await endOf(text('x'));
    expect(new Date(Number(callback.received[0]?.query.timestamp) * 1000).getUTCFullYear()).toBe(2027);
  });
});

describe('the answer', () => {
  test('is a passive reply that belongs into the chat', async () => {
    const message = text('在吗');
    callback.answerWith = () => replyTo(message, '在的');
    expect(await endOf(message)).toMatchObject({ outcome: 'replied' });
    expect(replies).toEqual([['service-account', 's-anna', expect.objectContaining({ MsgType: 'text', Content: '在的' })]]);
    expect(unanswered).toEqual([]);
  });

  test('that is none is not asked for again: the person is told that there is no service', async () => {
    callback.answerWith = () => '{"ok":true}';
    expect(await endOf(text('在吗'))).toMatchObject({ outcome: 'abnormal', attempts: [{ outcome: 'abnormal' }] });
    expect(unanswered).toEqual([['service-account', 's-anna']]);
  });

  test.each<[string, Callback['answerWith'], string]>([
    ['that does not come in time', () => 'silence', 'timed-out'],
    ['with another status', () => ({ status: 500 }), 'failed'],
    ['that leads elsewhere', () => ({ status: 302, headers: { location: 'http://example.com/' } }), 'failed'],
    ['cut off', () => 'cut', 'failed'],
    ['without end', () => 'x'.repeat(1_000_000), 'failed'],
  ])('%s is waited for three times more, with the same message', async (_what, answerWith, outcome) => {
    callback.answerWith = answerWith;
    const end = await endOf(text('在吗'), 'service-account', outcome === 'timed-out' ? impatient : plain);
    expect(end).toMatchObject({ outcome: 'unanswered' });
    expect(end?.attempts.map((attempt) => attempt.outcome)).toEqual([outcome, outcome, outcome, outcome]);
    expect(new Set(callback.received.map(({ body }) => body)).size).toBe(1);
    expect(callback.received).toHaveLength(4);
    expect(unanswered).toEqual([['service-account', 's-anna']]);
  });

  test('to a later try counts', async () => {
    const message = text('在吗');
    callback.answerWith = () => (callback.received.length < 3 ? { status: 500 } : replyTo(message, '在的'));
    expect(await endOf(message)).toMatchObject({ outcome: 'replied', attempts: [{}, {}, {}] });
    expect([replies.length, unanswered.length]).toEqual([1, 0]);
  });

  test.each([
    ['CLICK', 1],
    ['subscribe', 1],
    ['VIEW', 0],
    ['unsubscribe', 0],
    ['TEMPLATESENDJOBFINISH', 0],
  ])('to the event %s is missed by %d person', async (name, count) => {
    callback.answerWith = () => ({ status: 500 });
    await endOf(event(name));
    expect(unanswered).toHaveLength(count);
  });
});

describe('pushes of one person', () => {
  test('come in order, however long each takes', async () => {
    const waiting: (() => void)[] = [];
    callback.answerWith = () => new Promise((resolve) => waiting.push(() => resolve('success')));
    for (const what of ['1', '2', '3']) say(text(what));
    say(text('of somebody else', 's-bert'));
    while (callback.received.length < 2) await pushes();
    expect(contents().sort()).toEqual(['1', 'of somebody else']);
    callback.answerWith = () => 'success';
    for (const go of waiting) go();
    await ends();
    expect(contents().filter((what) => what !== 'of somebody else')).toEqual(['1', '2', '3']);
  });

  test('are not held up by one that must be sent again', async () => {
    // The second time, "first" is answered only once "second" has come.
    callback.answerWith = async ({ body }) => {
      if (!body.includes('first')) return 'success';
      if (callback.received.length === 1) return { status: 500 };
      while (!contents().includes('second')) await pushes();
      return 'success';
    };
    say(text('first'));
    say(text('second'));
    await ends();
    expect(contents().sort()).toEqual(['first', 'first', 'second']);
  });
});

describe('a fault', () => {
  const strike = (effect: Fault['effect'], more: Partial<Fault> = {}) =>
    inspect(plain, 'POST', 'faults', { on: 'push', name: 'text', effect, times: 1, ...more });

  test('loses the answer: the same message comes again', async () => {
    await strike({ kind: 'lose-reply' });
    expect(await endOf(text('在吗'))).toMatchObject({ outcome: 'accepted', attempts: [{ outcome: 'lost' }, { outcome: 'accepted' }] });
    expect(callback.received.map(({ body }) => body)).toEqual([callback.received[0]?.body, callback.received[0]?.body]);
  });

  test('loses the request: it comes with the next try', async () => {
    await strike({ kind: 'lose-request' });
    expect(await endOf(text('在吗'))).toMatchObject({ attempts: [{ outcome: 'lost' }, { outcome: 'accepted' }] });
    expect(callback.received).toHaveLength(1);
  });

  test('makes it come twice', async () => {
    await strike({ kind: 'duplicate' });
    expect(await endOf(text('在吗'))).toMatchObject({ outcome: 'accepted', attempts: [{}, {}] });
    expect(new Set(callback.received.map(({ body }) => body)).size).toBe(1);
  });

  test('lets the next one pass', async () => {
    await strike({ kind: 'hold' });
    say(text('first'));
    say(text('second'));
    await ends();
    expect(contents()).toEqual(['second', 'first']);
  });

  test('strikes the event it names, and only this person', async () => {
    await strike({ kind: 'fail', errCode: -1, errMsg: 'bad gateway', status: 502 }, { name: 'CLICK', openid: 's-anna', times: 4 });
    await endOf(event('VIEW'));
    expect(await endOf(event('CLICK'))).toMatchObject({ outcome: 'unanswered', attempts: Array(4).fill({ answer: { status: 502 } }) });
    await endOf({ ...event('CLICK'), FromUserName: 's-bert' });
    expect(callback.received).toHaveLength(2);
  });
});

describe('a function', () => {
  const told = (content: string, account: Account = 'service-account') => endOf(text(content), account, secure);

  test('gets its kind of message instead of the address, its id as text, and answers by what it returns', async () => {
    expect(await told('hi')).toMatchObject({ to: 'clerk', outcome: 'replied', reply: { Content: 'histring' } });
    expect(await told('quiet')).toMatchObject({ outcome: 'accepted' });
    expect(callback.received).toEqual([]);
    await endOf(event('SCAN'), 'service-account', secure);
    expect(callback.received).toHaveLength(1);
  });

  test('knows who wrote to the mini program', async () => {
    await told('hi', 'mini-program');
    const [run] = (await inspect<{ invocations: object[] }>(secure, 'GET', 'invocations')).invocations;
    expect(run).toMatchObject({ functionName: 'clerk', source: 'wx_client', openid: 's-anna' });
  });

  test('that fails is called again, as often as an address', async () => {
    expect(await told('fail')).toMatchObject({ outcome: 'unanswered', attempts: Array(4).fill({ outcome: 'failed' }) });
    expect(unanswered).toEqual([['service-account', 's-anna']]);
  });
});

describe('an address is checked', () => {
  const verify = (account: string) => inspect(plain, 'POST', `push/${account}/verify`);

  test('by the echostr it must answer', async () => {
    callback.answerWith = ({ query }) => String(query.echostr);
    expect(await verify('service-account')).toMatchObject({ ok: true, status: 200 });
    const [{ method, query } = NONE] = callback.received;
    expect([method, query.signature]).toEqual(['GET', signParts(TOKEN, String(query.timestamp), String(query.nonce))]);
  });

  test.each<[string, Callback['answerWith']]>([
    ['something else', () => 'success'],
    ['an error', ({ query }) => ({ status: 500, body: String(query.echostr) })],
    ['nothing', () => 'cut'],
  ])('and does not belong to us when it answers %s', async (_what, answerWith) => {
    callback.answerWith = answerWith;
    expect(await verify('service-account')).toMatchObject({ ok: false, why: expect.any(String) });
  });

  test('only where there is one', async () => {
    expect(await verify('nobody')).toMatchObject({ code: 'NO_SUCH_DOOR' });
  });
});

test('what nobody answers for is not pushed, and shown so', async () => {
  const quiet = await startCloud({ config: { functions: [] } });
  expect(await endOf(text('在吗'), 'service-account', quiet)).toMatchObject({ outcome: 'not-pushed', to: '' });
});

test('a push that was under way when everything stopped is delivered after the next start', async () => {
  const options = { ...configOf(pushTo(callback.url, { answerWithinMs: 60_000 }), pushTo(callback.url)), dataDir: temporaryDir() };
  const before = await startCloud(options);
  callback.answerWith = () => 'silence';
  say(text('first'), 'service-account', before);
  say(text('second'), 'service-account', before);
  while (callback.received.length < 1) await pushes(before);
  await before.stop();

  callback.answerWith = () => 'success';
  const after = await startCloud(options);
  expect((await ends(after)).map(({ message, outcome }) => [message.Content, outcome])).toEqual([
    ['first', 'accepted'],
    ['second', 'accepted'],
  ]);
  expect(contents()).toEqual(['first', 'first', 'second']);
});

test('a reset leaves nothing to be pushed', async () => {
  callback.answerWith = () => 'silence';
  say(text('first'));
  say(text('second'));
  while (callback.received.length < 1) await pushes();
  await inspect(plain, 'POST', 'reset', {});
  expect(await pushes()).toEqual([]);
  expect(plain.services.store.prepare('SELECT count(*) AS total FROM wechat_push_queue').get()).toMatchObject({ total: 0 });
  expect(callback.received).toHaveLength(1);
});

describe('nothing starts', () => {
  test.each<[string, Partial<PushConfig>]>([
    ['that would push off this machine', { url: 'http://example.com/push' }],
    ['that would push off this machine by a path', { url: '//example.com/push' }],
    ['that pushes to what is no address', { url: 'file:///etc/passwd' }],
    ['in secure mode without a key', { mode: 'secure', encodingAesKey: 'short' }],
    ['without a token', { token: '' }],
    ['with a function that is not there', { functions: [{ msgType: 'text', functionName: 'nobody' }] }],
    [
      'with two functions for one kind',
      {
        functions: [
          { msgType: 'text', functionName: 'clerk' },
          { msgType: 'text', functionName: 'clerk' },
        ],
      },
    ],
  ])('%s', async (_what, wrong) => {
    const start = startCloud(configOf(pushTo(callback.url, wrong), pushTo(callback.url)));
    await expect(start).rejects.toThrow('The message push of the service-account is not possible');
  });
});
