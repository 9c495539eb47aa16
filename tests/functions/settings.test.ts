import { beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, atHour, DAY_MS, toLocalDate } from '#core/domain/money-and-time';
import { cloud } from '../../config/cloud';
import { openSdk } from '../emulator/sdk';
import { CallLog } from '../support/call-log';
import { staffDesk } from '../support/desk';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
/** How long an instance may go on with what it read. */
const CACHE_MS = 60_000;
const X16Q_BOARD = 'JX16Q-10003-IN';

let supervisor: ReturnType<typeof staffDesk>;
beforeAll(() => {
  supervisor = staffDesk(day.wechat.phone('supervisor'), 'supervisor');
});

const wechat = (value: string) => ({ kind: 'wechat' as const, value });
type Change = { readonly effectiveFrom?: string; readonly version?: number; readonly commandId?: string };

/** What is sent to change a setting as it stands now. */
async function request(key: string, value: unknown, change: Change = {}) {
  const { version } = await supervisor.ask('get-setting', { key });
  return { key, value, effectiveFrom: 'now', version, reason: '业主决定', commandId: supervisor.nextCommandId(), ...change };
}
const change = async (key: string, value: unknown, more: Change = {}) => supervisor.ask('change-setting', await request(key, value, more));
const refuse = async (key: string, value: unknown, more: Change = {}) =>
  supervisor.reply('change-setting', await request(key, value, more));

const monthsOf = async (serialNumber: string) => {
  const { warranty } = await day.people.customer.ask('query-warranty', { serialNumber });
  return warranty.result === 'undetermined' ? undefined : warranty.months;
};
const contactsOnHome = async () => (await day.people.customer.ask('start', {})).contacts.map(({ value }) => value);

test('R24 a changed warranty period is used by every instance within a minute, by the one that changed it at once', async () => {
  expect(await monthsOf(X16Q_BOARD)).toBe(6);
  await change('warrantyExceptions', [{ model: 'X16-Q', itemType: 'hash-board', months: 12 }]);

  const atTheDesk = await day.people.agent.ask('query-warranty', { serialNumber: X16Q_BOARD });
  expect(atTheDesk).toMatchObject({ warranty: { months: 12 } });
  await day.wechat.inspect.advance(CACHE_MS);
  expect(await monthsOf(X16Q_BOARD)).toBe(12);
  expect(await monthsOf('JX4-10001-IN')).toBe(6);
});

test('R1 other contacts planned for a day are shown from its beginning on, also by an instance that read the plan before', async () => {
  const before = await contactsOnHome();
  const tomorrow = addDays(toLocalDate(await day.wechat.inspect.now()), 1);
  const planned = await change('contacts', [wechat('jasminer2027')], { effectiveFrom: tomorrow });
  expect(planned).toMatchObject({ lines: before.map((value) => `微信 · ${value}`), planned: [{ lines: ['微信 · jasminer2027'] }] });

  const midnight = atHour(tomorrow, 0);
  await day.wechat.inspect.advance(midnight - 10_000 - (await day.wechat.inspect.now()));
  expect(await contactsOnHome()).toEqual(before);
  await day.wechat.inspect.advance(midnight - (await day.wechat.inspect.now()));
  expect(await contactsOnHome()).toEqual(['jasminer2027']);
  // The second look, ten seconds later, had settings and staff from the first.
  const [second = [], first = []] = (await day.wechat.inspect.invocations('customer')).map(({ calls }) => calls);
  expect(second.length).toBe(first.length - 2);
  expect(await supervisor.ask('get-setting', { key: 'contacts' })).toMatchObject({ lines: ['微信 · jasminer2027'], planned: [] });
});

test('R2 hours set for today hold at once', async () => {
  await change('hours', { opensAtHour: 8, closesAtHour: 20 }, { effectiveFrom: toLocalDate(await day.wechat.inspect.now()) });
  await day.wechat.inspect.advance(CACHE_MS);
  expect((await day.people.customer.ask('start', {})).hours).toMatchObject({ from: '8:00', to: '20:00' });
});

