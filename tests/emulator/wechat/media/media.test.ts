import { beforeAll, describe, expect, test } from '@jest/globals';
import { PNG, pictureForm, startWechat, type TestWechat } from '../a-wechat';

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
const upload = (
  body: BodyInit | Record<string, unknown>,
  type = 'image',
  account: 'mini-program' | 'service-account' = 'service-account',
) => wechat.api(account, '/cgi-bin/media/upload', body, { type });

test('an uploaded picture comes back byte by byte, for three days', async () => {
  const { media_id, created_at, type } = await upload(pictureForm());
  expect([type, Number.isInteger(created_at)]).toEqual(['image', true]);
  const query = new URLSearchParams({ access_token: await wechat.token('service-account'), media_id: String(media_id) });
  const got = await fetch(`${wechat.cloud.url}/cgi-bin/media/get?${query}`);
  expect(got.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await got.arrayBuffer()).equals(PNG)).toBe(true);
  await wechat.advance(3 * 24 * 3600_000);
  expect(await wechat.api('service-account', '/cgi-bin/media/get', undefined, { media_id: String(media_id) })).toMatchObject({
    errcode: 40007,
  });
});

test('a thumb is called by another name', async () => {
  const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100)]);
  expect(await upload(pictureForm(jpeg), 'thumb')).toMatchObject({ type: 'thumb', thumb_media_id: expect.any(String) });
});

describe('an upload is refused', () => {
  test.each([
    ['of no type', pictureForm(), 'hologram', 40004],
    ['of another kind than it says', pictureForm(), 'voice', 40005],
    ['of a page', pictureForm(Buffer.from('<html>')), 'image', 40005],
    ['of a thumb past 64 KB', pictureForm(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(64 * 1024)])), 'thumb', 40012],
    ['of a picture past 10 MB', pictureForm(Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)])), 'image', 40009],
    ['without a file', new FormData(), 'image', 41005],
    ['that is no multipart', '{}', 'image', 41005],
  ])('%s', async (_what, body, type, errcode) => {
    expect(await upload(body, type)).toMatchObject({ errcode });
  });

  test('of anything but pictures by the mini program', async () => {
    expect(await upload(pictureForm(), 'voice', 'mini-program')).toMatchObject({ errcode: 40004 });
  });
});
