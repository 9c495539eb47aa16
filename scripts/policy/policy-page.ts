import { POLICY_VERSION } from '#core/texts/clauses';
import type { ClauseRecord } from './clause-record';

const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');
/** `<file>#<export>` as a link to the file. */
const places = (found: readonly string[]): string =>
  found
    .map((place) => place.split('#'))
    .map(([file = '', name = '']) => `[\`${name}\`](../${file})`)
    .join(' ');

const line = (label: string, words: string): string => (words === '' ? '' : `- **${label}** ${words}`);

function tests({ tests: found }: ClauseRecord): string {
  const byFile = new Map<string, string[]>();
  for (const { file, title } of found) byFile.set(file, [...(byFile.get(file) ?? []), title]);
  return [...byFile]
    .map(([file, titles]) => `  - [${file}](../${file}): ${titles.map((title) => title.replaceAll('%s', '…')).join('; ')}`)
    .join('\n');
}

function section(record: ClauseRecord): string {
  const { clause, steps, guards, notices } = record;
  const { id, line: number, text, reading, matters, code = [], settings = [], shown = [] } = clause;
  const ofTable = [steps.length > 0 ? `steps ${codes(steps)}` : '', guards.length > 0 ? `guards ${codes(guards)}` : '', places(code)];
  const enforced = ofTable.filter((part) => part !== '').join(' · ');
  const facts = [
    `- **line** ${number} of the source${matters ? ' · shown in plain words before the customer agrees' : ''}`,
    line('read as', `${reading['zh-CN']} ${reading.en}`),
    line('enforced by', enforced),
    line('tells', codes(notices)),
    line('settings', codes(settings)),
    line('shown in', shown.map((file) => `[${file}](../src/${file})`).join(' ')),
    '- **tested in**',
    tests(record),
  ];
  return [`### ${id}`, '', `${text['zh-CN']}  `, text.en, '', ...facts.filter((fact) => fact !== ''), ''].join('\n');
}

/** `docs/policy.md`: each line of the policy with where it is enforced, tested and shown. */
export function policyPage(records: readonly ClauseRecord[]): string {
  return [
    '# The policy, line by line',
    '',
    `Made by \`npm run readme\` from \`core/texts/clauses\`, the step tables, the settings and the names of the tests. Version ${POLICY_VERSION}.`,
    'A step or guard names its clauses itself, `orphan: ` being those of the [orphan desk](decisions/0010-orphan-parcels.md); a test proves a clause when the number begins its name.',
    'What the words mean for settings is in [decision 13](decisions/0013-policy-as-data.md).',
    '',
    ...records.map(section),
  ].join('\n');
}
