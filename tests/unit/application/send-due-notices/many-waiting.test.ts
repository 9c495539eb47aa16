import { expect, test } from '@jest/globals';
import { sendDueNotices } from '#core/application/send-due-notices';
import { aNotice, NOON } from '../../../support/notices';
import { outboxWorld } from '../../../support/outbox-world';
import { aWorld, run, SECOND_MS } from '../../../support/waiting-notices';

test('somebody with more waiting than is looked at hides nobody else', async () => {
  const world = aWorld(
    Array.from({ length: 300 }, (_, index) => aNotice({ orderId: `many${index}` })),
    { follows: true },
  );
  const recipient = { kind: 'customer', openid: 'o-other' } as const;
  world.person('o-other', { follows: true });
  world.tell(aNotice({ orderId: 'other', recipient, at: NOON + 1 }));
  world.now = NOON + 1;
  // A second a message, and an outbox that finds people among the hundred oldest notices.
  const instance = world.instance(async (call, carryOut) => {
    if (call === 'gateway.sendTemplate') world.now += SECOND_MS;
    return carryOut();
  });
  const outbox: typeof instance.outbox = {
    ...instance.outbox,
    due: async (now, orderId, except = []) => {
      const waiting = [...world.notices.values()].filter(
        ({ push, dueAt, recipient: who }) =>
          push === 'pending' && dueAt <= now && 'openid' in who && !except.some(({ openid }) => openid === who.openid),
      );
      const openids = waiting.slice(0, 100).flatMap(({ recipient: who }) => ('openid' in who ? [who.openid] : []));
      const { inboxes, ...others } = await instance.outbox.due(now, orderId);
      return { ...others, inboxes: inboxes.filter(({ openid }) => openids.includes(openid)) };
    },
  };
  await sendDueNotices({ ...instance, outbox }, {});
  expect(world.notice('other:2:o-other:N2')).toMatchObject({ push: 'sent' });
});

test('a thousand people are told in one run', async () => {
  const world = outboxWorld(NOON);
  for (let index = 0; index < 1000; index += 1) {
    const openid = `o-${index}`;
    world.person(openid, { follows: true });
    world.tell(aNotice({ orderId: `wo${index}`, recipient: { kind: 'customer', openid } }));
  }
  expect(await run(world)).toEqual({ sent: 1000, settled: 1000 });
});
