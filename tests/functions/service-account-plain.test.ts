import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cloud } from '../../config/cloud';
import { sendRequest, signedRequest, textMessage } from '../support/forged-push';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { serviceChat } from '../support/service-chat';

const { encodingAesKey: _sealed, ...push } = cloud.serviceAccount.push;

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await openLocalWechat({
    config: {
      serviceAccount: { ...cloud.serviceAccount, push: { ...push, mode: 'plain' } },
      functions: cloud.functions.map((one) => {
        if (one.name !== 'service-account') return one;
        const { SERVICE_ACCOUNT_AES_KEY: _key, ...environment } = one.environment;
        return { ...one, environment };
      }),
    },
  });
});
afterAll(() => wechat?.stop());

test('without a key the account is answered in plain mode', async () => {
  expect(await wechat.inspect.verifyPush('service-account')).toMatchObject({ ok: true });
  expect((await serviceChat(wechat, 'customer').follow()).outcome).toBe('replied');
});

test('in plain mode, where the signature does not cover the message, it is good for one message only', async () => {
  const now = await wechat.inspect.now();
  const first = signedRequest(textMessage('真的', 'oSA_customer', now), now, { mode: 'plain' });
  expect(await sendRequest(wechat.url, first)).toMatchObject({ status: 200, body: expect.stringContaining('<Content>') });
  expect(await sendRequest(wechat.url, first)).toMatchObject({ status: 200, body: expect.stringContaining('<Content>') });
  const { body } = signedRequest(textMessage('假的', 'oSA_customer', now), now, { mode: 'plain' });
  expect(await sendRequest(wechat.url, { ...first, body })).toEqual({ status: 403, body: '' });
});
