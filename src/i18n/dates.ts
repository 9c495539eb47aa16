import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import utc from 'dayjs/plugin/utc';
import type { Language } from '#core/contract/reply';
import { serverNow } from '@/cloud/server-clock';
import { currentLanguage } from './language';

dayjs.extend(utc);

const SHANGHAI_MINUTES = 8 * 60;
const DAY_MINUTES = 24 * 60;

/** The policy's dates are Shanghai's, wherever the phone is. */
const inShanghai = (at: number): Dayjs => dayjs.utc(at).utcOffset(SHANGHAI_MINUTES);

/** 11月27日（周五）· Fri, Nov 27; with the year when it is not this one. As the server writes them in core/texts. */
export function formatDay(at: number, now: number = serverNow(), language: Language = currentLanguage()): string {
  const day = inShanghai(at);
  const isThisYear = day.year() === inShanghai(now).year();
  if (language === 'en') return day.format(isThisYear ? 'ddd, MMM D' : 'ddd, MMM D, YYYY');
  return day.locale('zh-cn').format(isThisYear ? 'M月D日（ddd）' : 'YYYY年M月D日（ddd）');
}

/** Whether this phone's clock shows another time than the repair centre's; asked anew each time, for people travel. */
export const isElsewhere = (): boolean => new Date().getTimezoneOffset() !== -SHANGHAI_MINUTES;

/** 18:00, in Shanghai; on a phone that goes by another clock it says so: 18:00 (UTC+8). */
export const formatTime = (at: number): string => `${inShanghai(at).format('HH:mm')}${isElsewhere() ? ' (UTC+8)' : ''}`;

/** 11月27日（周五）18:00 前 · by Fri, Nov 27, 18:00 */
export function formatDeadline(at: number, now: number = serverNow(), language: Language = currentLanguage()): string {
  const day = formatDay(at, now, language);
  return language === 'en' ? `by ${day}, ${formatTime(at)}` : `${day}${formatTime(at)} 前`;
}

/** When something happened: relative within the last day, then day and time. */
export function formatMoment(at: number, now: number = serverNow(), language: Language = currentLanguage()): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 0 || minutes >= DAY_MINUTES) return `${formatDay(at, now, language)} ${formatTime(at)}`;
  if (minutes < 1) return language === 'en' ? 'just now' : '刚刚';
  if (minutes < 60) return language === 'en' ? `${minutes} min ago` : `${minutes} 分钟前`;
  const hours = Math.floor(minutes / 60);
  return language === 'en' ? `${hours} h ago` : `${hours} 小时前`;
}

/** A calendar day as the policy stores it (`2026-11-27`): 2026年11月27日 · Nov 27, 2026 */
export const formatCalendarDay = (day: string, language: Language = currentLanguage()): string =>
  dayjs.utc(day).format(language === 'en' ? 'MMM D, YYYY' : 'YYYY年M月D日');
