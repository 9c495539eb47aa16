import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { POLICY_VERSION, policyPlainText } from '#core/texts/clauses';
import { clauseRecords } from '../../../scripts/policy/clause-record';
import { titlesIn } from '../../../scripts/policy/clause-tests';
import { policyFaults } from '../../../scripts/policy/policy-faults';
import { policyPage } from '../../../scripts/policy/policy-page';

const records = clauseRecords();

test('every line of the policy is enforced, tested and shown where it says', () => {
  expect(policyFaults(records)).toEqual([]);
});

test('docs/policy.md says what the tables say (else run `npm run readme`)', () => {
  expect(readFileSync('docs/policy.md', 'utf8')).toBe(policyPage(records));
});

// Whoever changes a word gives the policy a new version, and adds a line here: a consent names the words it was given to.
const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '2026-11': [
    '4725dad1aa4d3ad008c47671402fea82bdd538eddf4b3e22e91c84c39902cc7c',
    'a08b8acc199ca167b974231faf2aa5615ade85d99533be5b8c6d8414cf0abcca',
  ],
  // R45 speaks to the customer, as the screens do.
  '2026-12': [
    '4c250a8304222ef3aa69a446dd18a647c07967482686deafd800ede918bc358f',
    'a423ab585fb7c033212fb980f1c54a0700297cc2bd14a59251680224ad2d45f5',
  ],
};

test('no word of a policy version changes after it was agreed to', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  expect([sha256(policyPlainText('zh-CN')), sha256(policyPlainText('en'))]).toEqual(WORDS[POLICY_VERSION]);
});

test('the linter misses nothing: a clause without enforcement, without a test, with a wrong place', () => {
  const [first] = records;
  if (!first) throw new Error('no clause');
  const bare = {
    ...first,
    steps: [],
    guards: [],
    tests: [],
    clause: { ...first.clause, code: [], shown: ['nowhere.tsx'], settings: ['nothing'], says: { ninetyDays: 90 } },
  };
  const otherwise = { ...first, clause: { ...first.clause, says: { contacts: [{ kind: 'wechat', value: 'somebody' }] } } };
  const wrong = { ...first, clause: { ...first.clause, code: ['core/domain/calendar.ts#noSuchThing'] } };

  expect(policyFaults([bare, ...records.slice(1)])).toEqual([
    'R1 is enforced nowhere: no step, no guard, no code',
    'R1 has no test named after it in tests/functions/clauses/',
    'R1 is about what a person sees, and has no test named after it in tests/journeys/',
    'R1 is shown in nowhere.tsx, which is not there',
    'R1 does not name the setting contacts, which decides it',
    'R1 is decided by nothing, which does not say so',
    'R1 says a value of ninetyDays, which does not decide it',
  ]);
  expect(policyFaults([otherwise, ...records.slice(1)])).toEqual(['R1 says of contacts what is not its default']);
  expect(policyFaults([wrong, ...records.slice(1)])).toEqual(['R1 names core/domain/calendar.ts#noSuchThing, which is not there']);
  expect(policyFaults(records.slice(1))).toEqual(['R1 is missing']);
  expect(policyFaults([first, ...records])).toEqual(['R1 is no line, or stands twice']);
});

test('a test is counted for each clause that begins its name, and for no other', () => {
  const source = `test('R24 R25 the last day counts', () => {});\ntest.each(ROWS)('R7 %s', () => {});\nconst CLAUSES = ['R19 R46 R48'];\ntest('the 90 days of R48', run);`;
  expect(titlesIn(source).map(({ clause }) => clause)).toEqual(['R24', 'R25', 'R7']);
});
