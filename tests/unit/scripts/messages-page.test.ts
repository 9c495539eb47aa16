import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { SILENT_STEPS } from '#core/domain/messages/silent-steps';
import { NOTICE_CODES } from '#core/domain/notice-code';
import { NOTICE_KINDS } from '#core/domain/notices-for';
import { STEP_NAMES, stepDefinition } from '#core/domain/step-table';
import { messagesPage } from '../../../scripts/messages/messages-page';
import { samples } from '../../../scripts/messages/samples';

test('docs/messages.md says what the tables say (else run `npm run readme`)', () => {
  expect(readFileSync('docs/messages.md', 'utf8')).toBe(messagesPage());
});

test('every notice is on the page, and no place is left unfilled', () => {
  expect([...new Set(samples().map(({ notice }) => notice.code))]).toEqual([...NOTICE_CODES]);
  expect(messagesPage().split('## The notices')[1]).not.toMatch(/undefined|\{\w+\}/);
});

test('a step that tells the customer nothing is the customer’s own, or has its reason', () => {
  const silent = STEP_NAMES.filter((step) => {
    const { by, notices } = stepDefinition(step);
    return !by.every((role) => role === 'customer') && !notices.some((code) => NOTICE_KINDS[code].to === 'customer');
  });
  // `unpack` and `read-label` tell what differs, and are silent otherwise.
  expect([...silent, 'unpack', 'read-label'].sort()).toEqual(Object.keys(SILENT_STEPS).sort());
});
