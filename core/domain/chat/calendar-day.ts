import { addDays, type LocalDate } from '../money-and-time';
import type { Line } from './line';

/** Which year is meant where none is written: the next such day (a promise), or the last one (what has happened). */
type Direction = 'next' | 'last';

const WORDS: Readonly<Record<string, number>> = { 今天: 0, today: 0, 明天: 1, tomorrow: 1, 后天: 2, 昨天: -1, yesterday: -1, 前天: -2 };
const WITH_YEAR = /^(\d{4})\s*(?:-|\/|\.|年)\s*(\d{1,2})\s*(?:-|\/|\.|月)\s*(\d{1,2})(?:\s*[日号])?(?!\d)/;
const WITHOUT_YEAR = /^(\d{1,2})\s*(?:-|\/|\.|月)\s*(\d{1,2})(?:\s*[日号])?(?!\d)/;

const dayOf = (year: number, month: number, day: number): LocalDate | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
};

/** A day at this place of the line: `2026-12-05`, `12-05`, `12月5日`, `明天`; undefined, and nothing taken, where there is none, or no such day. */
export function takeDay(line: Line, today: LocalDate, direction: Direction, needsYear = false): LocalDate | undefined {
  const before = line.at;
  const day = needsYear ? takeWithYear(line) : (takeWithYear(line) ?? takeWord(line, today) ?? takeWithoutYear(line, today, direction));
  if (day === undefined) line.goTo(before);
  return day;
}

function takeWithYear(line: Line): LocalDate | undefined {
  const before = line.at;
  const found = line.take(WITH_YEAR);
  const day = found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
  if (day === undefined) line.goTo(before);
  return day;
}

function takeWord(line: Line, today: LocalDate): LocalDate | undefined {
  const word = Object.keys(WORDS).find((name) => line.takeWords(name));
  return word === undefined ? undefined : addDays(today, WORDS[word] ?? 0);
}

function takeWithoutYear(line: Line, today: LocalDate, direction: Direction): LocalDate | undefined {
  const found = line.take(WITHOUT_YEAR);
  if (!found) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const years = direction === 'next' ? [thisYear, thisYear + 1] : [thisYear, thisYear - 1];
  const days = years.map((year) => dayOf(year, Number(found[1]), Number(found[2])));
  return days.find((day) => day !== undefined && (direction === 'next' ? day >= today : day <= today));
}
