import { expect, test } from '@jest/globals';
import { expectDrawn, expectLightCalls, openWeappDay, STORY_MS } from '../support/weapp-day';

const TYPING_BUDGET_BYTES = 300;
const day = openWeappDay();

test(
  'a supervisor changes a setting, in the Mini Program as it ships, within the budgets of its pages',
  async () => {
    const supervisor = day.deskOf('supervisor');
    await supervisor.tap('#open-settings');
    await supervisor.arrive('staff/settings/index');
    await supervisor.see('#setting-withdrawDays');
    expectDrawn(supervisor);
    expectLightCalls(supervisor);

    await supervisor.tap('#setting-hours');
    await supervisor.arrive('staff/setting/index');
    await supervisor.tap('#setting-edit');
    await supervisor.see('#setting-form');
    expectDrawn(supervisor);
    const before = supervisor.pages.calls.length;
    await supervisor.type('#setting-value-opensAtHour', '8');
    expect(supervisor.pages.calls.slice(before).map(({ bytes }) => bytes > TYPING_BUDGET_BYTES)).not.toContain(true);
    await supervisor.type('#setting-reason', '业主来信');
    await supervisor.tap('#setting-check');
    await supervisor.see('#setting-preview');
    expectDrawn(supervisor);
    await supervisor.tap('#setting-save');
    await supervisor.see('#setting-saved');
    await supervisor.see('#history-1');
    expectDrawn(supervisor);
  },
  STORY_MS,
);
