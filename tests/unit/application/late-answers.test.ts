import { beforeEach, expect, test } from '@jest/globals';
import { answerOnce } from '#core/application/chat/answer-once';
import type { ChatMessage } from '#core/application/chat/chat-message';
import { sendLateAnswers } from '#core/application/chat/late-answers';
import type { GatewayAnswer } from '#core/application/service-account-ports';
import { memoryPushBook } from '../../support/memory-push-book';

const MESSAGE: ChatMessage = { serviceOpenid: 'oSA_1', messageId: 'wx-message-0000001', at: 1, kind: 'text', text: '列表' };
const OK: GatewayAnswer = { ok: true, messageId: '' };

let now: number;
let said: string[];
let handled: number;
let replies: number;
let book: ReturnType<typeof memoryPushBook>;

beforeEach(() => {
  [now, said, handled, replies, book] = [1_000_000, [], 0, 0, memoryPushBook()];
});

/** Pauses never end by themselves: what is under way is done as far as it goes. */
const deps = (texts: () => Promise<readonly string[]>, send: (text: string) => GatewayAnswer = () => OK) => ({
  book,
  answerChat: async () => {
    handled += 1;
    return { texts: await texts() };
  },
  now: () => now,
  pause: () => new Promise<void>(() => {}),
  randomHex: () => `holder-${Math.random()}`,
  report: () => {},
  gateway: {
    sendText: async (_openid: string, text: string) => {
      const answer = send(text);
      if (answer.ok) said.push(text);
      return answer;
    },
  },
  recipients: {
    noteReply: async () => {
      replies += 1;
    },
  },
});
const three = async () => ['一', '二', '三'];

test('the first text is the reply, the others follow once it has gone, and nothing is said twice', async () => {
  expect(await answerOnce(deps(three), MESSAGE)).toEqual({ reply: { kind: 'text', text: '一' }, hasMore: true });
  expect(await sendLateAnswers(deps(three))).toEqual({ sent: 0, waiting: false });
  now += 1000;
  expect(await sendLateAnswers(deps(three))).toEqual({ sent: 2, waiting: false });
  expect(await sendLateAnswers(deps(three))).toEqual({ sent: 0, waiting: false });
  expect(said).toEqual(['二', '三']);
  // The reply to the request costs nothing of the window.
  expect(replies).toBe(2);
  expect(await answerOnce(deps(three), MESSAGE)).toEqual({ reply: { kind: 'text', text: '一' }, hasMore: false });
  expect(handled).toBe(1);
});

test('where WeChat is busy in the middle, it goes on later from there', async () => {
  await answerOnce(deps(three), MESSAGE);
  now += 1000;
  const busy = (text: string): GatewayAnswer => (text === '三' ? { ok: false, errCode: -1, errMsg: 'system error' } : OK);
  await sendLateAnswers(deps(three, busy));
  expect(said).toEqual(['二']);
  await sendLateAnswers(deps(three));
  expect(said).toEqual(['二']);
  now += 60_000;
  await sendLateAnswers(deps(three));
  expect(said).toEqual(['二', '三']);
});

test.each([45015, 45047])('where no window is open (%i) the rest is given up, with its reason', async (errCode) => {
  await answerOnce(deps(three), MESSAGE);
  now += 1000;
  await sendLateAnswers(deps(three, () => ({ ok: false, errCode, errMsg: '' })));
  expect(book.rows.get(MESSAGE.messageId)).toMatchObject({ failed: errCode });
  now += 3_600_000;
  expect(await sendLateAnswers(deps(three))).toEqual({ sent: 0, waiting: false });
});

test('of two who send at once one does', async () => {
  await answerOnce(deps(three), MESSAGE);
  now += 1000;
  const [first, second] = await Promise.all([sendLateAnswers(deps(three)), sendLateAnswers(deps(three))]);
  expect([first.sent + second.sent, first.waiting !== second.waiting]).toEqual([2, true]);
  expect(said).toEqual(['二', '三']);
});

test('what is tried in vain is tried again with growing pauses, and in the end the person is told', async () => {
  const broken = deps(async () => {
    throw new Error('out of order');
  });
  for (const expected of ['again', 'again', 'nothing']) expect((await answerOnce(broken, MESSAGE)).reply.kind).toBe(expected);
  const tried: number[] = [];
  for (let minute = 0; minute < 60; minute += 1) {
    now += 60_000;
    const before = handled;
    await sendLateAnswers(broken);
    if (handled > before) tried.push(minute);
  }
  expect(tried.length).toBeGreaterThan(2);
  expect(tried.at(-1)).toBeGreaterThan(5);
  expect(said).toEqual([expect.stringMatching(/^系统出了问题/)]);
});
