import { asRecord, isRecord, type UnknownRecord } from '../record';
import type { Store } from '../store';

/** What a platform decides and nobody can ask it for: how this WeChat behaves until told otherwise. */
export type Switches = {
  /** The account lost the right to send subscribe messages (43107). */
  readonly subscribeBanned: boolean;
  /** Both accounts belong to one Open Platform account: only then people have a unionid. */
  readonly openPlatform: boolean;
  /** What became of the next template messages, as TEMPLATESENDJOBFINISH tells it. */
  readonly templateDelivery: 'success' | 'failed:user block' | 'failed: system failed';
  /** Texts that make `msgSecCheck` answer risky. */
  readonly riskyWords: readonly string[];
  readonly reviewWords: readonly string[];
  /** How the next pictures and sounds are judged; `arrives: false` loses the result for good. */
  readonly mediaCheck: { readonly suggest: 'pass' | 'review' | 'risky'; readonly delayMs: number; readonly arrives: boolean };
};

/**
 * The two texts that WeChat published for trying out `msgSecCheck`.
 * Source: WeChat docs, security.msgSecCheck 1.0, as quoted in the tests of WxJava and others, read 2026-11-27.
 */
const PUBLISHED_RISKY_WORDS = ['特3456书yuuo莞6543李zxcz蒜7782法fgnv级', '完2347全dfji试3726测asad感3847知qwez到'];

const DEFAULTS: Switches = {
  subscribeBanned: false,
  openPlatform: true,
  templateDelivery: 'success',
  riskyWords: PUBLISHED_RISKY_WORDS,
  reviewWords: [],
  mediaCheck: { suggest: 'pass', delayMs: 0, arrives: true },
};

export type SwitchBoard = {
  readonly get: () => Switches;
  /** Changes what is named and keeps the rest. False, changing nothing, when a name or a value is none. */
  readonly set: (change: UnknownRecord) => boolean;
  readonly clear: () => void;
};

const SETTING = 'wechat-switches';
const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isOneOf =
  (...allowed: readonly string[]) =>
  (value: unknown) =>
    allowed.includes(String(value));

const ACCEPTS: Readonly<Record<keyof Switches, (value: unknown) => boolean>> = {
  subscribeBanned: isBoolean,
  openPlatform: isBoolean,
  templateDelivery: isOneOf('success', 'failed:user block', 'failed: system failed'),
  riskyWords: isTexts,
  reviewWords: isTexts,
  mediaCheck: (value) =>
    isRecord(value) &&
    isOneOf('pass', 'review', 'risky')(value.suggest) &&
    isBoolean(value.arrives) &&
    Number.isInteger(value.delayMs) &&
    Number(value.delayMs) >= 0,
};

/** Kept in the data directory, so that a restart behaves as before; a reset sets all back. */
export function openSwitches(store: Store): SwitchBoard {
  const read = (): Switches => ({ ...DEFAULTS, ...asRecord(JSON.parse(store.getSetting(SETTING) ?? '{}')) });
  return {
    get: read,
    set: (change) => {
      const now: UnknownRecord = read();
      const next = Object.entries(change).map(([name, value]) => [name, isRecord(value) ? { ...asRecord(now[name]), ...value } : value]);
      const isGood = next.every(([name, value]) => Object.hasOwn(ACCEPTS, String(name)) && ACCEPTS[name as keyof Switches](value));
      if (isGood) store.setSetting(SETTING, JSON.stringify({ ...now, ...Object.fromEntries(next) }));
      return isGood;
    },
    clear: () => store.setSetting(SETTING, '{}'),
  };
}
