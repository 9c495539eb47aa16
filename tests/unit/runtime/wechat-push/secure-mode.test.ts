import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSecureKey, openText, sealText } from '../../../../cloudfunctions/_runtime/wechat-push/secure-text';
import { isFresh, isSignedBy, signParts } from '../../../../cloudfunctions/_runtime/wechat-push/signature';
import { decryptText, encryptText } from '../../../../emulator/wechat/push/encryption';
import vectors from '../../../fixtures/wechat-push.json';

const { token, encodingAESKey: encodingAesKey, appid: appId, urlCheck, secureMode } = vectors;
const key = { encodingAesKey, appId };
const random = new Uint8Array(16).fill(7);

test('the published signatures are ours', () => {
  expect(signParts(token, urlCheck.timestamp, urlCheck.nonce)).toBe(urlCheck.signature);
  expect(signParts(token, secureMode.timestamp, secureMode.nonce, secureMode.Encrypt)).toBe(secureMode.msg_signature);
});

test('the published text opens, and to nobody else', () => {
  expect(openText(key, secureMode.Encrypt)).toContain('"debug_str":"hello world"');
  expect(openText({ ...key, appId: 'wx0000000000000000' }, secureMode.Encrypt)).toBeNull();
  expect(openText({ ...key, encodingAesKey: 'B'.repeat(43) }, secureMode.Encrypt)).toBeNull();
});

test('what is sealed by us WeChat can open, and the other way round', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (text, bytes) => {
      const plain = Buffer.from(text, 'utf8').toString('utf8');
      expect(decryptText(encodingAesKey, appId, sealText(key, plain, bytes))).toBe(plain);
      expect(openText(key, encryptText(encodingAesKey, appId, plain))).toBe(plain);
    }),
  );
});

test('whatever is changed on the way opens to nothing, or to the text as it was', () => {
  const sealed = Buffer.from(sealText(key, '<xml>您好</xml>', random), 'base64');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ by;
      const opened = openText(key, changed.toString('base64'));
      // The signature is what keeps a text whole; the seal alone must only never break us.
      expect(opened === null || typeof opened === 'string').toBe(true);
    }),
  );
});

test('any text at all that is no sealed one opens to nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(openText(key, text)).toBeNull()));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expect(openText(key, Buffer.from(bytes).toString('base64'))).toBeNull()),
  );
});

test('a signature of any other parts, or of another length, is none', () => {
  const signature = signParts('a', 'b', 'c');
  expect(isSignedBy(signature, 'a', 'b', 'c')).toBe(true);
  expect(isSignedBy(signature.toUpperCase(), 'a', 'b', 'c')).toBe(false);
  expect(isSignedBy('', 'a', 'b', 'c')).toBe(false);
  fc.assert(fc.property(fc.string(), (other) => expect(isSignedBy(other, 'a', 'b', 'c')).toBe(other === signature)));
});

describe.each([
  ['now', 0, true],
  ['five minutes ago', -300, true],
  ['longer ago', -301, false],
  ['in five minutes', 300, true],
  ['later', 301, false],
])('a request signed %s', (_when, seconds, expected) => {
  test(expected ? 'counts' : 'does not count', () => {
    expect(isFresh(String(1_700_000_000 + seconds), 1_700_000_000_000)).toBe(expected);
  });
});

test.each(['', 'now', '-1', '1e9', '1700000000.5', ' 1700000000', '99999999999999'])('%p is no time of a request', (timestamp) => {
  expect(isFresh(timestamp, 1_700_000_000_000)).toBe(false);
});

test('a key has the 43 characters of the console', () => {
  expect(isSecureKey(encodingAesKey)).toBe(true);
  expect(isSecureKey(`${encodingAesKey}=`)).toBe(false);
  expect(isSecureKey('')).toBe(false);
});
