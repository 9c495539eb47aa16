import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeSetting } from '#core/application/describe-setting';
import { findSettingKey, SETTINGS } from '#core/application/setting-table';
import { defaultSettings } from '../../config/cloud/settings';
import type { ClauseRecord } from './clause-record';
import { tableFaults } from './table-faults';

const CLAUSES = Array.from({ length: 58 }, (_, index) => `R${index + 1}`);
/** Of what a person sees, so proved on a screen too. */
const SEEN = ['R1', 'R3', 'R8', 'R20', 'R21', 'R22', 'R24', 'R26', 'R29', 'R45', 'R46', 'R56', 'R58'];
/** Where each clause has a test of its own on the built functions; where people's screens are driven. */
const CLAUSE_ROOM = 'tests/functions/clauses/';
const SCREEN_ROOM = 'tests/journeys/';

/** What is missing or wrong in the policy as data; empty when every line is kept, proved and shown where it says. */
export function policyFaults(records: readonly ClauseRecord[]): readonly string[] {
  return [
    ...numberFaults(records),
    ...records.flatMap((record) => [...clauseFaults(record), ...settingFaults(record)]),
    ...tableFaults(CLAUSES),
  ];
}

function numberFaults(records: readonly ClauseRecord[]): readonly string[] {
  const ids: readonly string[] = records.map(({ clause }) => clause.id);
  return [
    ...CLAUSES.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids.filter((id, index) => !CLAUSES.includes(id) || ids.indexOf(id) !== index).map((id) => `${id} is no line, or stands twice`),
  ];
}

function clauseFaults({ clause, steps, guards, tests }: ClauseRecord): readonly string[] {
  const { id, text, reading, code = [], shown = [] } = clause;
  const words = [text['zh-CN'], text.en, reading['zh-CN'], reading.en];
  const isProvedIn = (room: string): boolean => tests.some(({ file }) => file.startsWith(room));
  return [
    words.some((word) => word.trim() === '') && `${id} lacks words in one language`,
    steps.length + guards.length + code.length === 0 && `${id} is enforced nowhere: no step, no guard, no code`,
    !isProvedIn(CLAUSE_ROOM) && `${id} has no test named after it in ${CLAUSE_ROOM}`,
    SEEN.includes(id) && !isProvedIn(SCREEN_ROOM) && `${id} is about what a person sees, and has no test named after it in ${SCREEN_ROOM}`,
    SEEN.includes(id) && shown.length === 0 && `${id} is about what a person sees, and is shown nowhere`,
    ...code.filter((place) => !isExported(place)).map((place) => `${id} names ${place}, which is not there`),
    ...shown.filter((file) => !existsSync(path.join('src', file))).map((file) => `${id} is shown in ${file}, which is not there`),
  ].filter((fault): fault is string => typeof fault === 'string');
}

/** A clause and the settings that decide it name each other, and the defaults are what its words say. */
function settingFaults({ clause, settings: deciding }: ClauseRecord): readonly string[] {
  const { id, settings = [], says = {} } = clause;
  return [
    ...deciding.filter((key) => !settings.includes(key)).map((key) => `${id} does not name the setting ${key}, which decides it`),
    ...settings.filter((key) => !deciding.includes(key)).map((key) => `${id} is decided by ${key}, which does not say so`),
    ...Object.entries(says).flatMap(([name, said]) => {
      const key = findSettingKey(name);
      if (key === undefined || !settings.includes(key)) return [`${id} says a value of ${name}, which does not decide it`];
      if (!SETTINGS[key].schema.safeParse(said).success) return [`${id} says of ${key} what it cannot be`];
      const isDefault = describeSetting(key, said, 'en').join() === describeSetting(key, defaultSettings[key], 'en').join();
      return isDefault ? [] : [`${id} says of ${key} what is not its default`];
    }),
  ];
}

/** `<file>#<export>`: whether the file has such an export. */
function isExported(place: string): boolean {
  const [file = '', name = ''] = place.split('#');
  return existsSync(file) && new RegExp(`export (?:async )?(?:const|function\\*?|class) ${name}\\b`).test(readFileSync(file, 'utf8'));
}
