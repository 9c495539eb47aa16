import { describe, expect, test } from '@jest/globals';
import type { MessageSettings } from '#core/contract/messages';
import { hoursBut, withChoice } from '../../../src/features/message-settings/choice';
import { reachOf, tellsNothing } from '../../../src/features/message-settings/reach';

const SETTINGS: MessageSettings = {
  language: 'zh-CN',
  languageFollowsApp: true,
  channels: { subscribe: true, template: true, 'customer-service': true },
  quiet: { fromHour: 22, untilHour: 8 },
  follows: false,
  serviceAccount: '售后服务',
  credits: { progress: 3, quotation: 1, return: 0 },
  templates: { progress: 'P', quotation: 'Q', return: 'R' },
};
const settings = (change: Partial<MessageSettings> = {}): MessageSettings => ({ ...SETTINGS, ...change });
const credits = (progress: number, quotation = 0) => ({ credits: { progress, quotation, return: 0 } });

describe('what reaches a person in WeChat', () => {
  test('every kind says how many are left', () => {
    expect(reachOf(settings(), {}).kinds.map(({ kind, left }) => [kind, left])).toEqual([
      ['progress', 3],
      ['quotation', 1],
      ['return', 0],
    ]);
  });

  test('the last message of progress is kept for what matters, the last quotation is one', () => {
    const kept = reachOf(settings(credits(1, 1)), {}).kinds.filter(({ isKept }) => isKept);
    expect(kept.map(({ kind }) => kind)).toEqual(['progress']);
  });

  test.each<[string, MessageSettings, string]>([
    ['whoever does not follow is called', settings(), 'call'],
    ['whoever follows hears from the service account', settings({ follows: true }), 'service-account'],
    [
      'whoever follows and switched that off is called',
      settings({ follows: true, channels: { ...SETTINGS.channels, template: false } }),
      'call',
    ],
  ])('of what no subscribe message tells %s', (_, given, afterwards) => {
    expect(reachOf(given, {}).afterwards).toBe(afterwards);
  });

  test.each(['reject', 'ban'])('a kept "%s" is a kind that WeChat neither asks about nor delivers', (choice) => {
    const { kinds } = reachOf(settings(), { mainSwitch: true, itemSettings: { P: choice, Q: 'accept' } });
    expect(kinds.filter(({ isRefused }) => isRefused).map(({ kind }) => kind)).toEqual(['progress']);
  });

  test('three kept yeses fill up what is used; one of them missing, or the main switch off, and nothing does', () => {
    const itemSettings = { P: 'accept', Q: 'accept', R: 'accept' };
    expect(reachOf(settings(), { mainSwitch: true, itemSettings }).refillsItself).toBe(true);
    expect(reachOf(settings(), { mainSwitch: false, itemSettings }).refillsItself).toBe(false);
    expect(reachOf(settings(), { itemSettings: { P: 'accept', Q: 'accept' } }).refillsItself).toBe(false);
  });

  test('WeChat’s main switch weighs more than ours', () => {
    const off = settings({ channels: { ...SETTINGS.channels, subscribe: false } });
    expect(reachOf(off, {}).subscribe).toBe('switched-off');
    expect(reachOf(off, { mainSwitch: false }).subscribe).toBe('off-in-wechat');
    expect(reachOf(settings(), { mainSwitch: true }).subscribe).toBe('on');
  });

  test.each([
    ['something is left', settings(), {}, false],
    ['nothing is left', settings(credits(0)), {}, true],
    ['only what is refused is left', settings(credits(2)), { itemSettings: { P: 'reject' } }, true],
    ['it is switched off here', settings({ channels: { ...SETTINGS.channels, subscribe: false } }), {}, true],
    ['it is switched off in WeChat', settings(), { mainSwitch: false }, true],
  ])('where %s, no subscribe message comes: %#', (_, given, wechat, isNothing) => {
    expect(tellsNothing(reachOf(given, wechat))).toBe(isNothing);
  });
});

describe('a choice that is not kept yet', () => {
  test('is on screen at once, and changes nothing else', () => {
    const channels = { subscribe: false, template: true, 'customer-service': true };
    expect(withChoice(settings(), { channels }, 'en')).toEqual(settings({ channels }));
    expect(withChoice(settings(), { quiet: null }, 'en')).toEqual(settings({ quiet: null }));
    expect(withChoice(settings(), {}, 'en')).toEqual(SETTINGS);
  });

  test('of a language holds whatever the app is in; as the app is the app’s', () => {
    expect(withChoice(settings(), { language: 'en' }, 'zh-CN')).toMatchObject({ language: 'en', languageFollowsApp: false });
    expect(withChoice(settings({ language: 'en', languageFollowsApp: false }), { language: 'app' }, 'zh-CN')).toMatchObject({
      language: 'zh-CN',
      languageFollowsApp: true,
    });
  });

  test('of an hour never makes quiet hours that are none', () => {
    for (let other = 0; other < 24; other += 1) {
      expect(hoursBut(other)).toHaveLength(23);
      expect(hoursBut(other)).not.toContain(other);
    }
  });
});
