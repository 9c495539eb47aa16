import { expect, test } from '@jest/globals';
import type { NoticeFacts } from '#core/domain/notice';
import { NOTICE_CODES } from '#core/domain/step-table';
import { noticeText } from '#core/texts/notices';

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
