import { textsIn } from '../texts';

const zh = {
  about: '云函数、定时器、临时链接、订阅和小程序里的“今天”都按这个时钟走。往前拨时，到期的定时器会先运行完。',
  plusHour: '+1 小时',
  plusDay: '+1 天',
  plusWeek: '+7 天',
  nextWorkingDay: '下一工作日 9:00',
  choose: '日期和时间（上海）',
  set: '拨到这里',
  moved: (text: string) => `比这台电脑${text}`,
  ahead: (text: string) => `快 ${text}`,
  behind: (text: string) => `慢 ${text}`,
  same: '与这台电脑一致',
  back: '回到现在',
  busy: '正在拨动，等待到期的定时器……',
  failed: '没有拨动成功',
  timers: '定时器',
  noTimers: '没有定时器',
  noTimersHow: '在云函数的配置里写上 timer 之后会出现在这里。',
  due: '下一次',
  run: '立即运行',
  toDue: '拨到下一次',
  ran: '运行完毕',
  seeRun: '查看这次调用',
  ranBad: (code: number) => `运行失败 ${code}`,
  days: (count: number) => `${count} 天`,
  hours: (count: number) => `${count} 小时`,
  minutes: (count: number) => `${count} 分钟`,
};

const en: typeof zh = {
  about:
    'Functions, timers, temporary links, subscriptions and the mini program’s “today” all go by this clock. Moved on, it first runs the timers that came due.',
  plusHour: '+1 hour',
  plusDay: '+1 day',
  plusWeek: '+7 days',
  nextWorkingDay: 'Next working day 9:00',
  choose: 'Date and time (Shanghai)',
  set: 'Set',
  moved: (text) => `${text} this machine`,
  ahead: (text) => `${text} ahead of`,
  behind: (text) => `${text} behind`,
  same: 'As on this machine',
  back: 'Back to now',
  busy: 'Moving; waiting for the timers that came due…',
  failed: 'The clock was not moved',
  timers: 'Timers',
  noTimers: 'No timers',
  noTimersHow: 'They appear once a function has one in its configuration.',
  due: 'Next',
  run: 'Run now',
  toDue: 'Move to it',
  ran: 'It ran',
  seeRun: 'See the run',
  ranBad: (code) => `Failed ${code}`,
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
};

export type ClockTexts = typeof zh;
export const useClockTexts = textsIn(zh, en);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `3 天 4 小时`: the two largest units of a stretch of time. */
export function stretchText(ms: number, texts: ClockTexts): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const parts = [days && texts.days(days), hours && texts.hours(hours), minutes && texts.minutes(minutes)].filter(Boolean);
  return parts.slice(0, 2).join(' ') || texts.minutes(0);
}
