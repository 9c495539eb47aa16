import type { MachineState } from '#core/domain/machine';
import { STEP_NAMES, stepDefinition } from '#core/domain/step-table';
import { MACHINE_STATE_WORDS, STEP_WORDS } from '#core/texts/words';

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');
const rules = (clauses: readonly string[]): string => clauses.join(' ');

/** The steps of machines as a table; order, roles, states, clauses and notices as in the step table. */
function machineTable(): string {
  const rows = STEP_NAMES.flatMap((step) => {
    const definition = stepDefinition(step);
    if (definition.target === 'order') return [];
    const { by, from, to, clauses, notices } = definition;
    return [
      `| \`${step}\` ${STEP_WORDS[step].button['zh-CN']} | ${by.join(', ')} | ${code(from)} | ${to.length > 0 ? code(to) : 'the same'} | ${rules(clauses)} | ${notices.join(' ')} |`,
    ];
  });
  return ['| step | who | from | to | rules | tells |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

function orderTable(): string {
  const rows = STEP_NAMES.flatMap((step) => {
    const definition = stepDefinition(step);
    if (definition.target !== 'order') return [];
    const { by, stages, clauses, notices } = definition;
    return [
      `| \`${step}\` ${STEP_WORDS[step].button['zh-CN']} | ${by.join(', ')} | ${code(stages)} | ${rules(clauses)} | ${notices.join(' ')} |`,
    ];
  });
  return ['| step | who | in stage | rules | tells |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The ordinary path; side paths are in the tables, and would only tangle a picture. */
const PATH: readonly (readonly [MachineState, string, MachineState])[] = [
  ['listed', 'confirm-return', 'expected'],
  ['listed', 'fix-remotely', 'remote-fixed'],
  ['expected', 'send-in', 'in-transit'],
  ['in-transit', 'sign-parcel', 'received'],
  ['received', 'judge-free', 'repairing'],
  ['received', 'quote', 'quoted'],
  ['received', 'declare-unrepairable', 'ready'],
  ['quoted', 'submit-voucher', 'pay-review'],
  ['quoted', 'decline', 'ready'],
  ['pay-review', 'approve-voucher', 'repairing'],
  ['pay-review', 'reject-voucher', 'quoted'],
  ['repairing', 'finish', 'ready'],
  ['ready', 'ship', 'shipped'],
  ['shipped', 'confirm-delivered', 'delivered'],
];

/** A diagram of the ordinary path. @throws when an arrow is not in the step table */
function diagram(): string {
  const arrows = PATH.map(([from, step, to]) => {
    const name = STEP_NAMES.find((known) => known === step);
    const definition = name && stepDefinition(name);
    if (!definition || definition.target === 'order' || !definition.from.includes(from) || !definition.to.includes(to)) {
      throw new Error(`${from} → ${to} by ${step} is not in the step table`);
    }
    return `  ${from.replaceAll('-', '_')} --> ${to.replaceAll('-', '_')}: ${step}`;
  });
  const states = [...new Set(PATH.flatMap(([from, , to]) => [from, to]))];
  const names = states.map((state) => `  ${state.replaceAll('-', '_')}: ${state} ${MACHINE_STATE_WORDS[state]['zh-CN']}`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...names,
    '  [*] --> listed: submit',
    ...arrows,
    '  remote_fixed --> [*]',
    '  delivered --> [*]',
    '```',
  ].join('\n');
}

/** The README's part about the flow, made from the step table. */
function flowMarkdown(): string {
  return [diagram(), '**Steps of machines**', machineTable(), '**Steps of the order as a whole**', orderTable()].join('\n\n');
}

const BEGIN = '<!-- flow: made by `npm run readme` from core/domain/step-table.ts -->';
const END = '<!-- /flow -->';

/** The README with its flow brought up to date. @throws when the markers are missing */
export function withFlow(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('README.md has no place for the flow');
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${flowMarkdown()}\n\n${readme.slice(end)}`;
}
