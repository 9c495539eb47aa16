import type { Notice, NoticeFacts } from '#core/domain/notice';
import { NOTICE_CODES, type NoticeCode } from '#core/domain/notice-code';
import { NOTICE_KINDS } from '#core/domain/notices-for';
import { REMINDER_KINDS } from '#core/domain/reminder-kind';
import { STEP_NAMES, stepDefinition } from '#core/domain/step-table';
import { noticeText } from '#core/texts/notices';

/** Friday, 27 November 2026, 10:30 in Shanghai. */
const AT = Date.UTC(2026, 10, 27, 2, 30);
const DUE_AT = Date.UTC(2026, 11, 4, 10);

/** What stands in for an order of two machines; the same for every notice, so that the texts can be compared. */
const FACTS: NoticeFacts = {
  machineIds: ['m1', 'm2'],
  serialNumbers: ['JX4-10001-IN', 'JX4-20001-OUT'],
  machineCount: 2,
  stageWord: 'in-repair',
  amount: 128_000,
  mayDecline: false,
  waybillNumber: 'SF1234567890123',
  carrier: 'sf',
  batch: '1',
  dueAt: DUE_AT,
};

/** A notice as it may come, named by what gives rise to it where its code alone does not say. */
export type Sample = { readonly name: string; readonly notice: Notice };

const DESKS = ['call-tasks', 'dead-letters'] as const;

function noticeOf(code: NoticeCode, more: Partial<NoticeFacts>): Notice {
  const { to, template, isBold, page } = NOTICE_KINDS[code];
  return {
    id: `sample:${code}`,
    orderId: 'sample',
    orderNumber: 'JM2611-7Q4K5',
    version: 1,
    code,
    recipient: to === 'customer' ? { kind: 'customer', openid: 'sample' } : { kind: 'staff', openid: 'sample' },
    ...(template ? { template } : {}),
    isBold: isBold ?? false,
    page: DESKS.find((desk) => more.about === desk.slice(0, -1)) ?? page ?? 'order',
    facts: { ...FACTS, ...more },
    at: AT,
  };
}

/** What the notices of one code can be about: steps that give them, reminders, the outbox itself. */
const ABOUT: readonly Partial<NoticeFacts>[] = [
  ...STEP_NAMES.map((about) => ({ about })),
  ...REMINDER_KINDS.flatMap((about) => (about === 'promise' ? [-1, 0, 2] : [7]).map((day) => ({ about, day }))),
  { about: 'call-task' },
  { about: 'dead-letter' },
];

const isGivenBy = (code: NoticeCode, { about = '' }: Partial<NoticeFacts>): boolean => {
  const step = STEP_NAMES.find((name) => name === about);
  if (step) return stepDefinition(step).notices.includes(code);
  const isReminder = REMINDER_KINDS.some((kind) => kind === about);
  return isReminder ? code === 'N22' || code === 'N27' : code === 'N27';
};

/** Reminders that go to customers; the others go to staff. */
const TO_CUSTOMERS = ['unreachable', 'answer', 'send-in', 'pay', 'pay-freight', 'give-address'];

/** Every notice with the texts it can have: one a code, and one more for each thing it can be about that has words of its own. */
export function samples(): readonly Sample[] {
  return NOTICE_CODES.flatMap((code) => {
    const titleOf = (facts: Partial<NoticeFacts>) => noticeText('zh-CN', code, { ...FACTS, ...facts }).title;
    const special: readonly (Partial<NoticeFacts> & { readonly named: string })[] = [
      ...(code === 'N7'
        ? [
            { damageCause: 'logistics' as const, named: 'damage' },
            { damageCause: 'none' as const, named: 'damage taken back' },
          ]
        : []),
      ...ABOUT.filter((facts) => isGivenBy(code, facts) && isTold(code, facts)).map((facts) => ({
        ...facts,
        named: facts.day === undefined ? String(facts.about) : `${facts.about}, day ${facts.day}`,
      })),
    ].filter((facts) => titleOf(facts) !== titleOf({}));
    return [
      { name: code, notice: noticeOf(code, {}) },
      ...special.map(({ named, ...facts }) => ({ name: `${code} · ${named}`, notice: noticeOf(code, facts) })),
    ];
  });
}

const isTold = (code: NoticeCode, { about = '' }: Partial<NoticeFacts>): boolean =>
  !REMINDER_KINDS.some((kind) => kind === about) || TO_CUSTOMERS.includes(about) === (code === 'N22');
