import { expect, test } from '@jest/globals';
import type { OutboxStore, SubscribeMessage } from '#core/application/outbox-ports';
import type { StoredNotice } from '#core/application/ports';
import { type OutboxDeps, sendDueNotices } from '#core/application/send-due-notices';
import { MAX_ATTEMPTS } from '#core/domain/push-failure';
import { defaultSettings } from '../../../config/cloud/settings';
import { NOW } from '../../support/contexts';

const { progress } = defaultSettings.subscribeTemplates;

const aNotice = (change: Partial<StoredNotice> = {}): StoredNotice => ({
  id: 'wo1:2:o-customer:N2',
  orderId: 'wo1',
  orderNumber: 'JM2611-7Q4K5',
  version: 2,
  code: 'N2',
  recipient: { kind: 'customer', openid: 'o-customer' },
  template: 'progress',
  isBold: false,
  page: 'logistics',
  facts: { machineIds: ['m1'], serialNumbers: [], machineCount: 1, stageWord: 'return-confirmed' },
  at: NOW,
  push: 'pending',
  pushReason: 'new',
  attempts: 0,
  dueAt: NOW,
  readAt: null,
  sentAt: null,
  ...change,
});

/** An outbox in memory with one customer, to whom WeChat answers `answers` one after the other; after the last one it takes everything. */
function anOutbox(notices: readonly StoredNotice[], credits: number, answers: readonly number[] = []) {
  const stored = new Map(notices.map((notice) => [notice.id, notice]));
  const left = [...answers];
  const state = { now: NOW, credits, sent: [] as SubscribeMessage[], leased: false, stored };
  const due = () => [...stored.values()].filter(({ push, dueAt }) => push === 'pending' && dueAt <= state.now);
  const outbox: OutboxStore = {
    due: async () => ({
      tasks: [],
      recipients: [...new Set(due().flatMap(({ recipient }) => (recipient.kind === 'customer' ? [recipient.openid] : [])))],
    }),
    dueNotices: async (openid) => due().filter(({ recipient }) => recipient.kind === 'customer' && recipient.openid === openid),
    lease: async (openid, _now, until) => {
      if (state.leased) return null;
      state.leased = true;
      return { openid, until, credits: { [progress]: state.credits } };
    },
    release: async () => {
      state.leased = false;
    },
    settle: async (id, settled) => {
      const notice = stored.get(id);
      if (notice) stored.set(id, { ...notice, ...settled });
    },
    takeCredit: async (_openid, _templateId, all) => {
      state.credits = all ? 0 : state.credits - 1;
    },
    releaseSerials: async () => {},
  };
  const deps: OutboxDeps = {
    outbox,
    now: () => state.now,
    report: () => {},
    notePushed: async () => {},
    settings: async () => defaultSettings,
    users: {
      language: async () => 'zh-CN',
      setLanguage: async () => {},
      credits: async () => ({}),
      addCredits: async () => ({}),
    },
    sender: {
      send: async (message) => {
        const errCode = left.shift() ?? 0;
        if (errCode !== 0) return { ok: false, errCode };
        state.sent.push(message);
        return { ok: true };
      },
    },
  };
  return { deps, state, notice: (id = 'wo1:2:o-customer:N2') => stored.get(id) };
}

test.each([
  [47003, 'a field in the wrong form'],
  [40003, 'nobody has this openid'],
  [40037, 'the template is gone'],
  [45168, 'words that do not pass'],
])('after %i (%s) the notice stays in the app, and the credit is kept', async (errCode) => {
  const { deps, state, notice } = anOutbox([aNotice()], 2, [errCode]);
  await sendDueNotices(deps, {});
  expect(notice()).toMatchObject({ push: 'failed', pushReason: `failed-${errCode}`, attempts: 1 });
  expect(state.credits).toBe(2);
});

test.each([43108, -1, 45009, -604101, -501002])(
  'after %i the notice is tried again, later each time, and given up in the end',
  async (errCode) => {
    const { deps, state, notice } = anOutbox([aNotice()], 1, new Array<number>(MAX_ATTEMPTS).fill(errCode));
    const pauses: number[] = [];
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
      await sendDueNotices(deps, {});
      expect(notice()).toMatchObject({ push: 'pending', pushReason: `again-${errCode}`, attempts: attempt });
      pauses.push((notice()?.dueAt ?? 0) - state.now);
      state.now = notice()?.dueAt ?? 0;
    }
    await sendDueNotices(deps, {});

    expect(notice()).toMatchObject({ push: 'failed', attempts: MAX_ATTEMPTS });
    expect(pauses.every((pause, index) => index === 0 || pause === 2 * (pauses[index - 1] ?? 0))).toBe(true);
  },
);

