import { asksFirst, CHAT_STEPS, type ChatStep } from '#core/domain/chat/chat-steps';
import { GENERAL_WORDS } from '#core/domain/chat/general-words';
import { stepDefinition } from '#core/domain/step-table';
import { exampleOf, usageOf } from '#core/texts/chat/help';
import { GENERAL_HELP } from '#core/texts/chat/staff-words';
import { ROLE_WORDS, STEP_WORDS } from '#core/texts/words';

const PHOTOS = { none: '', may: 'may', must: '**must**' } as const;
const words = (all: readonly string[]): string => all.map((word) => `\`${word}\``).join(' ');

function row(said: ChatStep): string {
  const { step, words: both, photos } = said;
  const who = stepDefinition(step).by.filter((role) => role !== 'customer' && role !== 'timer');
  return [
    `\`${step}\` ${STEP_WORDS[step].button['zh-CN']}`,
    words(both['zh-CN']),
    words(both.en),
    `\`${usageOf(said, 'zh-CN')}\``,
    `\`${exampleOf(said, 'zh-CN')}\` · \`${exampleOf(said, 'en')}\``,
    PHOTOS[photos],
    asksFirst(said) ? 'yes' : '',
    who.map((role) => ROLE_WORDS[role].en.toLowerCase()).join(', '),
  ].join(' | ');
}

function generalRow(name: keyof typeof GENERAL_HELP): string {
  return [words(GENERAL_WORDS[name]['zh-CN']), words(GENERAL_WORDS[name].en), GENERAL_HELP[name]['zh-CN'], GENERAL_HELP[name].en].join(
    ' | ',
  );
}

/** `docs/chat.md`: everything staff can say in the chat, from the tables of the grammar. */
export const chatPage = (): string =>
  [
    '# What staff say in the chat',
    '',
    '*Made by `npm run readme` from `core/domain/chat` and `core/texts/chat`. How it is decided and carried out: [decision 16](decisions/0016-messages-and-chat.md).*',
    '',
    'A line begins with the order: its number, the number of an entry of the last list, `这单` / `this order`, or nothing for the order in hand; a parcel is signed for by its waybill alone.',
    'Machines are named by place (`2`, `#2`, `设备2`, `1、3`), by serial number or its last four letters, or by `全部` / `all`; the only one that is meant needs no name.',
    'Full-width letters and digits count as plain ones, and spaces between words do not matter. A confirmation is `1`, `0` drops it.',
    '',
    '| step | 中文 | English | how | for example | photos sent before | confirmed by `1` | who |',
    '|---|---|---|---|---|---|---|---|',
    ...CHAT_STEPS.map((said) => `| ${row(said)} |`),
    '',
    '| 中文 | English | 说明 | what for |',
    '|---|---|---|---|',
    ...(Object.keys(GENERAL_HELP) as readonly (keyof typeof GENERAL_HELP)[]).map((name) => `| ${generalRow(name)} |`),
    '',
    'Behind a semicolon stands what the first words cannot hold: `报价 1 1200 换芯片 + 300 换风扇 失保 H7；客户超频运行` quotes two lines, names what voids the warranty, and says what was found; `报价 报废 烧板 1200 换板；主板烧毁` quotes scrap.',
    '',
    'Only on the page: exempt void reasons and different photos for several of them, another address for a parcel that was refused, the steps of the orphan desk.',
    '',
  ].join('\n');
