import { expect, test } from '@jest/globals';
import type { NoticeFacts } from '#core/domain/notice';
import { NOTICE_CODES, type NoticeCode } from '#core/domain/notice-code';
import { REMINDER_KINDS } from '#core/domain/reminder-kind';
import { MAX_NOTE, noticeText } from '#core/texts/notices';

const facts = (machineCount: number): NoticeFacts => ({
  machineIds: [],
  serialNumbers: [],
  machineCount,
  stageWord: 'returning',
  batch: '1',
});

test('English counts one machine and several machines', () => {
  expect(noticeText('en', 'N18', facts(1)).body).toBe('Delivered: 1 machine. If anything is wrong, write to us in the order.');
  expect(noticeText('en', 'N18', facts(2)).body).toBe('Delivered: 2 machines. If anything is wrong, write to us in the order.');
});

test.each(NOTICE_CODES)('%s leaves no place unfilled in either language', (code) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { title, body, note } = noticeText(language, code, {
      ...facts(2),
      amount: 120_000,
      mayDecline: true,
      dueAt: 1_795_773_600_000,
      waybillNumber: 'SF1234567890123',
      carrier: 'sf',
      reason: '-',
      serialNumbers: ['JX4-10001-IN'],
    });
    expect(`${title} ${body} ${note}`).not.toMatch(/[{}]|undefined/);
  }
});

const REMINDED = REMINDER_KINDS.flatMap((about) =>
  (about === 'promise' ? [-1, 0, 1] : [3]).map(
    (day) => [about, day, ['unreachable', 'answer', 'send-in', 'pay', 'pay-freight'].includes(about) ? 'N22' : 'N27'] as const,
  ),
);
test.each(REMINDED)('a reminder of %s, day %i, says what it is about in its own words, and fits into a message', (about, day, code) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const text = noticeText(language, code, { ...facts(2), amount: 120_000, dueAt: 1_795_773_600_000, about, day });
    const plain = noticeText(language, code, facts(2));
    expect([text.title, text.body]).not.toEqual([plain.title, plain.body]);
    expect(`${text.title} ${text.body} ${text.note}`).not.toMatch(/[{}]|undefined/);
    if (code === 'N22') expect(text.note.length).toBeLessThanOrEqual(MAX_NOTE);
  }
});

test.each<[code: NoticeCode, about: string]>([
  ['N27', 'answer-info'],
  ['N27', 'message'],
  ['N27', 'report-not-received'],
  ['N25', 'lose-inbound'],
  ['N25', 'extend-promise'],
  ['N25', 'recompute-promise'],
  ['N25', 'take-back-from-carrier'],
  ['N25', 'lose-outbound'],
])('%s after %s has words of its own', (code, about) => {
  expect(noticeText('zh-CN', code, { ...facts(1), about }).title).not.toBe(noticeText('zh-CN', code, facts(1)).title);
});

test.each([
  ['no-order', /没有对应的工单。.*登记这个包裹的运单号/],
  ['mismatch', /实物与工单不符。.*只装工单里的设备/],
  ['form-error', /运单号或工单信息有误。.*按面单登记/],
  ['collect-freight', /运费到付。.*寄付（现付）/],
  ['pickup', /需自提。.*送货上门/],
])('R16 the notice of a parcel refused for %s says why and how to put it right', (reason, words) => {
  expect(noticeText('zh-CN', 'N5', { ...facts(1), reason }).body).toMatch(words);
  expect(noticeText('en', 'N5', { ...facts(1), reason }).body).toMatch(/Reason: .+\. .+\.$/);
});

test('what staff noted beside the reason stands in the notice, too', () => {
  expect(noticeText('zh-CN', 'N5', { ...facts(1), reason: 'pickup', remark: '面单写明自提' }).body).toMatch(/说明：面单写明自提。$/);
});
