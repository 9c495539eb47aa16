import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { staffSteps } from '#core/contract/steps';
import { asksFirst, CHAT_STEPS, type ChatStepId } from '#core/domain/chat/chat-steps';
import { GENERAL_COMMANDS, GENERAL_WORDS } from '#core/domain/chat/general-words';
import { readChat } from '#core/domain/chat/read-chat';
import { STEP_NAMES, stepDefinition } from '#core/domain/step-table';
import { CHAT_STEP_EXAMPLES } from '#core/texts/chat/argument-words';

const LANGUAGES = ['zh-CN', 'en'] as const;

/** What a line is understood as, in short. */
function meaning(typed: string): string {
  const { command } = readChat(typed);
  switch (command.kind) {
    case 'step':
      return command.said.id;
    case 'general':
      return `:${command.name}`;
    case 'number':
      return `#${command.value}`;
    default:
      return command.kind;
  }
}

const rest = (typed: string): string => {
  const { command } = readChat(typed);
  return 'rest' in command ? command.rest : '';
};

test('every step that staff take by a form can be said in the chat', () => {
  const said = new Set<string>(CHAT_STEPS.map(({ step }) => step));
  expect(Object.keys(staffSteps).filter((step) => !said.has(step))).toEqual([]);
  expect([...said].filter((step) => !(step in staffSteps))).toEqual([]);
});

test('what the step table calls irreversible is always confirmed by a digit, and so is everything about money', () => {
  const unconfirmed = CHAT_STEPS.filter((step) => !asksFirst(step)).map(({ step }) => step);
  expect(STEP_NAMES.filter((step) => stepDefinition(step).irreversible && unconfirmed.includes(step))).toEqual([]);
  // Copied by hand: words, questions and requests that can be taken back or only tell colleagues something.
  expect([...new Set(unconfirmed)].sort()).toEqual([
    'ask-info',
    'assign',
    'drop-info-request',
    'message',
    'note-unreachable',
    'request-approval',
    'request-split',
  ]);
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(CHAT_STEPS.flatMap(({ id, words }) => words[language].map((word) => [word, id] as const)))('%s means %s', (word, id) => {
    const example = CHAT_STEP_EXAMPLES[id][language];
    expect([meaning(`${word} ${example}`), rest(`${word} ${example}`)]).toEqual([id, example]);
    expect(readChat(`JM2611-7Q4K3 ${word} ${example}`)).toMatchObject({
      order: { kind: 'number', orderNumber: 'JM2611-7Q4K3' },
      command: { said: { id }, rest: example },
      language,
    });
  });

  test.each(GENERAL_COMMANDS.flatMap((name) => GENERAL_WORDS[name][language].map((word) => [word, name] as const)))(
    '%s means the command %s',
    (word, name) => {
      expect(meaning(word)).toBe(`:${name}`);
    },
  );
});

// The line as staff type it, what it means, and what is left for the step to read.
test.each<[string, ChatStepId, string]>([
  ['JM2611-7Q4K3 报价 2 1200 换芯片', 'quote', '2 1200 换芯片'],
  ['JM2611-7Q4K3报价 2 1200换芯片', 'quote', '2 1200换芯片'],
  ['ＪＭ２６１１－７Ｑ４Ｋ３　报价　２　１２００　换芯片', 'quote', '２　１２００　换芯片'],
  ['jm26117q4k3：签收 SF1234567890123', 'sign', 'SF1234567890123'],
  ['JM 2611 7Q4K3 寄 回 顺丰 SF1234567890123', 'ship', '顺丰 SF1234567890123'],
  ['JM2611–7Q4K3, QUOTE 2 1,200.00 new chip', 'quote', '2 1,200.00 new chip'],
  ['JM26ll-7Q4K3 hand-over 主管', 'hand-over', '主管'],
  ['签收SF1234567890123', 'sign', 'SF1234567890123'],
  ['SIGN2', 'sign', '2'],
  ['回复：您好，请稍等。', 'reply', '您好，请稍等。'],
  ['这单 接单', 'take', ''],
  ['this order take', 'take', ''],
  ['取消工单 客户不修了', 'cancel', '客户不修了'],
  ['取消 客户不修了', 'cancel', '客户不修了'],
  ['不同意分批 一起寄', 'deny-split', '一起寄'],
  ['收件人拒收 30 不要了', 'consignee-refused', '30 不要了'],
])('“%s” is %s', (typed, id, left) => {
  expect([meaning(typed), rest(typed)]).toEqual([id, left]);
});