test('what somebody has just done themselves does not take the last credit from what they cannot know', async () => {
  const own = aNotice({ id: 'wo1:3:o-customer:N4', code: 'N4' });
  const received = aNotice({ id: 'wo1:4:o-customer:N6', code: 'N6' });
  const { deps, state, notice } = anOutbox([own, received], 1);

  await sendDueNotices(deps, {});

  expect([notice(own.id)?.pushReason, notice(received.id)?.pushReason]).toEqual(['credit-kept', 'sent']);
  expect(state.credits).toBe(0);
});

test('while somebody else sends to a person, nothing is sent to them', async () => {
  const { deps, state, notice } = anOutbox([aNotice()], 1);
  state.leased = true;
  expect(await sendDueNotices(deps, {})).toEqual({ sent: 0 });
  expect(notice()).toMatchObject({ push: 'pending', attempts: 0 });
});

test('of two notices with one credit, one is pushed and the other waits for another credit', async () => {
  const first = aNotice({ id: 'wo1:2:o-customer:N2' });
  const second = aNotice({ id: 'wo1:5:o-customer:N8', code: 'N8' });
  const { deps, state, notice } = anOutbox([first, second], 1);

  await sendDueNotices(deps, {});

  expect(state.sent).toHaveLength(1);
  expect([notice(first.id)?.push, notice(second.id)?.pushReason]).toEqual(['sent', 'waiting-for-credit']);
});

/** A notice that cannot be put into words: of a version of us that knew another code. */
const aNoticeThatBreaksUs = (openid: string) =>
  aNotice({ id: `wo9:2:${openid}:N0`, recipient: { kind: 'customer', openid }, code: 'N0' as StoredNotice['code'] });

test('a notice that makes us throw kept everybody behind it from being told', async () => {
  const { deps, state, notice } = anOutbox([aNoticeThatBreaksUs('o-first'), aNoticeThatBreaksUs('o-customer'), aNotice()], 2);

  expect(await sendDueNotices(deps, {})).toEqual({ sent: 1 });

  expect(notice()).toMatchObject({ push: 'sent' });
  expect(notice('wo9:2:o-first:N0')).toMatchObject({ push: 'pending', attempts: 1 });
  expect(notice('wo9:2:o-first:N0')?.dueAt).toBeGreaterThan(state.now);
  expect(state.leased).toBe(false);
});

test('a notice that makes us throw is given up in the end', async () => {
  const { deps, state, notice } = anOutbox([aNoticeThatBreaksUs('o-customer')], 1);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    await sendDueNotices(deps, {});
    state.now = notice('wo9:2:o-customer:N0')?.dueAt ?? 0;
  }
  expect(notice('wo9:2:o-customer:N0')).toMatchObject({ push: 'failed', attempts: MAX_ATTEMPTS });
});

test('one person whom the database fails on kept the others from being told, and a task did, too', async () => {
  const { deps, notice } = anOutbox(
    [aNotice({ id: 'wo8:2:o-first:N2', recipient: { kind: 'customer', openid: 'o-first' } }), aNotice()],
    1,
  );
  const { lease, due } = deps.outbox;
  deps.outbox.lease = async (openid, now, until) => {
    if (openid === 'o-first') throw new Error('the database is away');
    return lease(openid, now, until);
  };
  const task = { id: 't', orderId: 'wo8', serialNumbers: [], waybillNumbers: [], version: 3, repairs: [] };
  deps.outbox.due = async (now) => ({ ...(await due(now)), tasks: [task] });
  deps.outbox.releaseSerials = async () => Promise.reject(new Error('the database is away'));

  await sendDueNotices(deps, {});

  expect(notice()).toMatchObject({ push: 'sent' });
});

test('a run that outlives its lease went on sending beside the next', async () => {
  const second = aNotice({ id: 'wo1:5:o-customer:N8', code: 'N8' });
  const { deps, state, notice } = anOutbox([aNotice(), second], 2);
  const { send } = deps.sender;
  deps.sender.send = async (message) => {
    state.now += 100_000;
    return send(message);
  };
  await sendDueNotices(deps, {});
  expect([notice()?.push, notice(second.id)?.push]).toEqual(['sent', 'pending']);
});
