import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Actor } from '#core/domain/actor';
import { canonicalJson } from '#core/domain/event';
import { DAY_MS, type EpochMs } from '#core/domain/money-and-time';
import { evolveOrphan, type OrphanDecision } from '#core/domain/orphan/decide-orphan';
import { clockStart, nextOrphanAlarm, ninetyDaysOverAt } from '#core/domain/orphan/ninety-days';
import { ORPHAN_STATES, type OrphanParcel } from '#core/domain/orphan/orphan';
import { ORPHAN_STEP_NAMES, type OrphanStepName } from '#core/domain/orphan/orphan-table';
import { agent, customer, finance, NOW, sha256, supervisor, technician, timer } from '../../../support/contexts';
import { aFoundParcel, orphanContext, ownerOrder, RULES, takenOrphan, takeOrphan } from '../../../support/orphans';
import { runs } from '../../../support/runs';

const SEED = 20_261_127;
const ACTORS: readonly Actor[] = [agent, technician, finance, supervisor, timer, customer];

const isChange = (value: object): value is OrphanDecision => 'orphan' in value;

/** What must be true of a parcel and of every change of one, written from the policy. */
function faultsOf(before: OrphanParcel, { orphan, notices }: OrphanDecision, now: EpochMs): readonly string[] {
  const faults = [
    orphan.version !== before.version + 1 && 'a change is not one version',
    (orphan.state === 'linked') !== (orphan.linked !== undefined) && 'linked to nothing',
    (orphan.state === 'refused') !== (orphan.refused !== undefined) && 'refused without a reason',
    (orphan.state === 'held') !== (orphan.heldAt !== undefined) && 'held since never',
    before.state !== 'held' &&
      orphan.state === 'held' &&
      now < ninetyDaysOverAt(before, RULES) &&
      'R47 held before the ninety days were over',
    orphan.photos.length === 0 && 'no photo',
    before.state !== 'corrected' && orphan.photos.slice(0, before.photos.length).join() !== before.photos.join() && 'evidence was lost',
    clockStart(orphan) < clockStart(before) && 'the ninety days began earlier than they had',
    notices.some(({ recipient }) => recipient.kind === 'customer' && recipient.openid !== orphan.owner?.openid) && 'a stranger was told',
    new Set(orphan.remindedDays).size !== orphan.remindedDays.length && 'reminded twice',
    orphan.id !== before.id && 'another parcel',
  ];
  return faults.filter((fault): fault is string => typeof fault === 'string');
}

/** What decides the future: the state, whether the owner is known and reminded, whether the supervisor was asked, how many of the days are over. */
const keyOf = (orphan: OrphanParcel, now: EpochMs): string => {
  const days = Math.min(92, Math.floor((now - clockStart(orphan)) / DAY_MS));
  return [orphan.state, orphan.owner ? 'known' : '', orphan.remindedDays.join('/'), orphan.supervisorAskedAt ? 'asked' : '', days].join(
    ' ',
  );
};

test('R47 everything that can happen to an orphan parcel is tried: no fault, and from everywhere it can still be linked', () => {
  const { orphan: start } = aFoundParcel();
  const seen = new Map<string, { readonly orphan: OrphanParcel; readonly now: EpochMs }>([
    [keyOf(start, NOW), { orphan: start, now: NOW }],
  ]);
  const queue = [...seen.values()];
  const taken = new Set<OrphanStepName>();
  const faults: string[] = [];
  for (let at = queue.pop(); at; at = queue.pop()) {
    const { orphan, now } = at;
    // Time goes on in leaps that fall before, on and after reminders and the ninetieth day.
    const moments = [now, now + 20 * DAY_MS, now + 45 * DAY_MS].filter((moment) => moment - clockStart(orphan) < 140 * DAY_MS);
    for (const moment of moments) {
      for (const step of ORPHAN_STEP_NAMES)
        for (const actor of ACTORS) {
          const result = takeOrphan(orphan, step, orphanContext(actor, { now: moment }));
          if (!result.ok || !isChange(result.value)) continue;
          taken.add(step);
          faults.push(...faultsOf(orphan, result.value, moment).map((fault) => `${fault}: ${step} from ${keyOf(orphan, moment)}`));
          const after = { orphan: result.value.orphan, now: moment };
          const key = keyOf(after.orphan, moment);
          if (seen.has(key)) continue;
          seen.set(key, after);
          queue.push(after);
        }
      const waited = { orphan, now: moment };
      if (!seen.has(keyOf(orphan, moment))) {
        seen.set(keyOf(orphan, moment), waited);
        queue.push(waited);
      }
    }
  }
  expect(faults).toEqual([]);
  expect([...taken].sort()).toEqual([...ORPHAN_STEP_NAMES].sort());
  expect(new Set([...seen.values()].map(({ orphan }) => orphan.state))).toEqual(new Set(ORPHAN_STATES));
  expect(seen.size).toBeGreaterThan(100);
  // Whatever waits or is held can be given to an order; what was refused can come again.
  for (const { orphan, now } of seen.values()) {
    if (orphan.state === 'linked') continue;
    const back = orphan.state === 'refused' || orphan.state === 'corrected' ? 'come-again' : 'link';
    expect([orphan.state, takeOrphan(orphan, back, orphanContext(agent, { now })).ok]).toEqual([orphan.state, true]);
  }
});

