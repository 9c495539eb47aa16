import { beforeAll, expect, test } from '@jest/globals';
import { customerRequests } from '#core/contract/customer';
import { evidenceRequests } from '#core/contract/evidence';
import { registryRequests } from '#core/contract/registry';
import type { Reply } from '#core/contract/reply';
import { staffRequests } from '#core/contract/staff';
import { openEverybody, WHO, type Who } from '../support/everybody';
import {
  CUSTOMER_PAYLOADS,
  EVIDENCE_PAYLOADS,
  makeSubjects,
  type Payload,
  REGISTRY_PAYLOADS,
  STAFF_PAYLOADS,
  type Subjects,
} from '../support/rights-desk';
import { CUSTOMER_RIGHTS, EVIDENCE_RIGHTS, REGISTRY_RIGHTS, STAFF_RIGHTS } from '../support/rights-table';

const everybody = openEverybody();
let subjects: Subjects;
beforeAll(async () => {
  subjects = await makeSubjects(everybody);
});

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);
const NO_ORDER = 'wo000000000000000000000000000000';

const FUNCTIONS = [
  { name: 'customer', requests: customerRequests, rights: CUSTOMER_RIGHTS, payloads: CUSTOMER_PAYLOADS },
  { name: 'staff', requests: staffRequests, rights: STAFF_RIGHTS, payloads: STAFF_PAYLOADS },
  { name: 'registry', requests: registryRequests, rights: REGISTRY_RIGHTS, payloads: REGISTRY_PAYLOADS },
  { name: 'evidence', requests: evidenceRequests, rights: EVIDENCE_RIGHTS, payloads: EVIDENCE_PAYLOADS },
] as const;

test.each(FUNCTIONS)(
  'every action of $name has a line in the table of rights, and no line speaks of another',
  ({ requests, rights, payloads }) => {
    expect(Object.keys(rights).sort()).toEqual(Object.keys(requests).sort());
    expect(Object.keys(payloads).sort()).toEqual(Object.keys(requests).sort());
  },
);

type Rights = Readonly<Record<string, Readonly<Record<Who, string>>>>;
const LINES = FUNCTIONS.flatMap(({ name, rights, payloads }) =>
  Object.entries(payloads as Readonly<Record<string, Payload>>).map(
    ([action, payload]) => [name, action, payload, (rights as Rights)[action]] as const,
  ),
);

test.each(LINES)('%s %s: everybody is answered as the table says', async (name, action, payload, expected) => {
  const answers: Partial<Record<Who, string>> = {};
  // Whoever has the right comes last, so that what it changes is still to be had by those who have not.
  const inTurn = [...WHO].sort((a, b) => Number(expected?.[a] === 'ok') - Number(expected?.[b] === 'ok'));
  for (const who of inTurn) {
    answers[who] = codeOf(await everybody.ask(who, name, { action, payload: await payload(subjects, who, everybody) }));
  }
  expect(answers).toEqual(expected);
});

test('outbox and clock do nothing for whoever calls them, and say the same to everybody', async () => {
  const { orderId } = subjects.of('owner').order;
  // What waits to be sent is settled by the timer first: a nudge only brings forward what happens anyway.
  await everybody.wechat.inspect.runTimer('outbox');
  await everybody.wechat.inspect.runTimer('clock');
  const names = ['work_orders', 'order_events', 'notices', 'parcels', 'subscriptions', 'open_serials', 'rate_counters'];
  const stored = async () => JSON.stringify(await Promise.all(names.map((name) => everybody.wechat.inspect.documents(name))));
  const before = await stored();
  for (const who of WHO) {
    for (const event of [
      {},
      { orderId },
      { orderId: NO_ORDER },
      { orderId: { $ne: '' } },
      { source: 'wx_trigger', Type: 'timer', TriggerName: 'tick' },
    ]) {
      for (const name of ['outbox', 'clock']) expect(await everybody.wechat.phone(who).call(name, event)).toEqual({ ok: true, value: {} });
    }
  }
  expect(await stored()).toBe(before);
});