test('a plan can be withdrawn before its day, and stands in the history for ever', async () => {
  const from = addDays(toLocalDate(await day.wechat.inspect.now()), 30);
  const planned = await change('largeQuantity', 20, { effectiveFrom: from });
  const [plan] = planned.planned;
  const withdrawal = {
    key: 'largeQuantity',
    number: plan?.number ?? 0,
    version: planned.version,
    reason: '改主意了',
    commandId: supervisor.nextCommandId(),
  };
  const withdrawn = await supervisor.ask('withdraw-setting-change', withdrawal);
  expect(withdrawn).toMatchObject({ lines: ['10 台'], planned: [] });
  expect(withdrawn.history.entries).toMatchObject([
    { kind: 'withdrawn', reason: '改主意了', by: '主管', before: ['20 台'], after: ['10 台'] },
    { kind: 'changed', reason: '业主决定', by: '主管', before: ['10 台'], after: ['20 台'], effectiveFrom: atHour(from, 0) },
  ]);
  const again = await supervisor.reply('withdraw-setting-change', {
    ...withdrawal,
    version: withdrawn.version,
    commandId: supervisor.nextCommandId(),
  });
  expect(again).toMatchObject({ ok: false, error: { code: 'change-took-effect' } });
});

test('what took effect can no longer be withdrawn', async () => {
  const now = await day.wechat.inspect.now();
  const planned = await change('disputeDays', 45, { effectiveFrom: addDays(toLocalDate(now), 1) });
  await day.wechat.inspect.advance(DAY_MS);
  const refused = await supervisor.reply('withdraw-setting-change', {
    key: 'disputeDays',
    number: planned.planned[0]?.number ?? 0,
    version: planned.version,
    reason: '太晚了',
    commandId: supervisor.nextCommandId(),
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'change-took-effect' } });
  expect(await supervisor.ask('get-setting', { key: 'disputeDays' })).toMatchObject({ lines: ['45 天'] });
});

