import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChatMessage, PhonesEvent } from '../../../../emulator/phone/protocol';
import { type Json, PNG, resetWechat, startWechat, type TestWechat } from '../a-wechat';

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await startWechat();
});
beforeEach(async () => {
  await resetWechat(wechat);
  await wechat.chat('anna', 'follow');
});

const say = (message: ChatMessage) => wechat.chat('anna', 'send', { message });
const lastPush = (): Json | undefined => wechat.pushes.at(-1)?.message;
const MSG_ID = expect.stringMatching(/^\d{19}$/);

test.each<[string, ChatMessage, object]>([
  ['a text', { type: 'text', content: '什么时候修好？' }, { MsgType: 'text', Content: '什么时候修好？' }],
  [
    'a place',
    { type: 'location', latitude: 30.57, longitude: 104.06, scale: 15, label: '成都市' },
    { MsgType: 'location', Location_X: 30.57, Location_Y: 104.06, Scale: 15, Label: '成都市' },
  ],
  [
    'a link',
    { type: 'link', title: '视频', description: '故障', url: 'https://example.com/v' },
    { MsgType: 'link', Title: '视频', Description: '故障', Url: 'https://example.com/v' },
  ],
])('%s stands in the chat and is pushed', async (_what, message, fields) => {
  expect((await say(message)).entries).toMatchObject([{ from: 'person', body: { kind: message.type } }]);
  expect(lastPush()).toMatchObject({ ToUserName: 'gh_service', FromUserName: 's-anna', ...fields, MsgId: MSG_ID });
});

test('two messages have two ids', async () => {
  await say({ type: 'text', content: '一' });
  const first = lastPush()?.MsgId;
  await say({ type: 'text', content: '二' });
  expect(lastPush()?.MsgId).not.toBe(first);
});

const upload = async (type: string, body: Buffer, phone = 'anna') => {
  const response = await fetch(`${wechat.cloud.url}/__phones/chat/media?phone=${phone}&type=${type}`, {
    method: 'PUT',
    body: new Uint8Array(body),
  });
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
};

describe('a picture', () => {
  test('is pushed with its address, behind which its bytes are', async () => {
    expect(await upload('image', PNG)).toMatchObject({ status: 200, entries: [{ body: { kind: 'image' } }] });
    const { PicUrl, MediaId } = lastPush() ?? {};
    expect(lastPush()).toMatchObject({ MsgType: 'image', MsgId: MSG_ID });
    const picture = await fetch(String(PicUrl));
    expect([picture.headers.get('content-type'), Buffer.from(await picture.arrayBuffer()).equals(PNG)]).toEqual(['image/png', true]);

    const got = await fetch(
      `${wechat.cloud.url}/cgi-bin/media/get?media_id=${MediaId}&access_token=${await wechat.token('service-account')}`,
    );
    expect(Buffer.from(await got.arrayBuffer()).equals(PNG)).toBe(true);
  });

  test('is gone after three days', async () => {
    await upload('image', PNG);
    await wechat.advance(3 * 24 * 3600_000);
    expect((await fetch(String(lastPush()?.PicUrl))).status).toBe(404);
  });

  test.each([
    ['that is a page', 'image', Buffer.from('<script>alert(1)</script>')],
    ['that is a voice', 'voice', PNG],
    ['of no known kind', 'hologram', PNG],
  ])('%s is refused', async (_what, type, body) => {
    const before = wechat.pushes.length;
    expect(await upload(type, body)).toMatchObject({ status: 400, code: 'BAD_MEDIA' });
    expect(wechat.pushes).toHaveLength(before);
  });
});

test('a voice is pushed with its format', async () => {
  await upload('voice', Buffer.from('#!AMR\n____'));
  expect(lastPush()).toMatchObject({ MsgType: 'voice', MediaId: expect.any(String), Format: 'amr', MsgId: MSG_ID });
});

describe('nobody hears', () => {
  test.each<[string, unknown]>([
    ['an empty text', { type: 'text', content: '' }],
    ['a place that is none', { type: 'location', latitude: 91, longitude: 0 }],
    ['what is no message', 'hello'],
  ])('%s', async (_what, message) => {
    const before = wechat.pushes.length;
    expect(await wechat.chat('anna', 'send', { message })).toMatchObject({ status: 400, code: 'BAD_MESSAGE' });
    expect(wechat.pushes).toHaveLength(before);
  });

  test('who does not follow', async () => {
    expect(await wechat.chat('bert', 'send', { message: { type: 'text', content: '你好' } })).toMatchObject({
      status: 409,
      code: 'NOT_FOLLOWING',
    });
    expect(await upload('image', PNG, 'bert')).toMatchObject({ status: 409, code: 'NOT_FOLLOWING' });
  });

  test('who is nobody at the service account', async () => {
    expect(await wechat.chat('carl', 'follow')).toMatchObject({ status: 404, code: 'NO_ACCOUNT' });
    expect(await wechat.chat('dora', 'follow')).toMatchObject({ status: 404, code: 'UNKNOWN_PHONE' });
  });
});

