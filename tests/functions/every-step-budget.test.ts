import { beforeAll, expect, test } from '@jest/globals';
import { STEP_NAMES } from '#core/domain/step-table';
import { CallLog, mostCalls } from '../support/call-log';
import { staffDesk } from '../support/desk';
import { type Walk, WALKS } from '../support/every-step';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
let walk: Walk;
let log: CallLog;

beforeAll(() => {
  const supervisor = staffDesk(day.wechat.phone('supervisor'), 'supervisor');
  const pass = async (days: number) => {
    await day.wechat.inspect.advance(days * 86_400_000);
    await day.wechat.inspect.runTimer('clock');
  };
  walk = { people: { ...day.people, supervisor }, photo: day.photo, pass };
  log = new CallLog(day.wechat.inspect);
});

/** Taken by the timer, within an orphan's step, or by opening the order; nobody sends them. */
const NOT_SENT = ['remind', 'recompute-promise', 'note-notified', 'sign-orphan', 'link-orphan', 'note-unreachable'];

test('every step that a person can take keeps to 8 database calls, on the paths beside the ordinary one too; submitting to 10', async () => {
  for (const path of Object.values(WALKS)) {
    await path(walk);
    await log.read();
  }
  const commands = mostCalls(await log.read()).filter(({ name }) => /take-step|submit-order/.test(name));
  const taken = new Set(commands.map(({ name }) => name.split(' ')[2]));
  expect(STEP_NAMES.filter((step) => !taken.has(step))).toEqual(STEP_NAMES.filter((step) => NOT_SENT.includes(step)));
  expect(commands.filter(({ name, calls }) => calls > (name === 'customer submit-order' ? 10 : 8))).toEqual([]);
});
