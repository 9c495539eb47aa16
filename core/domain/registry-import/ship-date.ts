import { addDays, type LocalDate } from '../money-and-time';
import { err, ok, type Result } from '../result';

type DateProblem = 'date-unreadable' | 'date-impossible' | 'date-too-early' | 'date-future';

/** Years before the first machine: what lies before is a slip of the pen, or a year read as a number of days. */
const EARLIEST: LocalDate = '2015-01-01';

/** Year first, so that month and day cannot be confused; a time behind it is no matter. */
const WRITTEN = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?:[T ].*)?$/;
/** Days since the beginning of a spreadsheet's calendar; a fraction is the time of day. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
/** Day 0. Excel takes 1900 for a leap year, which day 61 and later make up for by beginning one day early. */
const BEGIN_1900: LocalDate = '1899-12-30';
/** Of files of old Macs, where the workbook says so. */
const BEGIN_1904: LocalDate = '1904-01-01';

const isRealDay = (date: LocalDate): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
};

const twoDigits = (text: string) => text.padStart(2, '0');

/**
 * The day a cell names: `2026-11-27`, `2026/11/27`, `2026.11.27`, `20261127`, `2026年11月27日`, or a spreadsheet's number of days.
 *
 * @param text already without full-width digits
 * @param today nothing can have left the factory after it
 */
export function readShipDate(text: string, date1904: boolean, today: LocalDate): Result<LocalDate, DateProblem> {
  const [, days] = SERIAL.exec(text) ?? [];
  if (days !== undefined) return inRange(addDays(date1904 ? BEGIN_1904 : BEGIN_1900, Number(days)), today);
  const found = WRITTEN.exec(text);
  if (!found) return err('date-unreadable');
  const [, year = '', , dashedMonth, dashedDay, hanMonth, hanDay, plainMonth, plainDay] = found;
  const month = twoDigits(dashedMonth ?? hanMonth ?? plainMonth ?? '');
  const day = twoDigits(dashedDay ?? hanDay ?? plainDay ?? '');
  const date = `${year}-${month}-${day}`;
  return isRealDay(date) ? inRange(date, today) : err('date-impossible');
}

function inRange(date: LocalDate, today: LocalDate): Result<LocalDate, DateProblem> {
  if (date < EARLIEST) return err('date-too-early');
  return date > today ? err('date-future') : ok(date);
}
