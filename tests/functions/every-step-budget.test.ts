import { beforeAll, expect, test } from '@jest/globals';
import { customerRequests } from '#core/contract/customer';
import { registryRequests } from '#core/contract/registry';
import { staffRequests } from '#core/contract/staff';
import { ORPHAN_STEP_NAMES } from '#core/domain/orphan/orphan-table';
import { STEP_NAMES } from '#core/domain/step-table';
import { CallLog, mostCalls, WORKS_ON } from '../support/call-log';
import { openServiceDay } from '../support/service-day';
import { readLabelUnderRepairWarranty, walkThrough } from '../support/walks/every-step';

const day = openServiceDay();
let most: ReturnType<typeof mostCalls>;

beforeAll(async () => {
  const log = new CallLog(day.wechat.inspect);
  await walkThrough(day.wechat, day.photo, () => log.read());
  most = mostCalls(await log.read());
}, 120_000);

/** Taken by the timer or within an orphan's step, or by nobody yet. */
const NOT_SENT = ['note-unreachable', 'remind', 'recompute-promise', 'sign-orphan', 'link-orphan'];
/** Supervisor's, after ninety days of their own clock, and the timer's. */
const ORPHANS_LATER = ['hold', 'reopen', 'remind', 'ask-supervisor'];

test('the walk takes every step that a person can take, and asks for everything that the functions answer', () => {
  const stepsOf = (action: string) =>
    most
      .map(({ name }) => name.split(' '))
      .filter((words) => words[1] === action)
      .map((words) => words[2]);
  expect(STEP_NAMES.filter((step) => !stepsOf('take-step').includes(step)).sort()).toEqual([...NOT_SENT].sort());
  expect(ORPHAN_STEP_NAMES.filter((step) => !stepsOf('orphan-step').includes(step)).sort()).toEqual([...ORPHANS_LATER].sort());
  const asked = new Set(most.map(({ name }) => name.split(' ').slice(0, 2).join(' ')));
  const all = Object.entries({ customer: customerRequests, staff: staffRequests, registry: registryRequests });
  // An import works on for seconds; tests/functions/registry-load.test.ts has its limits.
  for (const action of WORKS_ON) asked.add(`registry ${action}`);
  const never = all
    .flatMap(([name, requests]) => Object.keys(requests).map((action) => `${name} ${action}`))
    .filter((name) => !asked.has(name));
  expect(never).toEqual([]);
});

test.each(['command', 'submit', 'page'] as const)(
  'every %s keeps to its database calls: 8 a command, 10 to submit, 3 a page; 9 to link an orphan parcel',
  (kind) => {
    const these = most.filter((each) => each.kind === kind);
    expect(these.length).toBeGreaterThan(0);
    expect(these.filter(({ calls, budget }) => calls > budget)).toEqual([]);
  },
);

test('reading a label costs one call more where the owner gives a warranty on repairs, and asks for the last one', async () => {
  const log = new CallLog(day.wechat.inspect);
  await log.read();
  log.clear();
  await readLabelUnderRepairWarranty(day.wechat, day.photo);
  expect(mostCalls(await log.read()).find(({ name }) => name === 'staff take-step read-label')).toMatchObject({ calls: 9 });
});