test.each([
  ['2 接单', { order: { kind: 'entry', entry: 2 }, command: { said: { id: 'take' } } }],
  ['2. 回复 您好', { order: { kind: 'entry', entry: 2 }, command: { said: { id: 'reply' } } }],
  ['2', { command: { kind: 'number', value: 2 } }],
  ['２。', { command: { kind: 'number', value: 2 } }],
  ['JM2611-7Q4K3', { order: { kind: 'number' }, command: { kind: 'nothing' } }],
  ['JM2611-7Q4K3 什么时候寄回', { order: { kind: 'number' }, command: { kind: 'words', text: '什么时候寄回' } }],
  ['JM2611-7Q4K6 接单', { order: { kind: 'mistyped', typed: 'JM2611-7Q4K6' }, command: { said: { id: 'take' } } }],
  ['', { command: { kind: 'nothing' } }],
  ['？', { command: { kind: 'general', name: 'help' } }],
  ['帮助 报价', { command: { kind: 'general', name: 'help', rest: '报价' } }],
  ['确认', { command: { kind: 'yes' } }],
  ['好的', { command: { kind: 'words', text: '好的' } }],
  ['取消', { command: { kind: 'no' } }],
])('“%s” is read as it is meant', (typed, expected) => {
  expect(readChat(typed)).toMatchObject(expected);
});

test.each(['回复客户了吗', '追问一下', '留言板在哪'])('“%s” is not sent to the customer: the words are not set off', (typed) => {
  expect(meaning(typed)).toBe('not-set-off');
});

test.each(['signal lost', 'shipping costs?', 'taken', 'helpful', 'assignment', 'holding pattern'])(
  '“%s” only begins like a command',
  (typed) => {
    expect(meaning(typed)).toBe('words');
  },
);

test.each([
  ['JM2611-7Q4K6', 'the check character'],
  ['JM2611-7Q4R3', 'one character'],
  ['JM2611-Q74K3', 'two neighbours'],
  ['JM2161-7Q4K3', 'two digits of the month'],
  ['JM2611-7U4K3', 'a letter that no number has'],
])('%s finds JM2611-7Q4K3: %s was wrong', (typed) => {
  const { order } = readChat(`${typed} 接单`);
  expect(order?.kind === 'mistyped' && order.likely).toContain('JM2611-7Q4K3');
});

const WORDS = [
  ...CHAT_STEPS.flatMap(({ id, words }) => LANGUAGES.flatMap((language) => words[language].map((word) => ({ word, of: id as string })))),
  ...GENERAL_COMMANDS.flatMap((name) =>
    LANGUAGES.flatMap((language) => GENERAL_WORDS[name][language].map((word) => ({ word, of: `:${name}` }))),
  ),
];
const compact = (word: string): string => word.replace(/[\s-]/g, '');

test('no word of the chat begins with a word that means something else, so that spaces cannot decide', () => {
  const clashes = WORDS.flatMap((one) =>
    WORDS.filter((other) => other.of !== one.of && compact(other.word).startsWith(compact(one.word))).map(
      (other) => `${one.word} (${one.of}) in ${other.word} (${other.of})`,
    ),
  );
  expect(clashes).toEqual([]);
});

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
const pieces = fc.constantFrom(
  ...WORDS.map(({ word }) => word),
  ...[
    'JM2611-7Q4K3',
    'JM2611-7Q4K6',
    '2',
    '1200',
    '1,200.00',
    '换芯片',
    'SF1234567890123',
    '顺丰',
    '全部',
    '12-05',
    '；',
    '：',
    '\n',
    '　',
    '这单',
    'ok',
  ],
);
const likeLines = fc.array(fc.oneof(pieces, anyText), { maxLength: 6 });

test('nothing that is typed breaks the reader', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        likeLines.map((parts) => parts.join(' ')),
      ),
      (typed) => {
        readChat(typed);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('however a line is spaced, it is one step or none, and never two different ones', () => {
  const spaces = fc.constantFrom('', ' ', '  ', '　', '\n');
  const spaced = fc
    .array(pieces, { minLength: 1, maxLength: 5 })
    .chain((parts) =>
      fc
        .tuple(...[0, 1].map(() => fc.array(spaces, { minLength: parts.length, maxLength: parts.length })))
        .map((ways) => ways.map((between) => parts.map((part, index) => part + between[index]).join(''))),
    );
  fc.assert(
    fc.property(spaced, (lines) => {
      const steps = new Set(
        lines.flatMap((line) => {
          const { command } = readChat(line);
          return command.kind === 'step' ? [command.said.id] : [];
        }),
      );
      expect(steps.size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 5_000 },
  );
});

test('spaces inside the words change nothing either', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), fc.infiniteStream(fc.boolean()), ({ word, of }, cuts) => {
      const loose = [...word].map((character) => (cuts.next().value ? `${character} ` : character)).join('');
      expect(meaning(`JM2611-7Q4K3 ${loose}`)).toBe(of);
    }),
    { numRuns: 1_000 },
  );
});
