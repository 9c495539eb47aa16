import { expect, test } from '@jest/globals';
import { tellStory } from '../../support/outbox-story';
import { faultsOfStory } from '../../support/outbox-verdict';
import { runs } from '../../support/runs';

test('whatever goes wrong on the way, each change is recorded and told once, by a message that arrives or by a call', async () => {
  const faults: string[] = [];
  for (let seed = 1; seed <= runs(1000) && faults.length === 0; seed += 1) {
    faults.push(...faultsOfStory(await tellStory(seed)).map((fault) => `seed ${seed}: ${fault}`));
  }
  expect(faults).toEqual([]);
}, 1_200_000);

test('the stories are about something: every channel, every kind of end, and excuses', async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 60; seed += 1) {
    const { world, excused } = await tellStory(seed);
    for (const { push, pushReason, channel, toldBy, id } of world.notices.values()) {
      seen.add(push === 'sent' ? String(channel) : pushReason);
      if (toldBy !== null && toldBy !== id) seen.add('joined');
    }
    if (excused.size > 0) seen.add('excused');
    if (world.wechat.sent.some(({ isLost }) => isLost)) seen.add('undelivered');
  }
  const expected = [
    'subscribe',
    'template',
    'customer-service',
    'call-task',
    'on-the-desk',
    'own-doing',
    'read-before',
    'spread',
    'joined',
    'excused',
    'undelivered',
  ];
  expect([...seen].sort()).toEqual(expected.sort());
}, 600_000);
