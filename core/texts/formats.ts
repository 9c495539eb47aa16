import { type EpochMs, type Fen, type LocalDate, toLocalDate } from '../domain/money-and-time';
import type { Language } from './localized';

const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** ¥1,200.00 */
export function formatAmount(amount: Fen): string {
  const yuan = Math.floor(amount / 100)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `¥${yuan}.${String(amount % 100).padStart(2, '0')}`;
}

/** 11月27日（周五） · Fri, Nov 27 */
export function formatDay(date: LocalDate, language: Language): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = WEEKDAYS[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return language === 'zh-CN' ? `${month}月${day}日（${weekday}）` : `${weekday}, ${MONTHS[month - 1]} ${day}`;
}

/** 2026年11月27日 · Nov 27, 2026 */
export function formatDate(date: LocalDate, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return language === 'zh-CN' ? `${year}年${month}月${day}日` : `${MONTHS[month - 1]} ${day}, ${year}`;
}

/** 18:00, in Asia/Shanghai. */
function formatTime(at: EpochMs): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** 11月27日（周五）18:00 前 · by Fri, Nov 27, 18:00 */
export function formatDue(dueAt: EpochMs, language: Language): string {
  const day = formatDay(toLocalDate(dueAt), language);
  return language === 'zh-CN' ? `${day}${formatTime(dueAt)} 前` : `by ${day}, ${formatTime(dueAt)}`;
}
