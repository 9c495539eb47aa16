import { expect, test } from '@jest/globals';
import { takeOrphanStep } from '#core/application/orphans/orphan-step';
import { getOrphan, listOrphans, suggestForOrphan } from '#core/application/orphans/read-orphans';
import { registerOrphanParcel } from '#core/application/orphans/register-orphan';
import type { Deps } from '#core/application/ports';
import type { Actor } from '#core/domain/actor';
import { defaultSettings } from '../../../config/cloud/settings';
import { agent, customer, finance, NOW, sha256, stranger, supervisor, technician } from '../../support/contexts';
import { anOrphan } from '../../support/orphans';

/** One parcel lies at the desk, nothing else exists; whatever is not given here must not be asked for. */
const orphan = anOrphan();
const deps = {
  now: () => NOW,
  sha256,
  settings: async () => defaultSettings,
  attachments: { find: async () => [] },
  registry: { find: async () => new Map() },
  orders: { searchForOrphan: async () => [], find: async () => null },
  orphans: {
    find: async (id: string) => (id === orphan.id ? orphan : null),
    events: async () => [],
    list: async () => ({ orphans: [orphan] }),
    countByGroup: async () => ({ found: 1 }),
    change: async (_id: string, decide: (found: typeof orphan) => { ok: boolean; value?: { orphan: typeof orphan } }) => {
      const decided = decide(orphan);
      return decided.ok ? { ok: true, value: decided.value?.orphan } : decided;
    },
  },
} as unknown as Deps;

const ACTORS: Record<string, Actor> = { agent, supervisor, technician, finance, customer, stranger };
// Written by hand: who may do what at the desk. What a supervisor alone may do is not legal in this state, which only they are told.
const TABLE: [who: string, reads: string, acts: string, holds: string, registers: string][] = [
  ['agent', 'allowed', 'allowed', 'not-allowed', 'upload-not-confirmed'],
  ['supervisor', 'allowed', 'allowed', 'wrong-state', 'upload-not-confirmed'],
  ['technician', 'allowed', 'not-allowed', 'not-allowed', 'not-allowed'],
  ['finance', 'not-found', 'not-found', 'not-found', 'not-found'],
  ['customer', 'not-found', 'not-found', 'not-found', 'not-found'],
  ['stranger', 'not-found', 'not-found', 'not-found', 'not-found'],
];

const codeOf = (reply: { readonly ok: boolean; readonly error?: { readonly code: string } }) => (reply.ok ? 'allowed' : reply.error?.code);

test.each(TABLE)('R16 R47 %s: reading is %s, acting %s, holding %s, registering %s', async (who, reads, acts, holds, registers) => {
  const actor = ACTORS[who] ?? stranger;
  const orphanId = orphan.id;
  const step = (name: string, payload: object) =>
    takeOrphanStep(deps, actor, { commandId: `c-${name}`, orphanId, version: 1, step: name, payload }, 'zh-CN');
  expect(codeOf(await listOrphans(deps, actor, { group: 'found' }, 'zh-CN'))).toBe(reads);
  expect(codeOf(await getOrphan(deps, actor, { orphanId }, 'zh-CN'))).toBe(reads);
  expect(codeOf(await suggestForOrphan(deps, actor, { orphanId }, 'zh-CN'))).toBe(reads);
  for (const [name, payload] of [
    ['take-in', { place: 'A-1' }],
    ['note-contact', { text: '来电' }],
    ['amend', { place: 'A-1', serialNumbers: [], sender: {}, photos: [] }],
  ] as const)
    expect([name, codeOf(await step(name, payload))]).toEqual([name, acts]);
  expect(codeOf(await step('hold', {}))).toBe(holds);
  expect(codeOf(await step('reopen', { text: '找到了' }))).toBe(holds);
  const slip = { carrier: 'sf' as const, waybillNumber: 'SF1', serialNumbers: [], sender: {}, place: '门口' };
  expect(codeOf(await registerOrphanParcel(deps, actor, { commandId: 'c', photos: ['a-slip'], ...slip }, 'zh-CN'))).toBe(registers);
});

test('to whoever has no business at the desk a parcel that exists and one that does not look alike', async () => {
  for (const actor of [finance, customer]) {
    const there = await getOrphan(deps, actor, { orphanId: orphan.id }, 'en');
    expect(there).toEqual(await getOrphan(deps, actor, { orphanId: 'sf-SF0000000000000' }, 'en'));
  }
});

test('what only the clock may do has no form, so nobody can send it', async () => {
  for (const name of ['remind', 'ask-supervisor', 'constructor', '__proto__']) {
    const command = { commandId: 'c', orphanId: orphan.id, version: 1, step: name, payload: {} };
    expect(codeOf(await takeOrphanStep(deps, supervisor, command, 'zh-CN'))).toBe('invalid-request');
  }
});
