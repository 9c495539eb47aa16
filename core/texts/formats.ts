import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import utc from 'dayjs/plugin/utc.js';
import type { EpochMs, Fen, LocalDate } from '../domain/money-and-time';
import type { Language } from './localized';

dayjs.extend(utc);

/** Asia/Shanghai, as an offset: it has known no other since 1991, and needs no time zone data. */
const SHANGHAI_MINUTES = 8 * 60;
const inShanghai = (at: EpochMs): Dayjs => dayjs.utc(at).utcOffset(SHANGHAI_MINUTES);

/** ¥1,200.00 */
export function formatAmount(amount: Fen): string {
  const yuan = Math.floor(amount / 100)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `¥${yuan}.${String(amount % 100).padStart(2, '0')}`;
}

const dayText = (day: Dayjs, language: Language): string =>
  language === 'zh-CN' ? day.locale('zh-cn').format('M月D日（ddd）') : day.format('ddd, MMM D');

/** 11月27日（周五） · Fri, Nov 27 */
export function formatDay(date: LocalDate, language: Language): string {
  return dayText(dayjs.utc(date), language);
}

/** 2026年11月27日 · Nov 27, 2026 */
export function formatDate(date: LocalDate, language: Language): string {
  return dayjs.utc(date).format(language === 'zh-CN' ? 'YYYY年M月D日' : 'MMM D, YYYY');
}

/** 2026年11月27日 18:00 · Nov 27, 2026, 18:00 */
export function formatMoment(at: EpochMs, language: Language): string {
  return inShanghai(at).format(language === 'zh-CN' ? 'YYYY年M月D日 HH:mm' : 'MMM D, YYYY, HH:mm');
}

/** 11月27日（周五）18:00 前 · by Fri, Nov 27, 18:00 */
export function formatDue(dueAt: EpochMs, language: Language): string {
  const due = inShanghai(dueAt);
  const text = dayText(due, language);
  return language === 'zh-CN' ? `${text}${due.format('HH:mm')} 前` : `by ${text}, ${due.format('HH:mm')}`;
}
