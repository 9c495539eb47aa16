import { describe, expect, test } from '@jest/globals';
import type { PushTarget } from '../../../../emulator/wechat/push/destination';
import { encryptText } from '../../../../emulator/wechat/push/encryption';
import { readAnswer, readReturned } from '../../../../emulator/wechat/push/passive-reply';
import { toXml } from '../../../../emulator/wechat/push/push-format';
import { signParts } from '../../../../emulator/wechat/push/signature';

const TARGET: PushTarget = {
  account: 'service-account',
  appId: 'wxservice',
  token: 'AAAAA',
  encodingAesKey: 'A'.repeat(43),
  mode: 'plain',
  format: 'xml',
  url: 'http://127.0.0.1:1/',
  retries: 3,
  answerWithinMs: 5000,
  functionFor: () => undefined,
};
const SECURE = { ...TARGET, mode: 'secure' } as const;
const MESSAGE = { ToUserName: 'gh_1', FromUserName: 'o-anna', CreateTime: 1, MsgType: 'text', Content: '在吗', MsgId: '1' };
const EVENT = { ...MESSAGE, MsgType: 'event', Event: 'CLICK', EventKey: 'K' };
const BACK = { ToUserName: 'o-anna', FromUserName: 'gh_1', CreateTime: 12345678 };
const TEXT = { ...BACK, MsgType: 'text', Content: '你好' };

const read = (body: string) => readAnswer(TARGET, MESSAGE, body);
const abnormal = (why: string) => ({ kind: 'abnormal', why: expect.stringContaining(why) });
const reply = (fields: Record<string, unknown>) => ({ kind: 'reply', reply: expect.objectContaining(fields) });

function encrypted(text: string, { appId = TARGET.appId, token = TARGET.token } = {}): string {
  const Encrypt = encryptText(TARGET.encodingAesKey, appId, text);
  return toXml({ Encrypt, MsgSignature: signParts(token, '1714112445', '415670741', Encrypt), TimeStamp: 1714112445, Nonce: '415670741' });
}

test.each(['', '  \n', 'success', 'success\n'])('nothing and success accept: %j', (body) => {
  expect(read(body)).toEqual({ kind: 'accepted' });
  expect(readAnswer(SECURE, MESSAGE, body)).toEqual({ kind: 'accepted' });
});

describe('a reply', () => {
  test.each([
    [TEXT],
    [{ ...BACK, MsgType: 'image', Image: { MediaId: 'm' } }],
    [{ ...BACK, MsgType: 'voice', Voice: { MediaId: 'm' } }],
    [{ ...BACK, MsgType: 'video', Video: { MediaId: 'm', Title: 't' } }],
    [{ ...BACK, MsgType: 'music', Music: { ThumbMediaId: 'm' } }],
    [{ ...BACK, MsgType: 'transfer_customer_service' }],
  ])('%j', (fields) => {
    const { CreateTime, ...rest } = fields;
    expect(read(toXml(fields))).toEqual(reply({ ...rest, CreateTime: String(CreateTime) }));
    expect(readReturned('service-account', MESSAGE, fields)).toEqual(reply(fields));
  });

  test('with entities of XML itself', () => {
    const xml = '<xml><ToUserName>o-anna</ToUserName><FromUserName>gh_1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>';
    expect(read(`${xml}<Content>a &lt; b &amp; c</Content></xml>`)).toEqual(reply({ Content: 'a < b & c' }));
  });

  test('with articles: one in answer to a message, eight in answer to an event', () => {
    const items = (count: number) => Array.from({ length: count }, (_, i) => ({ Title: `${i}`, Url: 'http://a' }));
    const news = (count: number) => ({ ...BACK, MsgType: 'news', ArticleCount: count, Articles: { item: items(count) } });
    expect(read(toXml(news(3)))).toEqual(reply({ Articles: items(1) }));
    expect(readAnswer(TARGET, EVENT, toXml(news(9)))).toEqual(reply({ Articles: items(8) }));
    expect(readReturned('service-account', EVENT, { ...news(0), Articles: items(2) })).toEqual(reply({ Articles: items(2) }));
    expect(read(toXml(news(0)))).toEqual(abnormal('Articles'));
  });

  test('in secure mode opens with the account’s key', () => {
    expect(readAnswer(SECURE, MESSAGE, encrypted(toXml(TEXT)))).toEqual(reply({ Content: '你好' }));
  });

  test('as JSON where pushes are JSON', () => {
    expect(readAnswer({ ...TARGET, format: 'json' }, MESSAGE, JSON.stringify(TEXT))).toEqual(reply({ Content: '你好' }));
    expect(readAnswer({ ...TARGET, format: 'json' }, MESSAGE, toXml(TEXT))).toEqual(abnormal('no JSON'));
  });
});

