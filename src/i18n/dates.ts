import type { Language } from '#core/contract/reply';
import { serverNow } from '@/cloud/server-clock';
import { currentLanguage } from './language';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const pad = (value: number) => value.toString().padStart(2, '0');
/** The policy's dates are Shanghai's, wherever the phone is. */
const inShanghai = (at: number) => new Date(at + SHANGHAI_OFFSET_MS);

/** 11月27日（周五）· Fri 27 Nov; with the year when it is not this one. */
export function formatDay(at: number, now: number = serverNow(), language: Language = currentLanguage()): string {
  const date = inShanghai(at);
  const otherYear = date.getUTCFullYear() !== inShanghai(now).getUTCFullYear();
  if (language === 'en') {
    return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${otherYear ? ` ${date.getUTCFullYear()}` : ''}`;
  }
  return `${otherYear ? `${date.getUTCFullYear()}年` : ''}${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${WEEKDAYS[date.getUTCDay()]}）`;
}

/** 18:00, in Shanghai. */
export function formatTime(at: number): string {
  const date = inShanghai(at);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
}

/** 11月27日（周五）18:00 前 · by Fri 27 Nov, 18:00 */
export function formatDeadline(at: number, now: number = serverNow(), language: Language = currentLanguage()): string {
  const day = formatDay(at, now, language);
  return language === 'en' ? `by ${day}, ${formatTime(at)}` : `${day}${formatTime(at)} 前`;
}

/** When something happened: relative within the last day, then day and time. */
export function formatMoment(at: number, now: number = serverNow(), language: Language = currentLanguage()): string {
  const agoMinutes = Math.floor((now - at) / 60_000);
  if (agoMinutes >= 0 && now - at < DAY_MS) {
    if (agoMinutes < 1) return language === 'en' ? 'just now' : '刚刚';
    if (agoMinutes < 60) return language === 'en' ? `${agoMinutes} min ago` : `${agoMinutes} 分钟前`;
    const hours = Math.floor(agoMinutes / 60);
    return language === 'en' ? `${hours} h ago` : `${hours} 小时前`;
  }
  return `${formatDay(at, now, language)} ${formatTime(at)}`;
}

/** A calendar day as the policy stores it (`2026-11-27`): 2026年11月27日 · 27 Nov 2026 */
export function formatCalendarDay(day: string, language: Language = currentLanguage()): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return language === 'en' ? `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}` : `${year}年${Number(month)}月${Number(date)}日`;
}
