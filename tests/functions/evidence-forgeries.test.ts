import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson } from '#core/domain/event';
import { verifyEvidence } from '../../scripts/verify-evidence.mjs';
import { exportedFile } from '../support/evidence';
import { runs } from '../support/runs';
import { openServiceDay } from '../support/service-day';

/** A real history out of the local cloud, and everything a forger can do to it who has the file, this code, and every key but one. */
const day = openServiceDay();
let file: Buffer;
let key: string;
beforeAll(async () => {
  const { orderId } = await day.repair(12);
  const exported = await exportedFile(day.wechat, 'customer', orderId);
  file = exported.content;
  key = exported.fingerprint;
});

const SEED = 20_261_127;
const check = <T extends unknown[]>(property: fc.IProperty<T>, full: number): void =>
  fc.assert(property, { seed: SEED, numRuns: runs(full) });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const unescapeHtml = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

type Event = Record<string, unknown> & { version: number; hash: string; previousHash: string };
type Data = Record<string, unknown> & { version: number; lastHash: string; events: Event[] };
type Signed = { statement: Record<string, unknown>; signature: string; publicKey: string };

const blockOf = (text: string, id: string) => new RegExp(`<pre id="${id}" hidden>([^<]*)</pre>`).exec(text)?.[1] ?? '';
const withBlock = (text: string, id: string, value: object) =>
  text.replace(new RegExp(`(<pre id="${id}" hidden>)[^<]*`), (_all, opens: string) => opens + escapeHtml(canonicalJson(value)));
const dataOf = (text: string) => JSON.parse(unescapeHtml(blockOf(text, 'evidence-data'))) as Data;
const signedOf = (text: string) => JSON.parse(unescapeHtml(blockOf(text, 'evidence-signature'))) as Signed;

/** Numbers and hashes made anew, as whoever wants to hide something would. */
function rechained(events: readonly Event[]): Event[] {
  const chained: Event[] = [];
  for (const { hash: _old, ...event } of events) {
    const linked = { ...event, version: chained.length + 1, previousHash: chained[chained.length - 1]?.hash ?? '' };
    chained.push({ ...linked, hash: sha256(canonicalJson(linked)) } as Event);
  }
  return chained;
}

/** The file with other events, and everything that follows from them made to fit, but the signature. */
function forged(events: readonly Event[], signer?: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }): Buffer {
  const before = file.toString('utf8');
  const lastHash = events[events.length - 1]?.hash ?? '';
  const data = { ...dataOf(before), events, version: events.length, lastHash };
  const text = withBlock(before, 'evidence-data', data);
  const signed = signedOf(before);
  const statement = { ...signed.statement, version: events.length, lastHash, data: sha256(blockOf(text, 'evidence-data')) };
  if (!signer) return Buffer.from(withBlock(text, 'evidence-signature', { ...signed, statement }));
  const spki = signer.publicKey.export({ type: 'spki', format: 'der' });
  const own = { ...statement, key: createHash('sha256').update(spki).digest('hex') };
  const signature = sign(null, Buffer.from(canonicalJson(own)), signer.privateKey).toString('base64');
  return Buffer.from(withBlock(text, 'evidence-signature', { statement: own, signature, publicKey: spki.toString('base64') }));
}

const partsOf = (bytes: Buffer) => verifyEvidence(bytes, { key }).problems.map(({ part }) => part);

test('the file itself is as it was signed', () => {
  expect(verifyEvidence(file, { key })).toMatchObject({ ok: true, problems: [], notes: [] });
  expect(dataOf(file.toString('utf8')).events.length).toBeGreaterThan(12);
});