describe('what the callback answers is shown', () => {
  const reply = (fields: { MsgType: string } & Record<string, unknown>) =>
    wechat.cloud.services.events.emit('passive-reply', 'service-account', 's-anna', fields);
  const shown = async () => (await wechat.readChat('anna')).entries.map(({ from, body }) => ({ from, ...body }));

  test('text', async () => {
    reply({ MsgType: 'text', Content: '已为您查到 1 个工单' });
    expect(await shown()).toEqual([{ from: 'passive-reply', kind: 'text', text: '已为您查到 1 个工单' }]);
  });

  test('a picture that was uploaded', async () => {
    await upload('image', PNG);
    const MediaId = lastPush()?.MediaId;
    reply({ MsgType: 'image', Image: { MediaId } });
    expect((await shown()).at(-1)).toMatchObject({ from: 'passive-reply', kind: 'image', mediaId: MediaId });
  });

  test('an article', async () => {
    reply({ MsgType: 'news', ArticleCount: 1, Articles: [{ Title: '保养', Description: '清灰', PicUrl: 'p', Url: 'u' }] });
    expect(await shown()).toMatchObject([{ kind: 'news', articles: [{ title: '保养', description: '清灰', picUrl: 'p', url: 'u' }] }]);
  });

  test.each([
    ['of no known kind', { MsgType: 'hologram' }],
    ['with a picture nobody has', { MsgType: 'image', Image: { MediaId: 'none' } }],
    ['without its text', { MsgType: 'text' }],
  ])('and an answer %s counts as none', async (_what, fields) => {
    reply(fields);
    expect(await shown()).toEqual([{ from: 'wechat', kind: 'notice', text: '该公众号暂时无法提供服务，请稍后再试' }]);
  });

  test('and that nobody answered', async () => {
    wechat.cloud.services.events.emit('no-reply', 'service-account', 's-anna');
    expect(await shown()).toMatchObject([{ from: 'wechat', kind: 'notice' }]);
  });
});

test('what arrived counts as unread until it is read', async () => {
  wechat.cloud.services.events.emit('passive-reply', 'service-account', 's-anna', { MsgType: 'text', Content: '您好' });
  await say({ type: 'text', content: '你好' });
  expect(await wechat.readChat('anna')).toMatchObject({ unread: 1 });
  expect(await wechat.chat('anna', 'read')).toMatchObject({ unread: 0 });
});

test('a page that is open hears of all that happens in a chat', async () => {
  const gone = new AbortController();
  const page = await fetch(`${wechat.cloud.url}/__phones/events`, { signal: gone.signal });
  const heard: PhonesEvent[] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of page.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const lines = text.split('\n\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const [, type, data] = /^event: (\S+)\ndata: (.*)$/.exec(line) ?? [];
        if (type && data) heard.push({ type, data: JSON.parse(data) } as PhonesEvent);
      }
      if (heard.some(({ type }) => type === 'chat-state')) return;
    }
  })();
  await say({ type: 'text', content: '你好' });
  await reading;
  gone.abort();
  // The state is told again when the act is over; how much of it had arrived by then does not matter.
  expect(heard.slice(0, 3)).toMatchObject([
    {
      type: 'state',
      data: { chats: expect.arrayContaining([expect.objectContaining({ phone: 'anna', account: 'service-account', follows: true })]) },
    },
    { type: 'chat', data: { phone: 'anna', from: 'person', body: { kind: 'text', text: '你好' } } },
    { type: 'chat-state', data: { phone: 'anna', account: 'service-account', unread: 0 } },
  ]);
});

test('chats, followers and windows survive a restart, and a reset ends them', async () => {
  const first = await startWechat();
  await first.chat('anna', 'follow');
  await first.chat('anna', 'send', { message: { type: 'text', content: '你好' } });
  await first.cloud.stop();
  const again = await startWechat({}, {}, first.cloud.dataDir);
  expect(await again.readChat('anna')).toMatchObject({ follows: true, entries: [{ body: { text: '你好' } }] });
  expect(await again.inspect('wechat/followers')).toMatchObject({
    followers: [
      {
        openid: 's-anna',
        windows: [
          { trigger: 'follow', left: 3 },
          { trigger: 'message', left: 5 },
        ],
      },
    ],
  });
  await again.inspect('reset', {});
  expect(await again.readChat('anna')).toMatchObject({ follows: false, entries: [] });
});
