import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { messageFields } from '#core/application/message-fields';
import { chatText } from '#core/application/messages/chat-text';
import { serviceFields, serviceTemplateOf } from '#core/application/messages/service-fields';
import type { Notice, NoticeRecipient } from '#core/domain/notice';
import { NOTICE_CODES } from '#core/domain/notice-code';
import { NOTICE_KINDS } from '#core/domain/notices-for';
import { STAGE_WORDS } from '#core/domain/stage';
import { STAGE_TEXTS } from '#core/texts/stages';
import { cloud } from '../../../config/cloud';
import { readCustomerMessage } from '../../../emulator/wechat/chat/customer-message';
import { templateApis } from '../../../emulator/wechat/service-account/template-message';
import { checkField } from '../../../emulator/wechat/subscribe/fields';
import { aNotice } from '../../support/notices';
import { runs } from '../../support/runs';

/** 500 notices in `npm test`, 5,000 in `npm run prove`; the same ones each time. */
const SEEDS = { seed: 20_261_128, numRuns: runs(5000) };

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('😀', '👨‍👩‍👧', '1️⃣', '🇨🇳', '❤️', '\u0000', '\u202E', '\uD83D', '𠮷', '设', ' ', '\n', '\u0085', '｡', '￥'),
  }),
  fc.constantFrom('', '   ', '\u200b\u200b', '\n'),
);
const recipients: readonly NoticeRecipient[] = [
  { kind: 'customer', openid: 'oDEV_customer' },
  { kind: 'staff', openid: 'oDEV_agent' },
];
/** Whatever a notice may hold, and more: words of customers and staff go into it as they are. */
const notices = fc
  .record({
    code: fc.constantFrom(...NOTICE_CODES),
    recipient: fc.constantFrom(...recipients),
    orderNumber: hostile,
    at: fc.integer({ min: 0, max: Date.UTC(2099, 0) }),
    facts: fc.record(
      {
        machineIds: fc.constant(['m1']),
        serialNumbers: fc.array(hostile, { maxLength: 3 }),
        machineCount: fc.integer({ min: 0, max: 100 }),
        stageWord: fc.constantFrom(...STAGE_WORDS, ''),
        amount: fc.integer({ min: 0, max: 10_000_000_000_00 }),
        mayDecline: fc.boolean(),
        waybillNumber: hostile,
        carrier: hostile,
        batch: hostile,
        dueAt: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }),
        reason: hostile,
        remark: hostile,
      },
      { requiredKeys: ['machineIds', 'serialNumbers', 'machineCount', 'stageWord'] },
    ),
  })
  .map(({ code, ...known }): Notice => {
    const { template } = NOTICE_KINDS[code];
    return aNotice({ code, ...known, ...(template ? { template } : {}) } as Partial<Notice>);
  });
const languages = fc.constantFrom('zh-CN' as const, 'en' as const);
const told = fc.integer({ min: 1, max: 1000 });
const stageWord = ({ facts }: Notice) => STAGE_TEXTS[facts.stageWord as keyof typeof STAGE_TEXTS]?.word['zh-CN'] ?? '';

describe('whatever stands in a notice, the local WeChat takes', () => {
  test('its subscribe message', () => {
    const property = fc.property(notices, languages, told, (notice, lang, count) => {
      const fields = messageFields(notice, lang, stageWord(notice), count) ?? {};
      for (const [key, { value }] of Object.entries(fields)) expect([key, value, checkField(key, value)]).toEqual([key, value, undefined]);
    });
    fc.assert(property, SEEDS);
  });

  test('its template message, and shows it as it is, without cutting anything', () => {
    let shown: readonly { readonly value: string }[] = [];
    const deps = {
      accounts: { knows: () => true },
      followers: { find: () => ({}) },
      chat: { add: ({ body }: { body: { rows: typeof shown } }) => (shown = body.rows) },
      outgoing: { pushLater: () => undefined },
      switches: { get: () => ({ templateDelivery: 'success' }) },
      sentOnce: { find: () => undefined, keep: () => undefined },
      clock: { now: () => 0 },
      store: { transaction: (work: () => void) => work() },
      templates: cloud.serviceAccount.templates,
      config: cloud,
    };
    const [send] = templateApis(deps as unknown as Parameters<typeof templateApis>[0]);
    const ids = { progress: 0, quotation: 1, return: 2, task: 3 } as const;
    const property = fc.property(notices, languages, told, (notice, lang, count) => {
      const fields = serviceFields(notice, lang, stageWord(notice), count);
      const template = cloud.serviceAccount.templates[ids[serviceTemplateOf(notice)]];
      expect(Object.keys(fields)).toEqual(template.fields.map(({ key }) => key));
      const params = { touser: 's', template_id: template.id, data: fields };
      expect(() => send?.answer({ params } as unknown as Parameters<typeof send.answer>[0])).not.toThrow();
      expect(shown.map(({ value }) => value)).toEqual(Object.values(fields).map(({ value }) => value));
    });
    fc.assert(property, SEEDS);
  });

  test('its text in the chat', () => {
    const property = fc.property(fc.array(notices, { minLength: 1, maxLength: 40 }), languages, (several, lang) => {
      const content = chatText(several, lang);
      const message = { msgtype: 'text', text: { content } };
      const read = readCustomerMessage(
        { config: cloud } as unknown as Parameters<typeof readCustomerMessage>[0],
        'service-account',
        message,
      );
      expect(read).toEqual({ kind: 'text', text: content });
      expect(content).not.toMatch(/[\uD800-\uDFFF](?<![\uD800-\uDBFF][\uDC00-\uDFFF])(?![\uDC00-\uDFFF])/);
    });
    fc.assert(property, { ...SEEDS, numRuns: Math.ceil(SEEDS.numRuns / 5) });
  });
});
