import { readFileSync } from 'node:fs';
import { cloud } from '../../config/cloud';
import type { ChatState } from '../../emulator/phone/protocol';
import type { PushRecord } from '../../emulator/wechat/push/push-records';
import type { TestWechat } from './local-wechat';

/** The chat of the service account on one phone, without a page. */
export type ServiceChat = {
  readonly follow: () => Promise<PushRecord>;
  readonly unfollow: () => Promise<PushRecord>;
  /** By what the code's picture or its address says. Each act comes back once WeChat has its answer, or has given up. */
  readonly scan: (code: string) => Promise<PushRecord>;
  readonly write: (content: string) => Promise<PushRecord>;
  /** A picture in a file. */
  readonly photo: (file: string) => Promise<PushRecord>;
  /** Writes, or does `act`, and gives the first text that the account says to it. */
  readonly answerTo: (act: string | (() => Promise<PushRecord>)) => Promise<string>;
  readonly tapMenu: (...path: readonly number[]) => Promise<PushRecord>;
  /** What the account said, the oldest first, and how it came. */
  readonly said: () => Promise<readonly { readonly from: string; readonly text: string }[]>;
  /** Comes back once the account has said so many things. */
  readonly hears: (count: number) => Promise<readonly string[]>;
  readonly state: () => Promise<ChatState>;
};

/** What each act pushes; a scan by whoever does not follow yet is a follow. */
const EVENTS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  follow: ['subscribe'],
  unfollow: ['unsubscribe'],
  scan: ['SCAN', 'subscribe'],
  send: [undefined],
  'tap-menu': ['CLICK', 'view_miniprogram'],
};
const LOOK_AGAIN_MS = 50;
const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));

export function serviceChat(wechat: Pick<TestWechat, 'url' | 'inspect'>, phone: string): ServiceChat {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(`/__phones/${path}`, wechat.url), {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone, ...body }) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const state = () => ask<ChatState>('GET', `chat?phone=${phone}`);
  const settled = async (events: readonly (string | undefined)[], begin: () => Promise<unknown>): Promise<PushRecord> => {
    const { serviceOpenid } = cloud.phones.find(({ id }) => id === phone) ?? {};
    const mine = async () =>
      (await wechat.inspect.pushes({ account: 'service-account' })).filter(
        ({ message, openid }) => openid === serviceOpenid && events.includes(message.Event as string | undefined),
      );
    const before = new Set((await mine()).map(({ id }) => id));
    await begin();
    for (;;) {
      const push = (await mine()).find(({ id }) => !before.has(id));
      if (push?.outcome !== undefined) return push;
      await pause();
    }
  };
  const act = (name: string, body: object = {}): Promise<PushRecord> =>
    settled(EVENTS[name] ?? [], () => ask('POST', `chat/${name}`, body));
  const sendPhoto = async (file: string): Promise<void> => {
    const url = new URL(`/__phones/chat/media?phone=${phone}&account=service-account&type=image`, wechat.url);
    const response = await fetch(url, { method: 'PUT', body: readFileSync(file) });
    if (!response.ok) throw new Error(`PUT chat/media: HTTP ${response.status} ${await response.text()}`);
  };
  const ofAccount = async () => (await state()).entries.filter(({ from }) => from !== 'person');
  const said = async () => (await ofAccount()).map(({ from, body }) => ({ from, text: body.kind === 'text' ? body.text : body.kind }));
  // A template message that comes between the question and its answer is no answer.
  const texts = async () => (await ofAccount()).flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []));
  return {
    follow: () => act('follow'),
    unfollow: () => act('unfollow'),
    scan: (code) => act('scan', { code }),
    write: (content) => act('send', { message: { type: 'text', content } }),
    photo: (file) => settled([undefined], () => sendPhoto(file)),
    async answerTo(what) {
      const { length } = await texts();
      await (typeof what === 'string' ? act('send', { message: { type: 'text', content: what } }) : what());
      for (;;) {
        const answer = (await texts())[length];
        if (answer !== undefined) return answer;
        await pause();
      }
    },
    tapMenu: (...path) => act('tap-menu', { path }),
    said,
    async hears(count) {
      for (;;) {
        const heard = (await said()).map(({ text }) => text);
        if (heard.length >= count) return heard;
        await pause();
      }
    },
    state,
  };
}
