import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { expectDrawn, openWeappDay, STORY_MS } from '../support/weapp-day';
import type { MiniProgram } from '../support/weapp-host/mini-program';

const day = openWeappDay();
let program: MiniProgram;
beforeAll(() => {
  program = day.programOf('customer', 'pages/me/index');
});

/** Whatever is on its way to the cloud has come there. */
async function keeps(wanted: Record<string, unknown>): Promise<void> {
  const { customer } = day.desks;
  for (let looks = 0; looks < 200; looks += 1) {
    const settings = await customer.ask('message-settings', {});
    if (Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(settings[name as keyof typeof settings], value))) return;
  }
  expect(await customer.ask('message-settings', {})).toMatchObject(wanted);
}
/** The switch of all notifications, on WeChat's own page. */
async function allowInWechat(notifications: boolean): Promise<void> {
  const body = JSON.stringify({ phone: 'customer', notifications });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const response = await fetch(new URL('/__phones/settings', day.wechat.url), init);
  expect(response.status).toBe(200);
}

test(
  'a customer allows messages, moves the quiet hours and chooses a language, in the Mini Program as it ships',
  async () => {
    await program.tap('#open-message-settings');
    await program.arrive('more/message-settings/index');
    await program.see('#reach-progress >> 没有次数了');
    expectDrawn(program);
    await program.tap('#top-up');
    await program.toast('次数已更新');
    await program.see('#reach-quotation >> 还能收 1 条');

    await program.choose('#quiet-from', '20'); // of the hours but eight o'clock, the one of nine in the evening
    await program.see('#quiet-from >> 21:00');
    await program.tap('#message-language-en');
    await program.tap('#channel-customer-service');
    await keeps({ channels: { subscribe: true, template: true, 'customer-service': false } });
    await program.lookAway();
    await program.see('#quiet-from >> 21:00');
    expectDrawn(program);

    await program.tap('#channel-customer-service');
    await keeps({ channels: { subscribe: true, template: true, 'customer-service': true } });
    await Promise.all([program.tap('#channel-template'), program.tap('#channel-customer-service')]);
    await keeps({ channels: { subscribe: true, template: false, 'customer-service': false } });
    await program.tap('#channel-template');
    await keeps({ channels: { subscribe: true, template: true, 'customer-service': false } });

    await keeps({
      quiet: { fromHour: 21, untilHour: 8 },
      language: 'en',
      languageFollowsApp: false,
      credits: { progress: 1, quotation: 1, return: 1 },
    });
    expect(program.problems).toEqual([]);
  },
  STORY_MS,
);

test(
  'whoever refuses everything in WeChat is led to WeChat’s own page, and the page knows when they come back',
  async () => {
    await allowInWechat(false);
    await program.lookAway();
    await program.see('#refused >> 您在微信里关掉了这个小程序的通知，什么都发不到微信。');
    expectDrawn(program);
    await program.tap('#top-up');
    await program.toast('微信没有询问，请再试一次');
    await allowInWechat(true);
    await program.tap('#open-wechat-settings');
    await program.see('#reach-quotation >> 还能收 1 条');
    expect(program.all('#refused')).toEqual([]);
    expectDrawn(program);
    expect(program.problems).toEqual([]);
  },
  STORY_MS,
);

test(
  'what cannot be kept for want of a network is said, and kept on the next try',
  async () => {
    program.goOnline(false);
    await program.tap('#channel-template');
    await program.see('#not-saved');
    expectDrawn(program);
    program.goOnline(true);
    await program.tap('#save-again');
    await program.gone('#not-saved');
    await keeps({ channels: { subscribe: true, template: false, 'customer-service': false } });
  },
  STORY_MS,
);
