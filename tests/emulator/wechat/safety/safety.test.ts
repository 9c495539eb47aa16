import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PNG, pictureForm, resetWechat, startWechat, type TestWechat } from '../a-wechat';

const RISKY = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级';
const HOURS_2 = 2 * 3600_000;
let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(async () => {
  await resetWechat(wechat);
  await visit();
});

const visit = async () => void (await fetch(`${wechat.cloud.url}/__wechat/me`, { headers: { 'x-wechat-phone': 'anna' } }));
const check = (more: Record<string, unknown> = {}) =>
  wechat.api('mini-program', '/wxa/msg_sec_check', { version: 2, scene: 2, openid: 'o-anna', content: '机器不开机', ...more });

describe('a text', () => {
  test('passes', async () => {
    expect(await check()).toEqual({
      errcode: 0,
      errmsg: 'ok',
      result: { suggest: 'pass', label: 100 },
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
      trace_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{8}){2}$/),
    });
  });

  test('that WeChat published for trying is risky, and the word is named', async () => {
    expect(await check({ content: `看看 ${RISKY}` })).toMatchObject({
      errcode: 0,
      result: { suggest: 'risky', label: 21000 },
      detail: [
        { strategy: 'content_model', suggest: 'risky' },
        { strategy: 'keyword', suggest: 'risky', keyword: RISKY },
      ],
    });
  });

  test('is held to words of one’s own', async () => {
    await wechat.inspect('wechat/switches', { riskyWords: ['坏话'], reviewWords: ['退 款'] });
    expect(await check({ content: '请退\n款' })).toMatchObject({ result: { suggest: 'review' } });
    expect(await check({ content: '说', title: '坏 话' })).toMatchObject({ result: { suggest: 'risky' } });
    expect(await check({ content: RISKY })).toMatchObject({ result: { suggest: 'pass' } });
  });

  test.each([
    ['empty', { content: '' }, 44002],
    ['of 2501 characters', { content: '长'.repeat(2501) }, 45002],
    ['of a scene nobody knows', { scene: 5 }, 40129],
    ['of somebody nobody knows', { openid: 's-anna' }, 40003],
    ['of somebody who was never here', { openid: 'o-carl' }, 61010],
  ])('%s is refused', async (_what, change, errcode) => {
    expect(await check(change)).toMatchObject({ errcode });
  });

  test('of 2500 characters is taken', async () => {
    expect(await check({ content: '😀'.repeat(2500) })).toMatchObject({ errcode: 0 });
  });

  test('of somebody who was here two hours ago is taken, and a moment later refused', async () => {
    await wechat.inspect('clock', { now: 1_795_342_767_549 });
    await visit();
    await wechat.advance(HOURS_2 - 60_000);
    expect(await check()).toMatchObject({ errcode: 0 });
    await wechat.advance(120_000);
    expect(await check()).toMatchObject({ errcode: 61010 });
    await visit();
    expect(await check()).toMatchObject({ errcode: 0 });
  });

  test('is answered as of old without a version', async () => {
    const old = (content: string) => wechat.api('mini-program', '/wxa/msg_sec_check', { content });
    expect(await old('你好')).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await old(RISKY)).toMatchObject({ errcode: 87014, errmsg: expect.stringMatching(/^risky content rid: /) });
  });
});

describe('a picture, by its bytes', () => {
  const look = (form: FormData) => wechat.api('mini-program', '/wxa/img_sec_check', form);

  test('passes or is risky, as the switch says', async () => {
    expect(await look(pictureForm())).toEqual({ errcode: 0, errmsg: 'ok' });
    await wechat.inspect('wechat/switches', { mediaCheck: { suggest: 'risky' } });
    expect(await look(pictureForm())).toMatchObject({ errcode: 87014 });
  });

  test.each([
    ['none', new FormData(), 41005],
    ['past 1 MB', pictureForm(Buffer.concat([PNG, Buffer.alloc(1024 * 1024)])), 40006],
    ['no picture', pictureForm(Buffer.from('hello')), 40005],
  ])('is refused when it is %s', async (_what, form, errcode) => {
    expect(await look(form)).toMatchObject({ errcode });
  });
});

