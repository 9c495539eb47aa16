import { type MessageFields, messageFields } from '#core/application/message-fields';
import { messagePage } from '#core/application/messages/message-page';
import { serviceFields, serviceTemplateOf } from '#core/application/messages/service-fields';
import { CHANNELS_OF } from '#core/domain/messages/channel';
import { sendFailures } from '#core/domain/messages/send-failure';
import { SILENT_STEPS } from '#core/domain/messages/silent-steps';
import { NOTICE_KINDS } from '#core/domain/notices-for';
import { ORPHAN_STEP_NAMES, orphanStep } from '#core/domain/orphan/orphan-table';
import { STEP_NAMES, stepDefinition } from '#core/domain/step-table';
import type { Language } from '#core/texts/localized';
import { noticeText } from '#core/texts/notices';
import { channelName, notTakenWords } from '#core/texts/push-reasons';
import { STAGE_TEXTS } from '#core/texts/stages';
import { STEP_WORDS } from '#core/texts/words';
import { serviceTemplates } from '../../config/cloud/service-account-templates';
import { subscribeTemplates } from '../../config/cloud/subscribe-templates';
import { type Sample, samples } from './samples';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const SUBSCRIBE = { progress: subscribeTemplates[0], quotation: subscribeTemplates[1], return: subscribeTemplates[2] };
const SERVICE = { progress: serviceTemplates[0], quotation: serviceTemplates[1], return: serviceTemplates[2], task: serviceTemplates[3] };
type Template = (typeof subscribeTemplates)[number] | (typeof serviceTemplates)[number];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Which step tells what to whom; what customers do themselves tells them by the answer on their screen. */
function eventTable(): string {
  const toWhom = (codes: readonly string[], side: 'customer' | 'staff') =>
    codes.filter((code) => (NOTICE_KINDS[code as keyof typeof NOTICE_KINDS].to === 'customer') === (side === 'customer')).join(' ');
  const rows = STEP_NAMES.map((step) => {
    const { by, notices } = stepDefinition(step);
    const silent = Object.hasOwn(SILENT_STEPS, step) ? SILENT_STEPS[step as keyof typeof SILENT_STEPS] : '';
    const isOwn = by.includes('customer') ? (by.length === 1 ? 'own doing' : 'own doing, if the customer took it') : '';
    const why = [silent, isOwn].filter((part) => part !== '').join('; ');
    return [`\`${step}\` ${STEP_WORDS[step].button['zh-CN']}`, by.join(', '), toWhom(notices, 'customer'), toWhom(notices, 'staff'), why];
  });
  const orphans = ORPHAN_STEP_NAMES.filter((step) => orphanStep(step).notices.length > 0).map((step) => {
    const { by, notices } = orphanStep(step);
    return [`orphan parcel: \`${step}\``, by.join(', '), toWhom(notices, 'customer'), toWhom(notices, 'staff'), ''];
  });
  const submit = ['`submit` 提交工单', 'customer', '', 'N1', 'own doing'];
  return table(['step', 'who', 'tells the customer', 'tells staff', 'why no more'], [submit, ...rows, ...orphans]);
}

function fieldsLine({ title, fields }: Template, filled: MessageFields | null): string {
  return `${title}：${fields.map(({ key, label }) => `${label} \`${filled?.[key]?.value ?? ''}\``).join(' · ')}`;
}

function noticeSection({ name, notice }: Sample): string {
  const { template, isBold, facts, recipient } = notice;
  const stageWord = STAGE_TEXTS[facts.stageWord as keyof typeof STAGE_TEXTS].word['zh-CN'];
  const isForCustomer = recipient.kind === 'customer';
  const ways = CHANNELS_OF[isForCustomer ? 'customer' : 'staff'].map((channel) => channelName('en', channel).toLowerCase()).join(' → ');
  const lines = LANGUAGES.flatMap((lang) => {
    const { title, body } = noticeText(lang, notice.code, facts);
    return [
      `- **${lang}** ${title} — ${body}`,
      ...(template ? [`  - subscribe · ${fieldsLine(SUBSCRIBE[template], messageFields(notice, lang, stageWord))}`] : []),
      `  - service account · ${fieldsLine(SERVICE[serviceTemplateOf(notice)], serviceFields(notice, lang, stageWord))}`,
    ];
  });
  const facts_ = [
    `${isForCustomer ? 'to the customer' : 'to staff'}${isBold ? ', **bold**' : ''}`,
    ways,
    `opens \`${messagePage(notice).split('?')[0]}\``,
  ];
  return [`### ${name}`, '', facts_.join(' · '), '', ...lines, ''].join('\n');
}

/** Why a channel is not taken, in both languages. */
const reasonTable = (): string =>
  table(
    ['code', 'zh-CN', 'en'],
    notTakenWords().map(([code, words]) => [`\`${code}\``, words['zh-CN'], words.en]),
  );

const failureTable = (): string =>
  table(
    ['code', 'what is done'],
    sendFailures().map(([code, failure]) => [
      String(code),
      failure.kind === 'again'
        ? `again after ${failure.firstPauseMs / 1000} s, doubling, ${failure.tries} tries; then the next channel, and a dead letter`
        : FAILURE_WORDS[failure.kind],
    ]),
  );

const FAILURE_WORDS = {
  'no-credit': 'ledger to 0, next channel',
  closed: 'next channel',
  gone: 'the follower is gone; next channel',
  fault: 'next channel, and a dead letter',
} as const;

/** `docs/messages.md`: what goes out when, to whom, how, with the words in both languages. */
export function messagesPage(): string {
  return [
    '# Messages',
    '',
    'Made by `npm run readme` from the step tables, `core/domain/messages/`, `core/texts/` and the templates in `config/cloud/`. Everything stands in the in-app record; what is told here goes out besides.',
    'How a channel is chosen, and what the outbox promises, is in [decision 16](decisions/0016-messages-and-chat.md).',
    '',
    '## What happens, and who is told',
    '',
    eventTable(),
    '',
    '## Why a channel is not taken',
    '',
    'Channels are considered in the order given with each notice, and the list of what was considered is kept with it.',
    '',
    reasonTable(),
    '',
    '## What is done about errors',
    '',
    'By the code that WeChat (or the platform) answers, whichever API it was; −2 is no answer, 0 a bug of ours. Codes that are not listed are tried again.',
    '',
    failureTable(),
    '',
    '## The notices',
    '',
    'Rendered for an order of two machines. Fields of a kind that takes only Chinese stay Chinese in both languages.',
    '',
    ...samples().map(noticeSection),
  ].join('\n');
}
