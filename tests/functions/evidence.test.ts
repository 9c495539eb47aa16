import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Reply } from '#core/contract/reply';
import type { SigningKeys } from '#core/contract/views/exported-order';
import type { OrderView } from '#core/contract/views/order-view';
import { DAY_MS } from '#core/domain/money-and-time';
import { formatMoment } from '#core/texts/formats';
import { ROLE_WORDS } from '#core/texts/words';
import { verifyEvidence } from '../../scripts/verify-evidence.mjs';
import { askEvidence, exportedFile } from '../support/evidence';
import { INBOUND_WAYBILL } from '../support/repair-job';
import { openServiceDay } from '../support/service-day';

const day = openServiceDay();
let order: OrderView;
let firstKeys: readonly Reply<SigningKeys>[];
beforeAll(async () => {
  const phones = ['customer', 'agent', 'finance', 'supervisor', 'customer-2'];
  firstKeys = await Promise.all(phones.map((phone) => askEvidence(day.wechat, phone, 'signing-keys', {})));
  order = await day.repair(12);
});

const NOT_FOUND = { ok: false, error: { code: 'not-found' } };
const ROLES = Object.values(ROLE_WORDS).map((word) => word['zh-CN']);
const text = (content: Buffer) => content.toString('utf8');
const eventsOf = async (orderId: string) =>
  (await day.wechat.inspect.documents('order_events'))
    .filter((event) => event.orderId === orderId)
    .sort((a, b) => Number(a.version) - Number(b.version));

test('every picture of an order stands in the event that named it, as it was found when it was confirmed', async () => {
  const attachments = new Map((await day.wechat.inspect.documents('attachments')).map((one) => [String(one._id), one]));
  const named = (await eventsOf(order.orderId)).flatMap((event) => Object.entries((event.attachments ?? {}) as Record<string, object>));

  // Two labels, one unpacking photo, one finding, one voucher.
  expect(named).toHaveLength(5);
  for (const [id, proof] of named) {
    const { sha256, bytes, contentType } = attachments.get(id) ?? {};
    expect(proof).toEqual({ sha256, bytes, contentType });
    expect(sha256).toBe(createHash('sha256').update(readFileSync(day.photo)).digest('hex'));
  }
});

test('the timeline shows the photos with the beginning of their SHA-256', async () => {
  const { timeline } = await day.people.agent.order(order.orderId);
  const hash = createHash('sha256').update(readFileSync(day.photo)).digest('hex');
  const withPhotos = timeline.filter(({ photos }) => photos.length > 0);
  expect(withPhotos.length).toBeGreaterThan(1);
  for (const { photos, photoHashes } of withPhotos)
    expect(photoHashes).toEqual(Object.fromEntries(photos.map((id) => [id, hash.slice(0, 12)])));
});

describe('the exported history', () => {
  test.each(['zh-CN', 'en'] as const)('is verified offline, in %s, with the fingerprint the app shows', async (lang) => {
    const { content, bytes, photos, fingerprint, fileName } = await exportedFile(day.wechat, 'customer', order.orderId, lang);
    const keys = await askEvidence(day.wechat, 'customer', 'signing-keys', {}, lang);

    expect(verifyEvidence(content, { key: fingerprint })).toMatchObject({ ok: true, problems: [], notes: [] });
    expect(keys).toMatchObject({ ok: true, value: { keys: [{ fingerprint, isCurrent: true }] } });
    expect({ bytes, photos, fileName }).toEqual({
      bytes: content.length,
      photos: { total: 5, embedded: 5 },
      fileName: `${order.orderNumber}-v${order.version}.html`,
    });
  });

  test('R19 holds the exact text that was agreed to, with the wording of every clause', async () => {
    const { textHash } = await day.people.customer.ask('policy', {});
    const { content } = await exportedFile(day.wechat, 'customer', order.orderId);
    const [, data = ''] = /<pre id="evidence-data" hidden>([^<]*)</.exec(text(content)) ?? [];
    const { policyTexts, events } = JSON.parse(
      data.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );

    expect(policyTexts).toEqual([{ textHash, version: expect.any(String), language: 'zh-CN', text: expect.stringContaining('R46') }]);
    expect(createHash('sha256').update(policyTexts[0].text).digest('hex')).toBe(textHash);
    const { consent } = events.find(({ step }: { step: string }) => step === 'send-in').facts;
    expect(consent).toMatchObject({ textHash, language: 'zh-CN' });
    const [, words] = /^R46 (.*)$/m.exec(policyTexts[0].text) ?? [];
    expect(consent.clauses.R46).toBe(
      createHash('sha256')
        .update(words ?? '')
        .digest('hex')
        .slice(0, 16),
    );
  });

  test('R7 a claim against the carrier is dated: waybill, when it was sent, signed for and unpacked, and the photos of it', async () => {
    const { content } = await exportedFile(day.wechat, 'customer', order.orderId, 'en');
    const [parcel] = order.parcels;
    const row = text(content)
      .split('<tr>')
      .find((one) => one.includes(INBOUND_WAYBILL) && one.includes('Sent in'));
    const dated = (at: number | undefined) => formatMoment(at ?? 0, 'en');
    for (const at of [parcel?.sentAt, parcel?.signedAt, parcel?.unpackedAt]) expect(row).toContain(dated(at));
    for (const id of parcel?.unpackingPhotos ?? ['none']) expect(text(content)).toContain(`<img data-photo="${id}"`);
  });

  test('names nobody of the staff, gives no openid and opens no door, whoever asks for it', async () => {
    const { content } = await exportedFile(day.wechat, 'agent', order.orderId);
    const staff = await day.wechat.inspect.documents('staff');
    const secrets = [
      ...staff.map(({ _id }) => String(_id)),
      // Somebody who is called as their role is called is not given away by it.
      ...staff.map(({ name }) => String(name)).filter((name) => !ROLES.includes(name)),
      ...(await day.wechat.inspect.documents('work_orders')).map(({ customerOpenid }) => String(customerOpenid)),
      ...(await day.wechat.inspect.documents('signing_keys')).map(({ privateKey }) => String(privateKey)),
    ];
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => text(content).includes(secret))).toEqual([]);
  });

  test('runs nothing, loads nothing, and shows what people wrote as text', async () => {
    const { orderId } = await day.submit({ faultDescription: '<img src=x onerror=alert(1)><script>alert(2)</script>"\'&' });
    const { content, fingerprint } = await exportedFile(day.wechat, 'customer', orderId);

    expect(text(content)).not.toMatch(/<script|<img src=x|javascript:|<link|<iframe|https?:\/\//i);
    expect(text(content)).toContain('default-src &#39;none&#39;');
    expect(text(content)).toContain('&lt;script&gt;');
    expect(verifyEvidence(content, { key: fingerprint })).toMatchObject({ ok: true });
  });

  test('is taken away after a day, and of one person there are five at most', async () => {
    const { orderId } = await day.submit();
    const files = async () => (await day.wechat.inspect.documents('evidence_files')).filter((file) => file.orderId === orderId);
    const urls: string[] = [];
    for (let made = 0; made < 6; made += 1) urls.push((await exportedFile(day.wechat, 'customer', orderId)).url);
    expect(await files()).toHaveLength(5);
    expect((await fetch(urls[0] ?? '')).status).toBe(404);

    await day.wechat.inspect.advance(DAY_MS);
    await day.wechat.inspect.runTimer('evidence');
    expect(await files()).toEqual([]);
  });
});

