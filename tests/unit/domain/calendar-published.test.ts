import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { type CalendarSettings, dayOf, promiseFrom, workingDayFrom } from '#core/domain/calendar';
import { addDays, toLocalDate } from '#core/domain/money-and-time';

const settings: CalendarSettings = { lastPublishedYear: 2026, additions: {}, opensAtHour: 9, closesAtHour: 18 };

type Year = { readonly off: string; readonly makeUp: string };
// Typed off the State Council's yearly notices on public holidays (with the changes of March 2019 and January 2020), not taken from the library under test.
const NOTICES: Readonly<Record<number, Year>> = {
  2013: {
    off: '01-01..01-03 02-09..02-15 04-04..04-06 04-29..05-01 06-10..06-12 09-19..09-21 10-01..10-07',
    makeUp: '01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12',
  },
  2014: {
    off: '01-01 01-31..02-06 04-05..04-07 05-01..05-03 05-31..06-02 09-06..09-08 10-01..10-07',
    makeUp: '01-26 02-08 05-04 09-28 10-11',
  },
  2015: {
    off: '01-01..01-03 02-18..02-24 04-04..04-06 05-01..05-03 06-20..06-22 09-03..09-05 09-26..09-27 10-01..10-07',
    makeUp: '01-04 02-15 02-28 09-06 10-10',
  },
  2016: {
    off: '01-01..01-03 02-07..02-13 04-02..04-04 04-30..05-02 06-09..06-11 09-15..09-17 10-01..10-07',
    makeUp: '02-06 02-14 06-12 09-18 10-08 10-09',
  },
  2017: {
    off: '01-01..01-02 01-27..02-02 04-02..04-04 04-29..05-01 05-28..05-30 10-01..10-08 12-30..12-31',
    makeUp: '01-22 02-04 04-01 05-27 09-30',
  },
  2018: {
    off: '01-01 02-15..02-21 04-05..04-07 04-29..05-01 06-16..06-18 09-22..09-24 10-01..10-07 12-30..12-31',
    makeUp: '02-11 02-24 04-08 04-28 09-29 09-30 12-29',
  },
  2019: {
    off: '01-01 02-04..02-10 04-05..04-07 05-01..05-04 06-07..06-09 09-13..09-15 10-01..10-07',
    makeUp: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  2020: {
    off: '01-01 01-24..02-02 04-04..04-06 05-01..05-05 06-25..06-27 10-01..10-08',
    makeUp: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  2021: {
    off: '01-01..01-03 02-11..02-17 04-03..04-05 05-01..05-05 06-12..06-14 09-19..09-21 10-01..10-07',
    makeUp: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  2022: {
    off: '01-01..01-03 01-31..02-06 04-03..04-05 04-30..05-04 06-03..06-05 09-10..09-12 10-01..10-07 12-31',
    makeUp: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  2023: {
    off: '01-01..01-02 01-21..01-27 04-05 04-29..05-03 06-22..06-24 09-29..10-06',
    makeUp: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  2024: {
    off: '01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-08..06-10 09-15..09-17 10-01..10-07',
    makeUp: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08',
    makeUp: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07',
    makeUp: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

const datesBetween = (from: string, to: string): readonly string[] => (from > to ? [] : [from, ...datesBetween(addDays(from, 1), to)]);
const datesOf = (year: number, ranges: string): readonly string[] =>
  ranges.split(' ').flatMap((range) => {
    const [from = '', to = from] = range.split('..');
    return datesBetween(`${year}-${from}`, `${year}-${to}`);
  });
const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const daysOf = (year: number): readonly string[] =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((date) => date.startsWith(`${year}`));

test.each(Object.entries(NOTICES))('R51 every day of %s works or rests as the State Council published it', (name, { off, makeUp }) => {
  const year = Number(name);
  const rests = datesOf(year, off);
  const works = datesOf(year, makeUp);
  expect(works.filter((date) => !isWeekend(date))).toEqual([]);
  const asPublished = (date: string): boolean => works.includes(date) || (!rests.includes(date) && !isWeekend(date));
  expect(daysOf(year).filter((date) => dayOf(date, settings).isWorking !== asPublished(date))).toEqual([]);
  expect(daysOf(year).filter((date) => dayOf(date, settings).kind === 'make-up')).toEqual(works);
});

test('R51 counting only holidays would be wrong for 50 of 353 starting days in 2026, counting only weekends for 74', () => {
  const rests = datesOf(2026, NOTICES[2026]?.off ?? '');
  const due = (from: string, counts: (date: string) => boolean): string => {
    let date = from;
    for (let left = 5; left > 0; ) {
      date = addDays(date, 1);
      if (counts(date)) left -= 1;
    }
    return date;
  };
  const promised = (from: string): string => toLocalDate(promiseFrom('receipt', from, 5, settings).dueAt);
  // From the first of January to the last day after which twelve days of the year are left.
  const starts = daysOf(2026).filter((from) => addDays(from, 12) <= '2026-12-31');
  const wrong = (counts: (date: string) => boolean): number => starts.filter((from) => due(from, counts) !== promised(from)).length;
  expect([starts.length, wrong((date) => !rests.includes(date) && !isWeekend(date)), wrong((date) => !isWeekend(date))]).toEqual([
    353, 50, 74,
  ]);
});

test('the day before was read west of Greenwich: a date is the same day wherever the code runs', () => {
  const stdin = {
    contents: `import { dayOf } from './core/domain/calendar';
      console.log(dayOf('2026-02-14', ${JSON.stringify(settings)}).kind, dayOf('2026-02-15', ${JSON.stringify(settings)}).kind);`,
    resolveDir: process.cwd(),
  };
  const { outputFiles } = buildSync({ stdin, bundle: true, platform: 'node', format: 'cjs', write: false, logLevel: 'error' });
  const program = outputFiles[0]?.text ?? '';
  for (const TZ of ['America/Los_Angeles', 'UTC', 'Asia/Shanghai', 'Pacific/Auckland']) {
    const { stdout } = spawnSync(process.execPath, ['-'], { input: program, env: { ...process.env, TZ }, encoding: 'utf8' });
    expect([TZ, stdout.trim()]).toEqual([TZ, 'make-up holiday']);
  }
});

test('working days are counted backwards, too', () => {
  expect(workingDayFrom('2026-02-24', -1, settings)).toBe('2026-02-14');
  expect(workingDayFrom('2026-10-09', -2, settings)).toBe('2026-09-30');
  expect(workingDayFrom('2026-10-09', 0, settings)).toBe('2026-10-09');
});

test('a year counts as published only when its list is at hand: in the library, or typed in', () => {
  const early = { ...settings, lastPublishedYear: 2027 };
  expect(dayOf('2027-01-04', early).isPublished).toBe(false);
  expect(dayOf('2027-01-04', { ...early, additions: { '2027-01-01': false } }).isPublished).toBe(true);
  expect(dayOf('2027-01-04', { ...settings, additions: { '2027-01-01': false } }).isPublished).toBe(false);
});
