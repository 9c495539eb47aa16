import { expect, test } from '@jest/globals';
import { type SentRequest, sendRequest, signedRequest, textMessage } from '../support/forged-push';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
const send = (request: SentRequest) => sendRequest(day.wechat.url, request);
const kept = async () => (await day.wechat.inspect.documents('handled_pushes')).length;
const message = async (content = '您好') => textMessage(content, 'oSA_customer', await day.wechat.inspect.now());
const NOTHING = { status: 403, body: '' };

test('a true request is answered', async () => {
  const request = signedRequest(await message(), await day.wechat.inspect.now());
  expect(await send(request)).toMatchObject({ status: 200, body: expect.stringContaining('<Encrypt>') });
});

test('a request that is sent once more is the same message, and gets the same answer', async () => {
  const request = signedRequest(await message(), await day.wechat.inspect.now());
  await send(request);
  const before = await kept();
  expect(await send(request)).toMatchObject({ status: 200, body: expect.stringContaining('<Encrypt>') });
  expect(await kept()).toBe(before);
});

test('a request from before is refused, and one from a clock that is far ahead', async () => {
  const now = await day.wechat.inspect.now();
  for (const at of [now - 6 * 60_000, now + 6 * 60_000]) expect(await send(signedRequest(await message(), at))).toEqual(NOTHING);
});

test.each([
  ['signed with another token', { token: 'anotherToken' }],
  ['sealed with another key', { encodingAesKey: 'Z'.repeat(43) }],
  ['for another account', { appId: 'wxdev0000000000c3' }],
  ['in plain mode, where secure mode is agreed', { mode: 'plain' as const }],
  ['in JSON', { format: 'json' as const }],
])('a request %s is refused and leaves nothing behind', async (_what, change) => {
  const before = await kept();
  expect(await send(signedRequest(await message(), await day.wechat.inspect.now(), change))).toEqual(NOTHING);
  expect(await kept()).toBe(before);
});

test('a sealed text under the signature of another one is refused', async () => {
  const now = await day.wechat.inspect.now();
  const { query } = signedRequest(await message('真的'), now);
  const { body, contentType } = signedRequest(await message('假的'), now);
  expect(await send({ query, body, contentType })).toEqual(NOTHING);
});

test('an entity, a document type and a text without end are refused', async () => {
  const { query, contentType } = signedRequest(await message(), await day.wechat.inspect.now());
  for (const body of [
    '<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>',
    `<xml><Encrypt>${'A'.repeat(90_000)}</Encrypt></xml>`,
  ])
    expect(await send({ query, body, contentType })).toEqual(NOTHING);
});

test('a body that arrives in base64 is read like any other', async () => {
  const request = signedRequest(await message(), await day.wechat.inspect.now());
  expect(await send({ ...request, contentType: 'application/octet-stream' })).toMatchObject({
    status: 200,
    body: expect.stringContaining('<Encrypt>'),
  });
});

test('whoever calls the function from a phone learns nothing', async () => {
  const phone = day.wechat.phone('customer');
  expect(await phone.call('service-account', {})).toEqual({ ok: true, value: {} });
  expect(await phone.call('service-account', { httpMethod: 'POST', body: '<xml/>' })).toMatchObject({ statusCode: 403, body: '' });
});
