import { describe, expect, test } from '@jest/globals';
import { decryptText, encryptText, NotDecipherable } from '../../../../emulator/wechat/push/encryption';
import { signParts } from '../../../../emulator/wechat/push/signature';
import vectors from '../../../fixtures/wechat-push.json';

const { token, encodingAESKey: key, appid, urlCheck, secureMode } = vectors;

test('an address is checked with the signature WeChat publishes for its sample', () => {
  expect(signParts(token, urlCheck.timestamp, urlCheck.nonce)).toBe(urlCheck.signature);
});

test('secure mode signs what is encrypted, as in WeChat’s sample', () => {
  expect(signParts(token, secureMode.timestamp, secureMode.nonce, secureMode.Encrypt)).toBe(secureMode.msg_signature);
});

test('WeChat’s encrypted sample opens', () => {
  expect(JSON.parse(decryptText(key, appid, secureMode.Encrypt))).toEqual({
    ToUserName: 'gh_97417a04a28d',
    FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
    CreateTime: 1714112445,
    MsgType: 'event',
    Event: 'debug_demo',
    debug_str: 'hello world',
  });
});

test.each(['', 'a', '中文 🎉', 'x'.repeat(31), 'x'.repeat(32), 'x'.repeat(5000)])('what is encrypted opens again: %#', (text) => {
  const encrypted = encryptText(key, appid, text);
  expect(Buffer.from(encrypted, 'base64').length % 32).toBe(0);
  expect(decryptText(key, appid, encrypted)).toBe(text);
});

test('the same text is never encrypted to the same twice', () => {
  expect(encryptText(key, appid, 'hello')).not.toBe(encryptText(key, appid, 'hello'));
});

describe('nothing opens that', () => {
  const encrypted = encryptText(key, appid, 'hello');
  test.each([
    ['was made for another app', key, 'wxother', encrypted],
    ['was made with another key', 'B'.repeat(43), appid, encrypted],
    ['is cut off', key, appid, encrypted.slice(0, 20)],
    ['is empty', key, appid, ''],
    ['is no base64', key, appid, '%%%'],
    ['is anything in blocks', key, appid, Buffer.alloc(64, 7).toString('base64')],
  ])('%s', (_what, withKey, forApp, text) => {
    expect(() => decryptText(withKey, forApp, text)).toThrow(NotDecipherable);
  });
});
