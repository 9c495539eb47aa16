import { readFileSync } from 'node:fs';
import { LANGUAGES } from '#core/contract/reply';
import { NOTICE_CODES } from '#core/domain/notice-code';
import { noticeText } from '#core/texts/notices';
import { PARCEL_REFUSAL_WORDS } from '#core/texts/parcel-refusals';
import { REFUSAL_WORDS } from '#core/texts/refusals';
import { VOID_CODE_CLAUSES } from '#core/texts/words';
import { ALL_GUARDS, ALL_STEPS } from './clause-record';

/** Where each guard of each table is made to refuse, a row a step: `['step', 'state', 'guard', …`. */
const REFUSAL_TESTS = ['tests/unit/domain/guards.test.ts', 'tests/unit/domain/orphan/orphan-grid.test.ts'];
const REFUSAL_ROW = /\[\s*'[\w-]+',\s*'[\w-]+',\s*'([\w-]+)'/g;

/** What is wrong with the tables of steps, guards, notices and codes, as far as the policy goes. */
export function tableFaults(clauses: readonly string[]): readonly string[] {
  const rest = (on: readonly string[]): boolean => on.length > 0 && on.every((clause) => clauses.includes(clause));
  const asked = new Set(ALL_STEPS.flatMap(({ guards }) => guards));
  const refusedIn = REFUSAL_TESTS.map((file) => new Set([...readFileSync(file, 'utf8').matchAll(REFUSAL_ROW)].map(([, guard]) => guard)));
  const coded = {
    ...VOID_CODE_CLAUSES,
    ...Object.fromEntries(Object.entries(PARCEL_REFUSAL_WORDS).map(([code, { clause }]) => [code, clause])),
  };
  return [
    ...ALL_STEPS.filter((step) => !rest(step.clauses)).map(({ name }) => `the step ${name} rests on no clause`),
    ...ALL_GUARDS.flatMap(({ name, clauses: on }) => {
      const [plain = '', desk] = name.split(': ').reverse();
      const [ofOrders, ofOrphans] = refusedIn;
      return [
        !rest(on) && `the guard ${name} rests on no clause`,
        !asked.has(name) && `no step asks the guard ${name}`,
        !(plain in REFUSAL_WORDS) && `the guard ${name} has no words`,
        !(desk ? ofOrphans : ofOrders)?.has(plain) && `no test sees the guard ${name} refuse`,
      ];
    }),
    ...Object.entries(coded)
      .filter(([, clause]) => !clauses.includes(clause))
      .map(([code, clause]) => `the code ${code} rests on ${clause}, which is no clause`),
    ...noticeFaults(),
  ].filter((fault): fault is string => typeof fault === 'string');
}

/** Each notice is given by somebody and has words in both languages. */
function noticeFaults(): readonly string[] {
  // N1 comes with the submitted order, which is no step of the table.
  const given = new Set<string>(['N1', ...ALL_STEPS.flatMap(({ notices }) => notices)]);
  const facts = { machineIds: [], serialNumbers: [], machineCount: 1, stageWord: '' };
  return NOTICE_CODES.flatMap((code) => [
    ...(given.has(code) ? [] : [`nothing tells ${code}`]),
    ...LANGUAGES.filter((language) => {
      const { title, body, note } = noticeText(language, code, facts);
      return [title, body, note].some((words) => words.trim() === '');
    }).map((language) => `${code} has no words in ${language}`),
  ]);
}