describe('abnormal is', () => {
  test.each([
    ['JSON where XML is wanted', JSON.stringify(TEXT), 'no XML'],
    ['any other text', 'OK', 'no XML'],
    ['a page of HTML', '<html><body>Error</body></html>', 'root'],
    ['XML cut off', toXml(TEXT).slice(0, -10), 'XML'],
    ['a reply to somebody else', toXml({ ...TEXT, ToUserName: 'o-bert' }), 'ToUserName'],
    ['a reply of another account', toXml({ ...TEXT, FromUserName: 'gh_2' }), 'FromUserName'],
    ['a reply with its sides not changed', toXml({ ...TEXT, ToUserName: 'gh_1', FromUserName: 'o-anna' }), 'ToUserName'],
    ['no time', toXml({ ...TEXT, CreateTime: 'now' }), 'CreateTime'],
    ['an unknown type', toXml({ ...TEXT, MsgType: 'dance' }), 'type'],
    ['a type every object has', toXml({ ...TEXT, MsgType: 'constructor' }), 'type'],
    ['a text without content', toXml({ ...TEXT, Content: '' }), 'Content'],
    ['a picture without its id', toXml({ ...BACK, MsgType: 'image', Image: {} }), 'Image.MediaId'],
  ])('%s', (_what, body, why) => {
    expect(read(body)).toEqual(abnormal(why));
  });

  test.each([
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(100)}">]><xml><Content>&a;</Content></xml>`],
    ['a file of this machine', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Content>&a;</Content></xml>'],
    ['deep nesting', `<xml>${'<a>'.repeat(30_000)}${'</a>'.repeat(30_000)}</xml>`],
    ['a prototype', '<xml><__proto__><isAdmin>1</isAdmin></__proto__></xml>'],
  ])('%s', (_what, body) => {
    expect(read(body)).toEqual(abnormal(''));
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  test.each([
    ['not encrypted', toXml(TEXT), 'encrypted'],
    ['"success", encrypted', encrypted('success'), 'XML'],
    ['for another app', encrypted(toXml(TEXT), { appId: 'wxother' }), 'wxother'],
    ['signed with another token', encrypted(toXml(TEXT), { token: 'BBBBB' }), 'MsgSignature'],
    ['changed on its way', encrypted(toXml(TEXT)).replace('<Encrypt><![CDATA[', '<Encrypt><![CDATA[AAAA'), 'MsgSignature'],
  ])('in secure mode a reply that is %s', (_what, body, why) => {
    expect(readAnswer(SECURE, MESSAGE, body)).toEqual(abnormal(why));
  });

  test('a passive reply of the mini program, which has none; a message may be handed on to people', () => {
    const mini = { ...TARGET, account: 'mini-program' } as const;
    expect(readAnswer(mini, MESSAGE, toXml(TEXT))).toEqual(abnormal('no passive replies'));
    expect(readReturned('mini-program', MESSAGE, TEXT)).toEqual(abnormal('no passive replies'));
    expect(readAnswer(mini, MESSAGE, toXml({ ...BACK, MsgType: 'transfer_customer_service' }))).toMatchObject({ kind: 'reply' });
  });

  test.each([[true], [5], ['fine'], [[]]])('a function that returns %j', (result) => {
    expect(readReturned('service-account', MESSAGE, result)).toEqual(abnormal('neither'));
  });
});

test.each([undefined, null, '', 'success'])('a function that returns %j accepts', (result) => {
  expect(readReturned('service-account', MESSAGE, result)).toEqual({ kind: 'accepted' });
});
