import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GUARD_RULES } from '#core/domain/guards';
import { GUARDS, NOTICE_CODES, STEP_NAMES, stepDefinition } from '#core/domain/step-table';
import { defaultSettings } from '../../config/cloud/settings';
import type { ClauseRecord } from './clause-record';

const CLAUSES = Array.from({ length: 58 }, (_, index) => `R${index + 1}`);
/** Rooms of tests in which the real parts run: built functions on the local cloud, or the app in a browser. */
const REAL_ROOMS = ['tests/functions/', 'tests/journeys/'];

/** What is missing or wrong in the policy as data; empty when every line is kept, proved and shown where it says. */
export function policyFaults(records: readonly ClauseRecord[]): readonly string[] {
  return [...numberFaults(records), ...records.flatMap(clauseFaults), ...tableFaults()];
}

function numberFaults(records: readonly ClauseRecord[]): readonly string[] {
  const ids: readonly string[] = records.map(({ clause }) => clause.id);
  return [
    ...CLAUSES.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids.filter((id, index) => !CLAUSES.includes(id) || ids.indexOf(id) !== index).map((id) => `${id} is no line, or stands twice`),
  ];
}

function clauseFaults({ clause, steps, guards, tests }: ClauseRecord): readonly string[] {
  const { id, text, reading, code = [], settings = [], shown = [] } = clause;
  const words = [text['zh-CN'], text.en, reading['zh-CN'], reading.en];
  return [
    words.some((word) => word.trim() === '') && `${id} lacks words in one language`,
    steps.length + guards.length + code.length === 0 && `${id} is enforced nowhere: no step, no guard, no code`,
    tests.length === 0 && `${id} has no test named after it`,
    tests.every(({ file }) => !REAL_ROOMS.some((room) => file.startsWith(room))) &&
      `${id} is not proved on the built functions or in the app`,
    ...code.filter((place) => !isExported(place)).map((place) => `${id} names ${place}, which is not there`),
    ...shown.filter((file) => !existsSync(path.join('src', file))).map((file) => `${id} is shown in ${file}, which is not there`),
    ...settings.filter((key) => !(key in defaultSettings)).map((key) => `${id} is decided by ${key}, which is no setting`),
  ].filter((fault): fault is string => typeof fault === 'string');
}

/** `<file>#<export>`: whether the file has such an export. */
function isExported(place: string): boolean {
  const [file = '', name = ''] = place.split('#');
  return existsSync(file) && new RegExp(`export (?:async )?(?:const|function\\*?|class) ${name}\\b`).test(readFileSync(file, 'utf8'));
}

function tableFaults(): readonly string[] {
  const known = (clauses: readonly string[]): boolean => clauses.length > 0 && clauses.every((clause) => CLAUSES.includes(clause));
  const steps = STEP_NAMES.map((step) => ({ step, ...stepDefinition(step) }));
  const used = new Set<string>(steps.flatMap(({ guards }) => guards));
  const told = new Set<string>(['N1', ...steps.flatMap(({ notices }) => notices)]);
  return [
    ...GUARDS.filter((guard) => !known(GUARD_RULES[guard].clauses)).map((guard) => `the guard ${guard} rests on no clause`),
    ...GUARDS.filter((guard) => !used.has(guard)).map((guard) => `no step asks the guard ${guard}`),
    ...steps.filter(({ clauses }) => !known(clauses)).map(({ step }) => `the step ${step} rests on no clause`),
    ...NOTICE_CODES.filter((code) => !told.has(code)).map((code) => `nothing tells ${code}`),
  ];
}
