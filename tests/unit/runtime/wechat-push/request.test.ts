import { expect, test } from '@jest/globals';
import { pushSettings } from '../../../../cloudfunctions/_runtime/wechat-push/push-settings';
import { readRequest } from '../../../../cloudfunctions/_runtime/wechat-push/read-request';
import { textReply } from '../../../../cloudfunctions/_runtime/wechat-push/reply';
import { signParts } from '../../../../cloudfunctions/_runtime/wechat-push/signature';
import { readXml } from '../../../../emulator/wechat/push/read-xml';

const NOW = 1_700_000_000_000;
const settings = { token: 'token1', appId: 'wxservice1' };
const plainQuery = { timestamp: '1700000000', nonce: '77', signature: signParts('token1', '1700000000', '77') };
const BODY = '<xml><FromUserName>o</FromUserName></xml>';
const post = (change: object = {}) => ({ httpMethod: 'POST', queryStringParameters: plainQuery, body: BODY, ...change });

test('the check of the address is answered with its text, and only when it is signed', () => {
  const check = { httpMethod: 'GET', queryStringParameters: { ...plainQuery, echostr: '4242' } };
  expect(readRequest(check, settings, NOW)).toEqual({ kind: 'check', echo: '4242' });
  const forged = { ...check, queryStringParameters: { ...check.queryStringParameters, nonce: '78' } };
  expect(readRequest(forged, settings, NOW)).toEqual({ kind: 'forged', why: 'unsigned' });
});

test('in plain mode a signed message is taken, as text or in base64, and names its signature', () => {
  const expected = { kind: 'message', fields: { FromUserName: 'o' }, signature: plainQuery.signature };
  expect(readRequest(post(), settings, NOW)).toEqual(expected);
  expect(readRequest(post({ body: Buffer.from(BODY).toString('base64'), isBase64Encoded: true }), settings, NOW)).toEqual(expected);
});

test('with a key nothing is taken that is not sealed', () => {
  const secure = { ...settings, encodingAesKey: 'A'.repeat(43) };
  expect(readRequest(post(), secure, NOW)).toEqual({ kind: 'forged', why: 'not-secure' });
});

test.each([
  ['without a query', { queryStringParameters: undefined }, 'stale'],
  ['with a query that is none', { queryStringParameters: { timestamp: ['1700000000'], nonce: {}, signature: null } }, 'stale'],
  ['without a body', { body: undefined }, 'not-a-message'],
  ['with a body that is none', { body: { xml: 1 } }, 'not-a-message'],
])('a request %s is refused', (_what, change, why) => {
  expect(readRequest(post(change) as Parameters<typeof readRequest>[0], settings, NOW)).toEqual({ kind: 'forged', why });
});

test('a reply goes back to whoever wrote, from the account they wrote to', () => {
  const { body } = textReply(settings, { FromUserName: 'oSA_1', ToUserName: 'gh_1' }, '好', NOW);
  expect(readXml(body)).toEqual({ ToUserName: 'oSA_1', FromUserName: 'gh_1', CreateTime: '1700000000', MsgType: 'text', Content: '好' });
});

test('without a token, or with a key that is none, the function does not begin', () => {
  expect(() => pushSettings({})).toThrow('SERVICE_ACCOUNT_TOKEN');
  expect(() => pushSettings({ SERVICE_ACCOUNT_TOKEN: 't', SERVICE_ACCOUNT_APP_ID: 'a', SERVICE_ACCOUNT_AES_KEY: 'short' })).toThrow(
    'SERVICE_ACCOUNT_AES_KEY',
  );
});
