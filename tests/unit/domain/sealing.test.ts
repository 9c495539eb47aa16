import { expect, test } from '@jest/globals';
import { sealedEvent, sealedWords } from '#core/domain/sealing';
import { aContext, agent, sha256, technician } from '../../support/contexts';
import { aMachine } from '../../support/machines';
import { PAYLOADS } from '../../support/payloads';
import { taken } from '../../support/take';
import { aWorkOrder } from '../../support/work-orders';

const order = aWorkOrder({ machines: [aMachine({ state: 'received' })] });
const asked = taken(order, 'request-approval', PAYLOADS['request-approval'], aContext(technician)).event;
const written = taken(order, 'message', { text: '请稍等' }, aContext(agent)).event;

test('what a technician asks a supervisor is sealed, with everybody in it', () => {
  const text = JSON.stringify(sealedEvent(asked, sha256));
  expect([text.includes('风扇轴承磨损'), text.includes('o-technician')]).toEqual([false, false]);
  expect(JSON.stringify(sealedEvent(written, sha256))).toContain('请稍等');
});

test('the key proves what was said, and nobody guesses it without knowing who said it', () => {
  const opened = sealedWords(asked, sha256);
  expect(opened?.words).toEqual(['风扇轴承磨损']);
  expect(JSON.stringify(sealedEvent(asked, sha256))).toContain(`sealed:${sha256(`${opened?.key}:风扇轴承磨损`)}`);
  const bySomebodyElse = { ...asked, by: { ...asked.by, openid: 'o-else' } };
  expect(sealedWords(bySomebodyElse, sha256)?.key).not.toBe(opened?.key);
  expect(sealedWords(written, sha256)).toBeNull();
});

test('an event from before words were sealed keeps the hash that it had', () => {
  const old = { ...asked, chain: 2 as const };
  expect(JSON.stringify(sealedEvent(old, sha256))).toContain('风扇轴承磨损');
  expect(sealedWords(old, sha256)).toBeNull();
});
