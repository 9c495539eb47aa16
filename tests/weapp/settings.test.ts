import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLocalWechat, type TestWechat } from '../support/local-wechat';
import { type MiniProgram, openMiniProgram, WEAPP } from '../support/weapp-host/mini-program';
import { Rendering } from '../support/weapp-host/rendering';

const STORY_MS = 120_000;
/** Of any one call to the page, also with every setting on it. */
const SET_DATA_BUDGET_BYTES = 20 * 1024;
const TYPING_BUDGET_BYTES = 300;

let wechat: TestWechat;
let supervisor: MiniProgram;

beforeAll(async () => {
  wechat = await openLocalWechat();
  supervisor = openMiniProgram({ url: wechat.url, phone: 'supervisor', startAt: 'staff/queue/index' });
}, STORY_MS);
afterAll(async () => {
  (await supervisor.close()).disk.remove();
  await wechat.stop();
});

/** What is on screen must also be what the compiled templates draw. */
function expectDrawn(): void {
  const { route, data } = supervisor.pages.current;
  expect(new Rendering(WEAPP).outline(route, data)).toBe(supervisor.screen().outline());
}

test(
  'a supervisor changes a setting, in the Mini Program as it ships, within the budgets of its pages',
  async () => {
    await supervisor.tap('#open-settings');
    await supervisor.arrive('staff/settings/index');
    await supervisor.see('#setting-withdrawDays');
    expectDrawn();
    expect(Math.max(...supervisor.pages.calls.map(({ bytes }) => bytes))).toBeLessThanOrEqual(SET_DATA_BUDGET_BYTES);

    await supervisor.tap('#setting-hours');
    await supervisor.arrive('staff/setting/index');
    await supervisor.tap('#setting-edit');
    await supervisor.see('#setting-form');
    expectDrawn();
    const before = supervisor.pages.calls.length;
    await supervisor.type('#setting-value-opensAtHour', '8');
    expect(supervisor.pages.calls.slice(before).map(({ bytes }) => bytes > TYPING_BUDGET_BYTES)).not.toContain(true);
    await supervisor.type('#setting-reason', '业主来信');
    await supervisor.tap('#setting-check');
    await supervisor.see('#setting-preview');
    expectDrawn();
    await supervisor.tap('#setting-save');
    await supervisor.see('#setting-saved');
    await supervisor.see('#history-1');
    expectDrawn();
    expect(supervisor.problems).toEqual([]);
  },
  STORY_MS,
);