describe('a file by its address', () => {
  const begin = (media_url: string, more: Record<string, unknown> = {}) =>
    wechat.api('mini-program', '/wxa/media_check_async', { media_url, media_type: 2, version: 2, openid: 'o-anna', scene: 1, ...more });
  const result = (traceId: unknown) => wechat.pushed(({ trace_id }) => trace_id === traceId);
  const stored = async (maxAgeSeconds?: number) => {
    const { storage } = wechat.cloud.services;
    const { Readable } = await import('node:stream');
    const put = await storage.put(Readable.from([PNG]), 'photos/a.png', {});
    if ('errCode' in put) throw new Error(put.errMsg);
    return storage.tempUrls([put.fileID], maxAgeSeconds)[0]?.tempFileURL ?? '';
  };

  test('is judged by an event', async () => {
    const { trace_id, errcode } = await begin(await stored());
    expect(errcode).toBe(0);
    expect(await result(trace_id)).toEqual({
      ToUserName: 'gh_mini',
      FromUserName: 'o-anna',
      CreateTime: expect.any(Number),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: 'wxdev0000000000a1',
      trace_id,
      version: 2,
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result: { suggest: 'pass', label: 100 },
    });
  });

  test('is risky when the switch says so', async () => {
    await wechat.inspect('wechat/switches', { mediaCheck: { suggest: 'risky' } });
    const { trace_id } = await begin(await stored());
    expect(await result(trace_id)).toMatchObject({ errcode: 0, result: { suggest: 'risky', label: 21000 } });
  });

  test('is judged late, by the clock of this WeChat', async () => {
    await wechat.inspect('wechat/switches', { mediaCheck: { delayMs: 1_800_000 } });
    const { trace_id } = await begin(await stored());
    await wechat.advance(1_700_000);
    const { trace_id: other } = await begin(`${wechat.cloud.url}/nothing`);
    expect(wechat.pushes).toEqual([]);
    await wechat.advance(100_000);
    expect(await result(trace_id)).toMatchObject({ errcode: 0 });
    await wechat.advance(1_700_000);
    expect(await result(other)).toMatchObject({ errcode: -1008 });
  });

  test('is not found once its address has expired, even if it was good at first', async () => {
    await wechat.inspect('wechat/switches', { mediaCheck: { delayMs: 600_000 } });
    const { trace_id } = await begin(await stored(300));
    await wechat.advance(600_000);
    const event = await result(trace_id);
    expect(event).toMatchObject({ errcode: -1008, detail: [] });
    expect(event).not.toHaveProperty('result');
  });

  test('is never judged when the switch says so', async () => {
    await wechat.inspect('wechat/switches', { mediaCheck: { arrives: false } });
    const { trace_id: lost } = await begin(await stored());
    await wechat.inspect('wechat/switches', { mediaCheck: { arrives: true } });
    const { trace_id } = await begin(await stored());
    await wechat.advance(HOURS_2);
    await result(trace_id);
    expect(wechat.pushes.map(({ message }) => message.trace_id)).not.toContain(lost);
  });

  test.each([
    ['elsewhere', 'https://example.com/a.png'],
    ['that is none', 'file:///etc/passwd'],
  ])('%s is not fetched', async (_what, address) => {
    const { trace_id } = await begin(address);
    expect(await result(trace_id)).toMatchObject({ errcode: -1008 });
  });

  test.each([
    ['without address', { media_url: '' }, 44002],
    ['of another kind', { media_type: 3 }, 40004],
    ['of somebody who was never here', { openid: 'o-carl' }, 61010],
  ])('%s is refused', async (_what, change, errcode) => {
    expect(await begin('http://127.0.0.1/a.png', change)).toMatchObject({ errcode });
  });
});

test('a switch nobody knows, or of another kind, changes nothing', async () => {
  const before = await wechat.inspect('wechat/switches');
  for (const change of [{ subscribeBanned: 'yes' }, { toString: true }, { mediaCheck: { delayMs: -1 } }, { riskyWords: [''] }]) {
    expect(await wechat.inspect('wechat/switches', change)).toMatchObject({ status: 400, code: 'BAD_SWITCH' });
  }
  expect(await wechat.inspect('wechat/switches')).toEqual(before);
});