test('any byte that is changed, added or taken away is found, wherever it is', () => {
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('change', 'add', 'take'),
    byte: fc.integer({ min: 0, max: 255 }),
  });
  check(
    fc.property(change, ({ at, how, byte }) => {
      const place = at % file.length;
      const other = file[place] === byte ? byte ^ 1 : byte;
      const middle = how === 'take' ? [] : how === 'add' ? [byte, file[place] ?? 0] : [other];
      const mutated = Buffer.concat([file.subarray(0, place), Buffer.from(middle), file.subarray(place + 1)]);
      expect(verifyEvidence(mutated, { key }).ok).toBe(false);
    }),
    3_000,
  );
});

const eventNumber = fc.nat();
test('an event removed, exchanged, repeated or cut off is found, also with every number and hash made anew', () => {
  const forgery = fc.record({
    how: fc.constantFrom('remove', 'swap', 'repeat', 'cut'),
    at: eventNumber,
    other: eventNumber,
    anew: fc.boolean(),
  });
  check(
    fc.property(forgery, ({ how, at, other, anew }) => {
      const { events } = dataOf(file.toString('utf8'));
      const one = at % events.length;
      const two = (one + 1 + (other % (events.length - 1))) % events.length;
      const [first, second] = [events[one], events[two]];
      if (!first || !second) throw new Error('there are events');
      const changed =
        how === 'remove'
          ? events.filter((_, index) => index !== one)
          : how === 'cut'
            ? events.slice(0, Math.max(1, one))
            : how === 'repeat'
              ? [...events.slice(0, one), first, ...events.slice(one)]
              : events.map((event, index) => (index === one ? second : index === two ? first : event));
      expect(partsOf(forged(anew ? rechained(changed) : changed))).toContain('signature');
    }),
    500,
  );
});

test('an event in which anything is changed is found and named; with its hashes made anew the signature tells', () => {
  const forgery = fc.record({
    at: eventNumber,
    field: fc.constantFrom('at', 'by', 'facts', 'step', 'attachments', 'orderId'),
    anew: fc.boolean(),
  });
  check(
    fc.property(forgery, ({ at, field, anew }) => {
      const { events } = dataOf(file.toString('utf8'));
      const place = at % events.length;
      const changed = events.map((event, index) => (index === place ? { ...event, [field]: { forged: true } } : event));
      const parts = partsOf(forged(anew ? rechained(changed) : changed));
      expect(parts).toContain('signature');
      if (!anew) expect(parts).toContain(`entry ${place + 1}`);
    }),
    500,
  );
});

test('a history made anew and signed with another key is found by the fingerprint, and by nothing else', () => {
  const { events } = dataOf(file.toString('utf8'));
  const mine = generateKeyPairSync('ed25519');
  const later = events.map((event, index) => (index === 3 ? { ...event, at: 1 } : event));
  expect(partsOf(forged(rechained(later), mine))).toEqual(['key']);
});

test('photos exchanged, taken out or put in again are found and named', () => {
  const text = file.toString('utf8');
  const photo = /<img data-photo="([^"]*)" alt="[^"]*" src="data:[^;]*;base64,([^"]*)">/g;
  const [, id = '', base64 = ''] = photo.exec(text) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;

  expect(partsOf(Buffer.from(text.replace(base64, bytes.toString('base64'))))).toEqual([`photo ${id}`]);
  expect(partsOf(Buffer.from(text.replace(base64, '')))).toEqual([`photo ${id}`]);
  expect(partsOf(Buffer.from(text.replace(photo, '')))).toContain(`photo ${id}`);
  expect(partsOf(Buffer.from(text.replace(photo, (one) => one + one)))).toContain(`photo ${id}`);
});

test('what a person reads cannot be changed under a good signature, nor the accepted text', () => {
  const text = file.toString('utf8');
  expect(partsOf(Buffer.from(text.replace('满载运行', '空载运行')))).toEqual(['page']);
  const data = dataOf(text);
  const [policy] = data.policyTexts as { text: string }[];
  const changed = { ...data, policyTexts: [{ ...policy, text: policy?.text.replace('R46', 'R45') }] };
  expect(partsOf(Buffer.from(withBlock(text, 'evidence-data', changed)))).toEqual(['data', 'policy text 1']);
});