describe('rights', () => {
  const asked = (line: string, action: string, payload: object) => day.wechat.phone(line).call('staff', { action, lang: 'zh-CN', payload });
  const change = { key: 'largeQuantity', value: 11, effectiveFrom: 'now', version: 0, reason: '试试', commandId: 'rights-00000000000001' };
  const EVERYTHING: [string, object][] = [
    ['list-settings', {}],
    ['get-setting', { key: 'largeQuantity' }],
    ['setting-history', { key: 'largeQuantity' }],
    ['preview-setting', { key: 'largeQuantity', value: 11, effectiveFrom: 'now' }],
    ['change-setting', change],
    ['withdraw-setting-change', { key: 'largeQuantity', number: 1, version: 0, reason: '试试', commandId: 'rights-00000000000002' }],
  ];
  test.each(EVERYTHING)('%s is for supervisors: other staff hear who can, strangers nothing', async (action, payload) => {
    for (const phone of ['agent', 'finance'])
      expect(await asked(phone, action, payload)).toMatchObject({
        ok: false,
        error: { code: 'not-allowed', whoCan: [{ role: 'supervisor' }] },
      });
    for (const phone of ['customer', 'customer-2'])
      expect(await asked(phone, action, payload)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

test('of two supervisors who change one setting at once one wins, and the other is told; another setting is not held up', async () => {
  const one = await request('infoCancelDays', 31);
  const other = await request('infoCancelDays', 32);
  const elsewhere = await request('withdrawDays', 33);
  const [first, second, third] = await Promise.all([one, other, elsewhere].map((sent) => supervisor.reply('change-setting', sent)));

  const won = [first, second].filter((reply) => reply?.ok);
  const lost = [first, second].filter((reply) => !reply?.ok);
  expect([won.length, third?.ok]).toEqual([1, true]);
  const { version, lines } = await supervisor.ask('get-setting', { key: 'infoCancelDays' });
  expect(lost).toMatchObject([{ error: { code: 'stale-version', current: version, message: '这项设置刚被别人改过' } }]);
  expect(won).toMatchObject([{ value: { lines } }]);
  const numbers = (await day.wechat.inspect.documents('setting_changes')).map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('the same command again gives its first answer; with other words it is refused', async () => {
  const sent = await request('returnCancelDays', 100);
  const done = await supervisor.ask('change-setting', sent);
  expect(await supervisor.ask('change-setting', sent)).toMatchObject({ version: done.version, lines: ['100 天'] });
  expect(await supervisor.reply('change-setting', { ...sent, value: 101 })).toMatchObject({ ok: false, error: { code: 'command-reused' } });
  expect(done.history.entries).toHaveLength(1);
});

describe('what is wrong is told next to its field, and nothing is stored', () => {
  const tooLate = () => addDays(toLocalDate(Date.now()), 5000);
  const WRONG: [string, string, unknown, Change, object][] = [
    ['a value out of bounds', 'ninetyDays', 30, {}, { code: 'invalid-request', field: 'value', message: '不能小于 90' }],
    [
      'a part of a list',
      'warrantyExceptions',
      [{ model: 'X4', itemType: 'any', months: 999 }],
      {},
      { code: 'invalid-request', field: 'value.0.months' },
    ],
    ['a day that is over', 'ninetyDays', 100, { effectiveFrom: '2026-01-01' }, { code: 'date-in-the-past', field: 'effectiveFrom' }],
    ['a day that is too far away', 'ninetyDays', 100, { effectiveFrom: tooLate() }, { code: 'date-too-far', field: 'effectiveFrom' }],
    ['what holds anyway', 'ninetyDays', 90, {}, { code: 'setting-unchanged', field: 'value' }],
  ];
  test.each(WRONG)('%s', async (_what, key, value, more, error) => {
    const before = await day.wechat.inspect.documents('settings');
    expect(await refuse(key, value, more)).toMatchObject({ ok: false, error });
    const { effectiveFrom } = await request(key, value, more);
    expect(await supervisor.reply('preview-setting', { key, value, effectiveFrom })).toMatchObject({ ok: false, error });
    expect(await day.wechat.inspect.documents('settings')).toEqual(before);
  });

  test('a setting that does not exist', async () => {
    for (const key of ['settingsVersion', 'constructor', 'nothing'])
      expect(await supervisor.reply('get-setting', { key })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

test('R24 before it is made, a change says what it means, which clauses it rests on and what it reaches', async () => {
  const preview = await supervisor.ask('preview-setting', {
    key: 'warrantyMonths',
    value: 12,
    effectiveFrom: addDays(toLocalDate(await day.wechat.inspect.now()), 10),
  });
  expect(preview).toMatchObject({ added: ['12 个月'], removed: ['6 个月'], clauses: [{ clause: 'R24' }, { clause: 'R25' }] });
  expect(preview.sentence).toMatch(/^自 \d{4}年\d+月\d+日 起，保修期：12 个月$/);
  expect(preview.reach).toContain('不变');
  expect(await supervisor.ask('get-setting', { key: 'warrantyMonths' })).toMatchObject({ lines: ['6 个月'], planned: [] });
});

test('R24 a period that the registry names for a machine goes before every setting', async () => {
  const machine = { model: 'JASMINER X16-Q', itemType: 'hash-board', shippedDate: '2026-10-01' };
  await openSdk(day.wechat.url, cloud.envId)
    .collection('machines')
    .add({ data: { _id: 'JX16Q-OWN-PERIOD', ...machine, warrantyMonths: 36 } });
  expect(await monthsOf('JX16Q-OWN-PERIOD')).toBe(36);
  expect(await monthsOf(X16Q_BOARD)).toBe(12);
});

test('what somebody stored by hand and is no value is never used: the default holds, and the supervisor sees it', async () => {
  await change('packingList', [{ 'zh-CN': '断电', en: 'Powered off' }]);
  const settings = openSdk(day.wechat.url, cloud.envId).collection('settings').doc('current');
  const { data } = await settings.get();
  const records = data.records as Record<string, { versions: object[] }>;
  const broken = records.packingList?.versions.map((version) => ({ ...version, value: [{ 'zh-CN': '', en: 7 }] }));
  await settings.update({ data: { 'records.packingList.versions': broken } });

  const shown = await supervisor.ask('get-setting', { key: 'packingList' });
  expect(shown).toMatchObject({ isBroken: true, isDefault: true });
  expect(shown.lines).toHaveLength(5);
  expect(await change('packingList', shown.value)).toMatchObject({ isBroken: false });
});

test('the history of a setting comes in pages, newest first', async () => {
  for (let days = 1; days <= 12; days += 1) await change('repairWarrantyDays', 100 + days);
  const { history } = await supervisor.ask('get-setting', { key: 'repairWarrantyDays' });
  const older = await supervisor.ask('setting-history', { key: 'repairWarrantyDays', cursor: history.cursor });
  const told = [...history.entries, ...older.entries].map(({ after }) => after[0]);
  expect(told).toEqual(Array.from({ length: 12 }, (_, index) => `${112 - index} 天`));
  expect([history.cursor === undefined, older.cursor]).toEqual([false, undefined]);
});

test('a change costs at most 8 database calls, a page of the settings 3', async () => {
  await supervisor.ask('list-settings', {});
  const counted = await new CallLog(day.wechat.inspect).read();
  const costs = (action: string) => counted.get(`staff ${action}`) ?? [];
  // A lost race is run again; the last twelve had none.
  expect(costs('change-setting').slice(-12)).toEqual(Array(12).fill(6));
  const pages = [...costs('list-settings'), ...costs('get-setting')];
  expect(pages.length).toBeGreaterThan(0);
  expect(Math.max(...pages)).toBeLessThanOrEqual(3);
});
