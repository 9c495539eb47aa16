import { beforeEach, describe, expect, test } from '@jest/globals';
import { openStore } from '../../../../emulator/store';
import { type Answer, type RequestDeps, requestSubscribeMessage, type TemplateChoice } from '../../../../emulator/wechat/subscribe/prompt';
import { openSubscribeStore, type SubscribeStore } from '../../../../emulator/wechat/subscribe/store';

const template = (id: string, title: string) => ({ id, title, fields: [] });
const templates = [
  template('P', '服务进度提醒'),
  template('Q', '报价通知'),
  template('S', '发货通知'),
  template('S2', '发货通知'),
  template('Z', '其他'),
];

let store: SubscribeStore;
let shown: string[][];
let told: { openid: string; choices: readonly TemplateChoice[] }[];

const depsWith = (answer: Answer | undefined): RequestDeps => ({
  store,
  templates,
  asking: new Set(),
  ask: (prompt) => {
    shown.push(prompt.templates.map(({ id }) => id));
    return Promise.resolve(answer);
  },
  onAnswered: (openid, choices) => told.push({ openid, choices }),
});
const accepting = (...ids: string[]): Answer => ({ choices: Object.fromEntries(ids.map((id) => [id, 'accept'])), remember: false });

beforeEach(() => {
  store = openSubscribeStore(openStore(':memory:'));
  shown = [];
  told = [];
});

test('each ticked template earns one message, an unticked one none', async () => {
  const reply = await requestSubscribeMessage(depsWith(accepting('P')), 'o-anna', ['P', 'Q']);

  expect(reply).toEqual({ errMsg: 'requestSubscribeMessage:ok', P: 'accept', Q: 'reject' });
  expect(store.credits()).toEqual([{ openid: 'o-anna', templateId: 'P', available: 1 }]);
  const choices = [
    { templateId: 'P', choice: 'accept' },
    { templateId: 'Q', choice: 'reject' },
  ];
  expect(told).toEqual([{ openid: 'o-anna', choices }]);
});

test('a kept choice is not asked again, and an accept still counts at each call', async () => {
  const always: Answer = { choices: { P: 'accept' }, remember: true };
  await requestSubscribeMessage(depsWith(always), 'o-anna', ['P', 'Q']);
  const again = await requestSubscribeMessage(depsWith(undefined), 'o-anna', ['P', 'Q']);

  expect(again).toEqual({ errMsg: 'requestSubscribeMessage:ok', P: 'accept', Q: 'reject' });
  expect(shown).toEqual([['P', 'Q']]);
  expect(store.credit('o-anna', 'P')).toBe(2);
});

test('only templates without a kept choice are on the sheet', async () => {
  store.rememberChoice('o-anna', 'P', 'reject');
  const reply = await requestSubscribeMessage(depsWith(accepting('Q')), 'o-anna', ['P', 'Q']);

  expect(shown).toEqual([['Q']]);
  expect(reply).toMatchObject({ P: 'reject', Q: 'accept' });
});

test('of two templates with one title the second is filtered', async () => {
  expect(await requestSubscribeMessage(depsWith(accepting('S', 'S2')), 'o-anna', ['S', 'S2'])).toMatchObject({ S: 'accept', S2: 'filter' });
  expect(store.credit('o-anna', 'S2')).toBe(0);
});

test('a template WeChat has closed is not asked about', async () => {
  store.banTemplate('P', true);
  expect(await requestSubscribeMessage(depsWith(accepting('P', 'Q')), 'o-anna', ['P', 'Q'])).toMatchObject({
    P: 'ban',
    Q: 'accept',
  });
  expect(store.credit('o-anna', 'P')).toBe(0);
});

describe('fails without asking:', () => {
  test.each([
    ['no list', undefined, 10001],
    ['an empty list', [], 10001],
    ['a word instead of a list', 'P', 10004],
    ['a number among the ids', ['P', 3], 10004],
    ['four templates', ['P', 'Q', 'S', 'Z'], 20003],
    ['an unknown template', ['P', 'NOPE'], 20001],
  ])('%s', async (_what, tmplIds, errCode) => {
    expect(await requestSubscribeMessage(depsWith(accepting('P')), 'o-anna', tmplIds)).toMatchObject({ errCode });
    expect(shown).toEqual([]);
    expect(store.credits()).toEqual([]);
  });

  test('notifications are switched off', async () => {
    store.switchNotifications('o-anna', false);
    expect(await requestSubscribeMessage(depsWith(accepting('P')), 'o-anna', ['P'])).toMatchObject({ errCode: 20004 });
  });
});

test('a second call while a sheet is open is told so; other people are not affected', async () => {
  let answerFirst: (answer: Answer) => void = () => {};
  const deps = { ...depsWith(accepting('P')), ask: () => new Promise<Answer>((resolve) => (answerFirst = resolve)) };
  const first = requestSubscribeMessage(deps, 'o-anna', ['P']);

  expect(await requestSubscribeMessage(deps, 'o-anna', ['Q'])).toEqual({ errMsg: 'requestSubscribeMessage:fail last call has not ended' });
  const other = requestSubscribeMessage({ ...depsWith(accepting('P')), asking: deps.asking }, 'o-bert', ['P']);
  expect(await other).toMatchObject({ P: 'accept' });

  answerFirst(accepting('P'));
  expect(await first).toMatchObject({ P: 'accept' });
});

test('an app that goes away before the answer earns nothing', async () => {
  expect(await requestSubscribeMessage(depsWith(undefined), 'o-anna', ['P'])).toMatchObject({ errCode: 10005 });
  expect(store.credits()).toEqual([]);
});
