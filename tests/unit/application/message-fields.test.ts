import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amount, characterString, messageFields, phrase, thing, time } from '#core/application/message-fields';
import { NOTICE_TEMPLATES, type Notice } from '#core/domain/notice';
import type { NoticeCode } from '#core/domain/notice-code';
import { NOTICE_KINDS } from '#core/domain/notices-for';
import { STAGE_WORDS } from '#core/domain/stage';
import { MAX_NOTE, noticeText } from '#core/texts/notices';
import { STAGE_TEXTS } from '#core/texts/stages';
import { cloud } from '../../../config/cloud';
import { runs } from '../../support/runs';

/** 100 texts in `npm test`, 1,000 in `npm run prove`; the same ones each time. */
const SEEDS = { seed: 20_261_123, numRuns: runs(1000) };

// As WeChat publishes them for each kind of field, read 2026-11-22; stricter where the words leave room.
const ACCEPTS: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => value.length > 0 && value.length <= 20 && !/[\p{Cc}\p{Cs}\p{Extended_Pictographic}\n]/u.test(value),
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  amount: (value) => /^¥\d{1,10}(\.\d{2})?$/.test(value) && value.replace(/\D/g, '').length <= 10,
  time: (value) => /^\d{4}年\d{1,2}月\d{1,2}日 ([01]\d|2[0-3]):[0-5]\d$/.test(value),
};
const accepts = (key: string, value: string) => ACCEPTS[key.replace(/\d+$/, '')]?.(value) ?? false;

const anyText = fc.string({ unit: 'binary' });
const emoji = fc.constantFrom('😀', '👨‍👩‍👧', '1️⃣', '🇨🇳', '❤️', '\u0000', '\u202E', '\uD83D', '𠮷', '设', ' ', '\n');
const hostileText = fc.oneof(anyText, fc.string({ unit: emoji }), fc.constantFrom('', '   ', '\u200b\u200b'));

describe('whatever is put in, a field stays within what WeChat takes:', () => {
  test('a thing', () => {
    fc.assert(
      fc.property(hostileText, (text) => accepts('thing1', thing(text, '无'))),
      SEEDS,
    );
  });
  test('a character string', () => {
    fc.assert(
      fc.property(hostileText, (text) => accepts('character_string1', characterString(text))),
      SEEDS,
    );
  });
  test('a phrase', () => {
    fc.assert(
      fc.property(hostileText, (text) => accepts('phrase1', phrase(text, '有新进度'))),
      SEEDS,
    );
  });
  test('an amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (fen) => accepts('amount1', amount(fen))),
      SEEDS,
    );
  });
  test('a time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2099, 0) }), (at) => accepts('time1', time(at))),
      SEEDS,
    );
  });
});

test('an amount keeps its cents until they do not fit', () => {
  expect([amount(128_050), amount(99_999_999_99), amount(100_000_000_00)]).toEqual(['¥1280.50', '¥99999999.99', '¥100000000']);
});

test('a time is told in Shanghai', () => {
  expect(time(Date.UTC(2026, 10, 30, 16, 5))).toBe('2026年12月1日 00:05');
});

const aNotice: Notice = {
  id: 'wo1:2:oDEV_customer:N2',
  orderId: 'wo1',
  orderNumber: 'JM2611-7Q4K5',
  version: 2,
  code: 'N2',
  recipient: { kind: 'customer', openid: 'oDEV_customer' },
  template: 'progress',
  isBold: false,
  page: 'order',
  facts: { machineIds: ['m1'], serialNumbers: ['JX4-10001-IN'], machineCount: 1, stageWord: 'return-confirmed' },
  at: Date.UTC(2026, 10, 23),
};

const facts = fc.record(
  {
    machineIds: fc.constant(['m1']),
    serialNumbers: fc.constant(['JX4-10001-IN']),
    machineCount: fc.integer({ min: 1, max: 100 }),
    stageWord: fc.constantFrom(...STAGE_WORDS),
    amount: fc.integer({ min: 1, max: 100_000_000_00 }),
    mayDecline: fc.boolean(),
    waybillNumber: hostileText,
    carrier: hostileText,
    batch: fc.integer({ min: 1, max: 100 }).map(String),
    dueAt: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }),
    reason: hostileText,
  },
  { requiredKeys: ['machineIds', 'serialNumbers', 'machineCount', 'stageWord'] },
);

test.each(NOTICE_TEMPLATES)('every field of the template %s is filled, in a form WeChat takes', (template) => {
  const index = NOTICE_TEMPLATES.indexOf(template);
  const keys = cloud.subscribeTemplates[index]?.fields.map(({ key }) => key) ?? [];
  const codes = Object.keys(NOTICE_KINDS) as NoticeCode[];
  const property = fc.property(facts, fc.constantFrom(...codes), fc.constantFrom('zh-CN' as const, 'en' as const), (known, code, lang) => {
    const stageWord = STAGE_TEXTS[known.stageWord as keyof typeof STAGE_TEXTS].word['zh-CN'];
    const filled = messageFields({ ...aNotice, code, template, facts: known as Notice['facts'] }, lang, stageWord) ?? {};
    expect(Object.keys(filled)).toEqual(keys);
    for (const [key, { value }] of Object.entries(filled)) expect([key, value, accepts(key, value)]).toEqual([key, value, true]);
  });
  fc.assert(property, SEEDS);
});

const fullFacts = { ...aNotice.facts, machineCount: 100, batch: '10', dueAt: Date.UTC(2026, 11, 28, 10), amount: 100, mayDecline: true };

test.each(Object.keys(NOTICE_KINDS) as NoticeCode[])('%s is told in both languages, and its note fits into a message whole', (code) => {
  for (const lang of ['zh-CN', 'en'] as const) {
    const { title, body, note } = noticeText(lang, code, fullFacts);
    expect(note.length).toBeLessThanOrEqual(MAX_NOTE);
    expect([title, body, note].every((text) => text !== '' && !/[{}]|undefined/.test(text))).toBe(true);
  }
});
