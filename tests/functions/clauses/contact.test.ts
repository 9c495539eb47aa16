import { expect, test } from '@jest/globals';
import { addDays, atHour, DAY_MS, toLocalDate } from '#core/domain/money-and-time';
import { orderPath } from '../../support/order-path';
import { openServiceDay } from '../../support/service-day';

const day = openServiceDay();
const path = orderPath(day);
const HOUR_MS = 3_600_000;

test('R1 whom to ask on WeChat stands at the front, for whoever opens the app', async () => {
  const { contacts } = await day.otherCustomer.ask('start', {});
  expect(contacts.map(({ value }) => value)).toEqual(['jasminer2021', 'JASMINER sh']);
});

test('R2 after-sales is open from 9:00 to 18:00, and while it is closed the next opening is named', async () => {
  const { inspect } = day.wechat;
  const { customer } = day.people;
  for (let hours = 0; hours < 24; hours += 1) {
    const { now, hours: service } = await customer.ask('start', {});
    const hour = new Date(now + 8 * HOUR_MS).getUTCHours();
    if (hour < 9 || hour >= 18) expect(service.isOpen).toBe(false);
    if (service.isOpen) expect(service.nextOpeningAt).toBeUndefined();
    else {
      const next = service.nextOpeningAt ?? 0;
      expect(next).toBeGreaterThan(now);
      expect(new Date(next + 8 * HOUR_MS).toISOString().slice(11, 16)).toBe('09:00');
    }
    await inspect.advance(HOUR_MS);
  }
});

test('R2 a make-up Saturday is a working day, a holiday on a weekday is none, as the owner’s calendar says', async () => {
  const { customer } = day.people;
  const today = toLocalDate(await day.wechat.inspect.now());
  const next = [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, days));
  const saturday = next.find((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 6) ?? '';
  const monday = addDays(saturday, 2);
  const tuesday = addDays(saturday, 3);
  await day.decide('calendarAdditions', [
    { date: saturday, isWorking: true },
    { date: monday, isWorking: false },
    { date: tuesday, isWorking: true },
  ]);
  const at = async (date: string, hour: number) => {
    await day.wechat.inspect.advance(atHour(date, hour) - (await day.wechat.inspect.now()));
    return (await customer.ask('start', {})).hours;
  };

  expect(await at(saturday, 10)).toMatchObject({ isOpen: true });
  expect(await at(monday, 10)).toMatchObject({ isOpen: false, nextOpeningAt: atHour(tuesday, 9) });
});

test('R3 whoever opens the app can create an order at once: the forms are there, and nothing is promised about an answer', async () => {
  const { forms } = await day.otherCustomer.ask('start', {});
  expect(forms.models.length).toBeGreaterThan(0);
  expect(forms.symptoms.length).toBeGreaterThan(0);
  const order = await path.submit();
  expect(order.promise).toBeUndefined();
});

test('R1 R2 where the owner’s settings are not what the words say, the guide says what holds now, and the words stay as they were agreed to', async () => {
  const { customer } = day.people;
  const clausesOf = async () => {
    const { textHash, sections } = await customer.ask('policy', {});
    const clauses = sections.flatMap((section) => section.clauses);
    return { textHash, inForce: clauses.flatMap(({ clause, inForce }) => (inForce === undefined ? [] : [`${clause} ${inForce}`])) };
  };
  const before = await clausesOf();
  expect(before.inForce).toEqual([]);

  await day.decide('contacts', [{ kind: 'wechat', value: 'jasminer2027' }]);
  await day.decide('hours', { opensAtHour: 10, closesAtHour: 18 });

  expect(await clausesOf()).toEqual({
    textHash: before.textHash,
    inForce: ['R1 现行设置：售后微信 微信 · jasminer2027', expect.stringMatching(/^R2 现行设置：服务时间 .*10:00/)],
  });
});

test('R4 a machine that was fixed from afar need not come in, and the customer is told how', async () => {
  const order = await path.submit({}, {});
  const half = await day.people.agent.take(order.orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件后正常' });
  expect(half.machines.map(({ state }) => state)).toEqual(['remote-fixed', 'listed']);

  const ended = await day.people.agent.take(order.orderId, 'fix-remotely', { machineIds: ['m2'], note: '重插排线后正常' });

  expect(ended.stage).toBe('closed-remote');
  const { notices } = await day.people.customer.ask('list-notices', {});
  expect(notices[0]?.body).toContain('重插排线后正常');
});

test('R20 the service record is the customer’s to read: by list, and by order', async () => {
  const order = await path.submit();
  const { customer } = day.people;
  const { orders } = await customer.ask('list-orders', { filter: 'open' });
  expect(orders[0]).toMatchObject({ orderId: order.orderId, orderNumber: order.orderNumber });
  const { timeline } = await customer.order(order.orderId);
  expect(timeline.map(({ version }) => version)).toEqual([1]);
});

test('R20 a shared link is for reading only, and dead once it is revoked', async () => {
  const { orderId } = await path.submit();
  const { customer } = day.people;
  const { shareToken: token = '' } = await customer.take(orderId, 'share', {});
  expect(await day.otherCustomer.ask('get-shared-order', { orderId, token })).toMatchObject({ stage: 'submitted' });
  expect(await day.otherCustomer.reply('get-order', { orderId })).toMatchObject({ ok: false, error: { code: 'not-found' } });

  await customer.take(orderId, 'revoke-share', {});

  expect(await day.otherCustomer.reply('get-shared-order', { orderId, token })).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('R29 what is pushed stands in the app as well, with the same words, whether the push arrived or not', async () => {
  const order = await path.submit();
  await day.people.agent.take(order.orderId, 'confirm-return', { machineIds: ['m1'], note: '' });
  await day.wechat.phone('customer').call('outbox', { orderId: order.orderId });
  await day.wechat.inspect.advance(2 * 60_000);

  const { notices } = await day.people.customer.ask('list-notices', {});

  expect(notices[0]).toMatchObject({ orderId: order.orderId, push: 'in-app', isRead: false, page: 'logistics' });
  expect(notices[0]?.pushText).not.toBe('');
});

test('R58 a question can be asked at any time, also about an order that has ended, and it lands in the order', async () => {
  const order = await path.submit();
  await day.people.agent.take(order.orderId, 'fix-remotely', { machineIds: ['m1'], note: '升级固件后正常' });
  const { customer } = day.people;

  const asked = await customer.ask('ask', {
    commandId: customer.nextCommandId(),
    orderId: order.orderId,
    text: '还会再坏吗？',
    about: '评价',
  });

  expect(asked.messages).toMatchObject([{ from: 'customer', text: '【评价】还会再坏吗？' }]);
  expect(toLocalDate(asked.messages[0]?.at ?? 0)).toBe(toLocalDate(await day.wechat.inspect.now()));
  expect(asked.messages[0]?.at).toBeGreaterThan((await day.wechat.inspect.now()) - DAY_MS);
});