test('R16 R18 a parcel whose slip was corrected goes on as what its slip says, with all that is known of it and no day lost', () => {
  const known = { ...aFoundParcel().orphan, state: 'waiting' as const, owner: { ...ownerOrder, at: NOW }, remindedDays: [3] };
  const { orphan, event, successor } = takenOrphan(known, 'correct-slip', orphanContext(agent, { now: NOW + DAY_MS }));
  expect(orphan).toMatchObject({ state: 'corrected', correctedTo: { orphanId: 'jd-JD0000012345678' } });
  const { id, state, carrier, waybillNumber, photos, owner, remindedDays, foundAt, correctedFrom } = successor?.orphan ?? known;
  expect([id, carrier, waybillNumber]).toEqual(['jd-JD0000012345678', 'jd', 'JD0000012345678']);
  expect([state, photos, owner, remindedDays, foundAt]).toEqual(['waiting', known.photos, known.owner, [3], known.foundAt]);
  // The new history begins with where the old one ended.
  expect(correctedFrom).toEqual({ orphanId: known.id, hash: event.hash });
  if (successor) expect(evolveOrphan(null, successor.event)).toEqual(successor.orphan);
});

test('R16 what really comes with a slip that was once read wrongly is another parcel', () => {
  const known = { ...aFoundParcel().orphan, owner: { ...ownerOrder, at: NOW } };
  const { orphan: corrected } = takenOrphan(known, 'correct-slip', orphanContext(agent));
  const { orphan } = takenOrphan(corrected, 'come-again', orphanContext(agent, { now: NOW + DAY_MS }));
  expect(orphan).toMatchObject({ state: 'found', photos: ['a-slip-again'], serialNumbers: [], sender: {}, foundAt: NOW + DAY_MS });
  expect([orphan.owner, orphan.correctedTo]).toEqual([undefined, undefined]);
});

test('events replayed give the stored parcel, and each holds the hash of the one before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(40)), { minLength: 5, maxLength: 30 }), (picks) => {
      const registered = aFoundParcel();
      const events = [registered.event];
      let orphan = registered.orphan;
      let now = NOW;
      for (const [pick, days] of picks) {
        now += days * DAY_MS;
        for (let tried = 0; tried < ORPHAN_STEP_NAMES.length * ACTORS.length; tried += 1) {
          const index = (pick + tried * 7) % (ORPHAN_STEP_NAMES.length * ACTORS.length);
          const step = ORPHAN_STEP_NAMES[index % ORPHAN_STEP_NAMES.length];
          const actor = ACTORS[Math.floor(index / ORPHAN_STEP_NAMES.length)];
          if (!step || !actor || (step === 'link' && pick % 10 > 0)) continue;
          const result = takeOrphan(orphan, step, orphanContext(actor, { now }));
          if (!result.ok || !isChange(result.value)) continue;
          orphan = result.value.orphan;
          events.push(result.value.event);
          break;
        }
      }
      const replayed = events.reduce<OrphanParcel | null>((before, event) => evolveOrphan(before, event), null);
      expect(canonicalJson(replayed)).toBe(canonicalJson(orphan));
      expect(events.map(({ previousHash }) => previousHash)).toEqual(['', ...events.slice(0, -1).map(({ hash }) => hash)]);
      for (const { hash, ...event } of events) expect(hash).toBe(sha256(canonicalJson(event)));
      expect(nextOrphanAlarm(orphan, RULES) === null).toBe(nextOrphanAlarm(replayed ?? orphan, RULES) === null);
    }),
    { seed: SEED, numRuns: runs(500) },
  );
});

test('an owner named wrongly is replaced, and only the new one hears of the parcel from then on', () => {
  const { orphan } = aFoundParcel();
  const first = takenOrphan(orphan, 'tell-owner', orphanContext(agent));
  const other = { ...ownerOrder, openid: 'o-other', orderId: 'wo-7' };
  const second = takeOrphan(first.orphan, 'tell-owner', orphanContext(agent, { order: other }));
  expect(second).toMatchObject({
    ok: true,
    value: { orphan: { owner: { openid: 'o-other' } }, notices: [{ recipient: { openid: 'o-other' } }] },
  });
});
