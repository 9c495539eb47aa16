import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../support/runs';
import { type Json, startWechat, type TestWechat } from '../a-wechat';

const POSTS = [
  'cgi-bin/stable_token',
  'cgi-bin/message/subscribe/send',
  'cgi-bin/message/custom/send',
  'cgi-bin/message/custom/typing',
  'cgi-bin/message/template/send',
  'cgi-bin/user/info/batchget',
  'cgi-bin/qrcode/create',
  'cgi-bin/menu/create',
  'cgi-bin/media/upload',
  'wxa/msg_sec_check',
  'wxa/img_sec_check',
  'wxa/media_check_async',
  'wxa/business/getuserphonenumber',
];
const GETS = ['cgi-bin/token', 'cgi-bin/user/info', 'cgi-bin/user/get', 'cgi-bin/media/get', 'cgi-bin/menu/get', 'sns/jscode2session'];
/** Names and values that get somewhere, so that what is wrong about the rest is met deep inside. */
const KEYS = [
  'touser',
  'openid',
  'template_id',
  'data',
  'msgtype',
  'text',
  'image',
  'news',
  'msgmenu',
  'miniprogrampage',
  'miniprogram',
  'content',
];
const MORE_KEYS = [
  'action_name',
  'action_info',
  'scene',
  'scene_str',
  'button',
  'sub_button',
  'type',
  'name',
  'key',
  'url',
  'appid',
  'secret',
  'code',
];
const LAST_KEYS = [
  'media_url',
  'media_type',
  'version',
  'user_list',
  'list',
  'articles',
  'value',
  'thing2',
  'client_msg_id',
  '__proto__',
  'constructor',
];
const VALUES = [
  's-anna',
  'o-anna',
  'SVC_PROGRESS',
  'TPL_PROGRESS',
  'text',
  'image',
  'click',
  'view',
  'QR_STR_SCENE',
  'QR_SCENE',
  '',
  '\u0000',
  2,
  -1,
  null,
];

const value = fc.letrec<{ any: unknown; object: Record<string, unknown> }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...VALUES),
    fc.jsonValue({ maxDepth: 1 }),
    tie('object'),
    fc.array(tie('any'), { maxLength: 4 }),
  ),
  object: fc.dictionary(fc.constantFrom(...KEYS, ...MORE_KEYS, ...LAST_KEYS), tie('any'), { maxKeys: 8 }),
}));

let mini: TestWechat;
let tokens: readonly string[];
beforeAll(async () => {
  mini = await startWechat();
  tokens = [await mini.token('mini-program'), await mini.token('service-account')];
  await mini.chat('anna', 'follow');
});

const isAnswer = (answer: Json) => typeof answer.errcode === 'number' || answer.errmsg === undefined;

test('whatever is posted, WeChat answers as itself', async () => {
  const post = fc.asyncProperty(fc.constantFrom(...POSTS), fc.nat(1), value.object, async (path, who, body) => {
    const answer = await mini.call(`/${path}`, { method: 'POST', body: JSON.stringify(body), query: { access_token: tokens[who] ?? '' } });
    expect(isAnswer(answer)).toBe(true);
  });
  await fc.assert(post, { numRuns: runs(6000), seed: 20_261_127 });
});

test('whatever is asked for, WeChat answers as itself', async () => {
  const get = fc.asyncProperty(
    fc.constantFrom(...GETS),
    fc.nat(1),
    fc.dictionary(fc.constantFrom(...KEYS, ...MORE_KEYS, 'media_id', 'next_openid', 'js_code', 'lang'), fc.string()),
    async (path, who, query) => {
      expect(isAnswer(await mini.call(`/${path}`, { query: { ...query, access_token: tokens[who] ?? '' } }))).toBe(true);
    },
  );
  await fc.assert(get, { numRuns: runs(2000), seed: 20_261_127 });
});

test('whatever is sent as a form, WeChat answers as itself', async () => {
  const form = fc.asyncProperty(fc.string(), fc.string({ maxLength: 20 }), async (text, boundary) => {
    const body = new Blob([`--x\r\nContent-Disposition: form-data; name="media"; filename="a"\r\n\r\n${text}`], {
      type: `multipart/form-data; boundary=${boundary.replace(/[^\x21-\x7e]/g, '') || 'x'}`,
    });
    const answer = await mini.call('/cgi-bin/media/upload', {
      method: 'POST',
      body,
      query: { access_token: tokens[1] ?? '', type: 'image' },
    });
    expect(answer.errcode).toBeGreaterThan(40_000);
  });
  await fc.assert(form, { numRuns: runs(1000), seed: 20_261_127 });
});
