import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openLocalWechat } from '../support/local-wechat';
import { CloudCompany, cloudStage, peopleWithTechnician } from '../support/plain-model/cloud-stage';
import { type Happening, inWords, sequences } from '../support/plain-model/draw-sequence';
import { AN_ADDRESS, REPAIR_FEE } from '../support/plain-model/ideas';
import type { Person } from '../support/plain-model/plain-order';
import type { Words } from '../support/plain-model/plain-step';
import { play } from '../support/plain-model/play';
import { databaseFaults } from '../support/plain-model/whole-database';
import { runs, SEEDED_MS } from '../support/runs';

jest.setTimeout(SEEDED_MS);

const SEED = 20_261_128;
let company: CloudCompany;
const folder = mkdtempSync(path.join(tmpdir(), 'random-sequences-'));

beforeAll(async () => {
  company = new CloudCompany(await openLocalWechat(peopleWithTechnician), folder);
});
afterAll(async () => {
  await company?.wechat.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('whatever people, staff and time do to an order through the functions, it is what the plain model says', async () => {
  const property = fc.asyncProperty(sequences(40), async (sequence) => {
    const faults = await play(cloudStage(company), sequence);
    if (faults.length > 0) throw new Error([...faults, inWords(sequence)].join('\n'));
  });
  const found = await fc.check(property, { numRuns: runs(80), seed: SEED });
  expect(found.failed ? `${String(found.errorInstance)}\nseed ${found.seed}` : '').toBe('');
});

const does = (who: Person, step: string, words: Words): Happening => ({ kind: 'step', who, step, words });
const parcel = (machineIds: readonly string[], waybillNumber: string): Words => ({
  machineIds,
  carrier: 'sf',
  waybillNumber,
  packingConfirmed: true,
  doorToDoor: true,
  freightPrepaid: true,
});
const AGREED: Words = { consent: { policyVersion: '@policy-version', textHash: '@policy-hash' }, receivingAddress: AN_ADDRESS };
const BOTH = ['m1', 'm2'];
const FIRST_SENT = [
  does('agent', 'confirm-return', { machineIds: BOTH, note: '' }),
  does('customer', 'send-in', { ...parcel(['m1'], '@waybill-1'), ...AGREED }),
];
/** Both machines here, in one parcel; the second has no label that could be read. */
const BOTH_HERE = [
  does('agent', 'confirm-return', { machineIds: BOTH, note: '' }),
  does('customer', 'send-in', { ...parcel(BOTH, '@waybill-1'), ...AGREED }),
  does('agent', 'sign-parcel', { parcelId: 'p1', waybillNumber: '@waybill-1' }),
  does('technician', 'unpack', { parcelId: 'p1', serialsFound: ['@serial-m1'], unlabelledMachineIds: ['m2'], photos: ['@photo'] }),
];
const quotation: Words = {
  machineIds: BOTH,
  class: 'normal',
  lines: [{ text: '更换供电芯片', amount: REPAIR_FEE }],
  note: '',
  findings: '供电芯片损坏',
  photos: [],
  damageCause: 'none',
  voidReasons: [],
};
const pays = (machineId: string, attachmentId: string) =>
  does('customer', 'submit-voucher', { machineIds: [machineId], amount: REPAIR_FEE, attachmentId });

/** Each ends with a step that has to be refused, and was once done: an order was not asked about what it held itself. */
test.each<[string, readonly Happening[]]>([
  [
    'R18 a second parcel of an order went under the waybill of its first',
    [...FIRST_SENT, does('customer', 'send-in', parcel(['m2'], '@waybill-1'))],
  ],
  [
    'R18 a waybill was corrected to that of another parcel of the order',
    [
      ...FIRST_SENT,
      does('customer', 'send-in', parcel(['m2'], '@waybill-2')),
      does('customer', 'correct-waybill', { parcelId: 'p2', carrier: 'sf', waybillNumber: '@waybill-1' }),
    ],
  ],
  [
    'R53 one picture of a payment paid for two machines of an order',
    [...BOTH_HERE, does('technician', 'quote', quotation), pays('m1', '@voucher-1'), pays('m2', '@voucher-1')],
  ],
  [
    'R12 a label was read as the serial number of another machine of the order',
    [...BOTH_HERE, does('technician', 'read-label', { machineIds: ['m2'], serialNumber: '@serial-m1', photos: ['@photo'] })],
  ],
])('%s', async (_what, happenings) => {
  expect(await play(cloudStage(company), { origins: ['out', 'unlabelled'], happenings })).toEqual([]);
});

test('I9, I11 over everything that is stored: each event and notice once, each serial number in one open order', async () => {
  expect(await databaseFaults(company.wechat)).toEqual([]);
});
