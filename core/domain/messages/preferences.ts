import { addDays, atHour, type EpochMs, minutesOfDay, toLocalDate } from '../money-and-time';
import { WECHAT_CHANNELS, type WechatChannel } from './channel';

/** What a person decides about messages to them. The in-app record and a call in place of a message cannot be switched off. */
export type MessagePreferences = {
  readonly channels: Readonly<Record<WechatChannel, boolean>>;
  /** Full hours of Asia/Shanghai in which only bold messages come; null: none. `untilHour` before `fromHour` is of the next morning. */
  readonly quiet: { readonly fromHour: number; readonly untilHour: number } | null;
};

/** Nobody is woken at night by news that keeps until the morning. */
export const DEFAULT_PREFERENCES: MessagePreferences = {
  channels: { subscribe: true, template: true, 'customer-service': true },
  quiet: { fromHour: 22, untilHour: 8 },
};

const isHour = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 23;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Preferences as stored; what is missing or makes no sense is as by default. */
export function readPreferences(stored: unknown): MessagePreferences {
  const { channels, quiet } = isRecord(stored) ? stored : {};
  const chosen = isRecord(channels) ? channels : {};
  return {
    channels: Object.fromEntries(WECHAT_CHANNELS.map((channel) => [channel, chosen[channel] !== false])) as MessagePreferences['channels'],
    quiet: quiet === null ? null : isQuiet(quiet) ? quiet : DEFAULT_PREFERENCES.quiet,
  };
}

const isQuiet = (value: unknown): value is NonNullable<MessagePreferences['quiet']> =>
  isRecord(value) && isHour(value.fromHour) && isHour(value.untilHour) && value.fromHour !== value.untilHour;

/** When the quiet hours end that `now` lies in; null outside of them. */
export function quietUntil(now: EpochMs, { quiet }: Pick<MessagePreferences, 'quiet'>): EpochMs | null {
  if (!quiet) return null;
  const { fromHour, untilHour } = quiet;
  const minutes = minutesOfDay(now);
  const [from, until] = [fromHour * 60, untilHour * 60];
  const today = toLocalDate(now);
  if (from < until) return minutes >= from && minutes < until ? atHour(today, untilHour) : null;
  if (minutes >= from) return atHour(addDays(today, 1), untilHour);
  return minutes < until ? atHour(today, untilHour) : null;
}