/** Who may have an order exported. Written by hand: the customer whose it is, and every role of staff. */
const RIGHTS: readonly (readonly [phone: string, may: boolean])[] = [
  ['customer', true],
  ['agent', true],
  ['finance', true],
  ['supervisor', true],
  ['customer-2', false],
];
test.each(RIGHTS)('%s may have the order exported: %s', async (phone, may) => {
  await day.wechat.inspect.advance(61_000);
  const existing = await askEvidence(day.wechat, phone, 'export-order', { orderId: order.orderId });
  const missing = await askEvidence(day.wechat, phone, 'export-order', { orderId: 'wo000000000000000000000000000000' });
  expect(existing.ok).toBe(may);
  expect(missing).toMatchObject(NOT_FOUND);
  if (!may) expect(existing).toEqual(missing);
});

test('of many who ask for the first key at once, all get the same one', async () => {
  const fingerprints = firstKeys.map((reply) => (reply.ok ? reply.value.keys.map(({ fingerprint }) => fingerprint) : [reply.error.code]));
  expect(new Set(fingerprints.flat()).size).toBe(1);
  expect(fingerprints.every((of) => of.length === 1)).toBe(true);
  expect((await day.wechat.inspect.documents('signing_keys')).map(({ _id }) => _id)).toEqual(['k1']);
});

test('a third party checks the file with nothing but Node: 0 when it is as signed, 1 when not', async () => {
  const { content, fingerprint } = await exportedFile(day.wechat, 'customer', order.orderId);
  const folder = mkdtempSync(path.join(tmpdir(), 'evidence-'));
  const file = path.join(folder, 'order.html');
  const script = path.join(folder, 'verify-evidence.mjs');
  writeFileSync(script, readFileSync(path.resolve(__dirname, '../../scripts/verify-evidence.mjs')));
  const check = (...given: string[]) => spawnSync(process.execPath, [script, file, ...given], { encoding: 'utf8', cwd: folder });
  try {
    writeFileSync(file, content);
    expect(check('--key', fingerprint)).toMatchObject({ status: 0, stdout: expect.stringContaining('UNCHANGED') });
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('WHOSE SIGNATURE') });
    expect(check('--key', 'f'.repeat(64))).toMatchObject({ status: 1, stdout: expect.stringContaining('WRONG  key') });

    writeFileSync(file, text(content).replace('机房值班', '机房值班员'));
    expect(check('--key', fingerprint)).toMatchObject({ status: 1, stdout: expect.stringContaining('WRONG  page') });
    writeFileSync(file, content.subarray(0, content.length - 2000));
    expect(check('--key', fingerprint)).toMatchObject({ status: 1, stdout: expect.stringContaining('cut off') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('nobody may have histories made without end: three a minute', async () => {
  await day.wechat.inspect.advance(61_000);
  const ask = () => askEvidence(day.wechat, 'customer', 'export-order', { orderId: order.orderId });
  const replies = [await ask(), await ask(), await ask(), await ask()];
  expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, false]);
  expect(replies[3]).toMatchObject({ error: { code: 'too-many' } });
});

test('whoever lost a race is told what the others did since, and by whom', async () => {
  const { orderId, version } = await day.submit();
  const { customer, agent } = day.people;
  await customer.ask('ask', { commandId: customer.nextCommandId(), orderId, text: '请问多久？' });
  await agent.take(orderId, 'message', { text: '三天', photos: [] });

  const payload = { machineIds: ['m1'], note: '' };
  const stale = await agent.reply('take-step', { commandId: agent.nextCommandId(), orderId, version, step: 'confirm-return', payload });

  expect(stale).toMatchObject({
    ok: false,
    error: {
      code: 'stale-version',
      current: version + 2,
      changes: [
        { what: '留言', detail: '三天', who: expect.stringContaining('客服') },
        { what: '留言', detail: '请问多久？', who: '客户' },
      ],
    },
  });
});
