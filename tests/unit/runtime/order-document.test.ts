import { expect, test } from '@jest/globals';
import { hasRoomToTalk, isEndless, toOrderDocument } from '../../../cloudfunctions/_runtime/order-document';
import { aWorkOrder } from '../../support/work-orders';

const said = (text: string) => ({ at: 1, by: 'o-customer', from: 'customer' as const, text, photos: [] });
const talked = (count: number, text: string) => aWorkOrder({ messages: Array.from({ length: count }, () => said(text)) });

test('an order was talked to death: with its document full of messages no step could be stored any more', () => {
  const longest = '字'.repeat(1000);
  const most = Array.from({ length: 200 }, (_, count) => count).findLast((count) => hasRoomToTalk(talked(count, longest))) ?? 0;
  expect(most).toBeGreaterThan(50);
  expect(JSON.stringify(toOrderDocument(talked(most, longest), { alarmRules: '' })).length).toBeLessThan(300 * 1024);
  expect(hasRoomToTalk(talked(most + 1, longest))).toBe(false);
});

test('many short messages end, too, before the order’s history is longer than one reading', () => {
  expect([hasRoomToTalk(talked(500, '好')), hasRoomToTalk(talked(501, '好'))]).toEqual([true, false]);
});

test('a link was made and taken back, or a waybill corrected, a thousand times: the order’s history was longer than one reading, and its export broke', () => {
  const at = (version: number) => hasRoomToTalk(aWorkOrder({ version }));
  expect([at(800), at(801)]).toEqual([true, false]);
  const shared = { shareToken: 'token-0123456789abcdef' };
  expect((['message', 'share', 'correct-waybill', 'assign'] as const).map((step) => isEndless({ step }, shared))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect((['revoke-share', 'ship', 'submit-voucher'] as const).map((step) => isEndless({ step }, shared))).toEqual([false, false, false]);
});

test('a link that was never made was taken back a thousand times, and the order’s export broke just so', () => {
  expect([isEndless({ step: 'revoke-share' }, {}), isEndless({ step: 'ship' }, {})]).toEqual([true, false]);
});
