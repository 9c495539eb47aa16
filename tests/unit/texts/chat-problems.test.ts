import { expect, test } from '@jest/globals';
import { CHAT_STEPS } from '#core/domain/chat/chat-steps';
import { problemText } from '#core/texts/chat/help';

const lost = CHAT_STEPS.find(({ step }) => step === 'lose-inbound');

test.each<[readonly string[], 'zh-CN' | 'en', string]>([
  [['SF1000000000001'], 'zh-CN', '这张工单没有运单 SF1000000000009，登记的是：SF1000000000001'],
  [['SF1000000000001', 'SF1000000000002'], 'en', 'No waybill SF1000000000009 on this order. Registered: SF1000000000001, SF1000000000002'],
  [[], 'zh-CN', '这张工单没有运单 SF1000000000009，登记的是：—'],
])('a waybill of another order was said to be none at all; now those of the order are named', (choices, language, text) => {
  if (!lost) throw new Error('no such step');
  expect(problemText({ code: 'not-on-order', what: 'parcel', said: 'SF1000000000009', choices }, lost, language)).toBe(text);
});
