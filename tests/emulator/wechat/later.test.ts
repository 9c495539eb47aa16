import { expect, test } from '@jest/globals';
import { startWechat } from './a-wechat';

const HOUR = 3600_000;

test('what WeChat still owes survives a restart, and is done once', async () => {
  const first = await startWechat();
  await first.onPhone('anna', 'login');
  await first.inspect('wechat/switches', { mediaCheck: { delayMs: HOUR } });
  const check = { media_url: 'https://example.com/a.png', media_type: 2, version: 2, scene: 1, openid: 'o-anna' };
  const { trace_id } = await first.api('mini-program', '/wxa/media_check_async', check);
  await first.cloud.stop();

  const again = await startWechat({}, {}, first.cloud.dataDir);
  await again.advance(HOUR);
  await again.pushed((message) => message.trace_id === trace_id);
  // Another one goes all the way meanwhile.
  await again.onPhone('anna', 'login');
  const { trace_id: other } = await again.api('mini-program', '/wxa/media_check_async', check);
  await again.advance(HOUR);
  await again.pushed((message) => message.trace_id === other);
  expect(again.pushes.filter(({ message }) => message.trace_id === trace_id)).toHaveLength(1);
});

test('a reset forgets what WeChat owes', async () => {
  const wechat = await startWechat();
  await wechat.onPhone('anna', 'login');
  await wechat.inspect('wechat/switches', { mediaCheck: { delayMs: HOUR } });
  const check = { media_url: 'https://example.com/a.png', media_type: 2, version: 2, scene: 1, openid: 'o-anna' };
  const { trace_id } = await wechat.api('mini-program', '/wxa/media_check_async', check);
  await wechat.inspect('reset', {});
  await wechat.onPhone('anna', 'login');
  const { trace_id: later } = await wechat.api('mini-program', '/wxa/media_check_async', check);
  await wechat.advance(2 * HOUR);
  await wechat.pushed((message) => message.trace_id === later);
  expect(wechat.pushes.map(({ message }) => message.trace_id)).not.toContain(trace_id);
});
