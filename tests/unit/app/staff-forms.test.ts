import { describe, expect, test } from '@jest/globals';
import { staffSteps } from '#core/contract/steps';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import type { Role } from '#core/domain/actor';
import { atHour } from '#core/domain/money-and-time';
import { STEP_NAMES, STEPS, type StepName, stepDefinition } from '#core/domain/step-table';
import { UNREPAIRABLE } from '#core/domain/verdict';
import {
  chosenOf,
  type DescribedInput,
  faultsOfForm,
  fieldsAsked,
  initialInput,
  type Photos,
  payloadOfForm,
  suggestedBy,
} from '../../../src/features/staff-steps/described-input';
import {
  BY_HAND,
  DESCRIBED,
  type DescribedStep,
  formDescription,
  hasForm,
  WITHOUT_FORM,
} from '../../../src/features/staff-steps/form-description';
import { beforeArrivalTexts } from '../../../src/i18n/staff-steps/steps-before-arrival';
import { examinationTexts } from '../../../src/i18n/staff-steps/steps-examination';
import { inHouseTexts } from '../../../src/i18n/staff-steps/steps-in-house';
import { wayBackTexts } from '../../../src/i18n/staff-steps/steps-way-back';

const STAFF: readonly Role[] = ['agent', 'technician', 'finance', 'supervisor'];
const ofStaff = STEP_NAMES.filter((step) => stepDefinition(step).by.some((role) => STAFF.includes(role)));
const described = Object.keys(DESCRIBED) as readonly DescribedStep[];

describe('every step that staff may take', () => {
  test.each(ofStaff)('%s has a form, or stands in the list of those without, with a reason', (step) => {
    expect([hasForm(step), (WITHOUT_FORM[step] ?? '') !== '']).toContain(true);
    expect(hasForm(step) && WITHOUT_FORM[step] !== undefined).toBe(false);
  });

  test('no form is for a step that staff may not take', () => {
    expect([...described, ...BY_HAND, ...(Object.keys(WITHOUT_FORM) as StepName[])].filter((step) => !ofStaff.includes(step))).toEqual([]);
  });

  test('every form has a schema that the server checks it against', () => {
    expect([...described, ...BY_HAND].filter((step) => !Object.hasOwn(staffSteps, step))).toEqual([]);
  });
});

const DUE = atHour('2026-12-08', 18);
const machine = (id: string): MachineView =>
  ({
    id,
    paid: 120_000,
    refunded: 20_000,
    quotation: { version: 1, class: 'scrap', lines: [{ text: '更换供电芯片', amount: 120_000 }] },
  }) as unknown as MachineView;
const order = { orderId: 'wo-1', machines: [machine('m1'), machine('m2')], parcels: [], shipments: [] } as unknown as OrderView;
const start = { forms: { colleagues: [{ openid: 'o-me', name: '客服', roles: ['agent'], isMe: true }] } } as unknown as StaffStartView;
const offer = (step: StepName, targetId?: string): StepOffer => ({
  step,
  word: step,
  machineIds: ['m1', 'm2'],
  irreversible: false,
  ...(targetId === undefined ? {} : { targetId }),
});
const somePhotos: Photos = { fault: () => undefined, ids: (place) => [`photo-of-${place}`] };
const noPhotos: Photos = { fault: (_, isNeeded) => (isNeeded ? 'photo-missing' : undefined), ids: () => [] };

/** What somebody types who leaves nothing out. */
const WORDS: DescribedInput['words'] = {
  text: '请补充日志',
  note: '面单写明到付',
  findings: '主板腐蚀',
  testRecord: '满载 24 小时',
  parts: '',
  amount: '88.50',
  dueAt: String(DUE),
  assigneeOpenid: 'o-me',
  unrepairable: UNREPAIRABLE[0],
  class: 'normal',
  damageCause: 'logistics',
  approvalCode: 'N2',
  isApproved: 'yes',
  shippedDate: '2026-09-12',
  serialNumber: ' jx4-３0001 in',
};
const filledIn = (step: DescribedStep): DescribedInput => ({
  ...initialInput(step, order, offer(step), start),
  words: { ...WORDS, reason: step === 'refuse-parcel' ? 'collect-freight' : '快递公司书面确认' },
  lines: [{ text: '更换风扇', yuan: '300' }],
  voidReasons: [{ key: 'k1', code: 'O1', text: '仿冒', exempt: false }],
});
const targetOf = (step: DescribedStep) => ({ parcel: 'p1', shipment: 's1', none: undefined })[formDescription(step).about ?? 'none'];

describe.each(described)('the form of %s', (step) => {
  const entered = { order, offer: offer(step, targetOf(step)) };

  test('filled in sends what the contract takes', () => {
    const input = filledIn(step);
    expect(faultsOfForm(step, { ...entered, input, photos: somePhotos })).toEqual({});
    const sent = payloadOfForm(step, { ...entered, input, photos: somePhotos });
    expect(staffSteps[step].safeParse(sent)).toMatchObject({ success: true });
  });

  test('names its parcel or shipment as the table does', () => {
    const { target } = STEPS[step];
    expect(formDescription(step).about).toBe(target === 'parcel' || target === 'shipment' ? target : undefined);
    expect(formDescription(step).fields.some(({ kind }) => kind === 'machines')).toBe(target === 'machines');
  });

  test('has words for its fields in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const described = {
        ...beforeArrivalTexts[language],
        ...examinationTexts[language],
        ...inHouseTexts[language],
        ...wayBackTexts[language],
      };
      const texts = described[step];
      const fields: Readonly<Record<string, { label: string; options?: object }>> = texts.fields;
      const named = formDescription(step).fields.filter(({ kind }) => !['machines', 'lines', 'void-reasons', 'scrap-codes'].includes(kind));
      for (const field of named) {
        if (field.kind === 'machines') continue;
        expect(fields[field.field]?.label).toMatch(/./);
        const options = Object.keys(fields[field.field]?.options ?? {});
        expect(options).toEqual(field.kind === 'code' ? [...field.codes] : field.kind === 'yes-no' ? ['yes', 'no'] : []);
      }
      expect([texts.action, texts.sentence, texts.done]).not.toContain('');
      expect(texts.confirm !== '').toBe(stepDefinition(step).irreversible);
    }
  });
});

test('a form that nobody filled in says what is missing, field by field', () => {
  const empty = (step: DescribedStep) => ({ ...initialInput(step, order, offer(step), start), words: {} });
  const missing = (step: DescribedStep) =>
    faultsOfForm(step, { order, offer: offer(step, targetOf(step)), input: empty(step), photos: noPhotos });
  expect(missing('refuse-parcel')).toEqual({ reason: 'choice-missing', photos: 'photo-missing' });
  expect(missing('extend-promise')).toEqual({ dueAt: 'day-missing', reason: 'text-missing' });
  expect(missing('note-refused-return')).toEqual({ reason: 'text-missing', photos: 'photo-missing', amount: 'amount-invalid' });
  expect(missing('finish')).toEqual({ testRecord: 'text-missing' });
  expect(missing('hold')).toEqual({});
});

test('R28 no more than what was paid and is not back yet can be typed for a refund, which is suggested', () => {
  const refund = (yuan: string) =>
    faultsOfForm('refund', {
      order,
      offer: offer('refund'),
      input: { ...filledIn('refund'), words: { amount: yuan } },
      photos: somePhotos,
    });
  expect(suggestedBy('refund', machine('m1'))).toEqual({ words: { amount: '1000.00' } });
  expect(refund('1000')).toEqual({});
  expect(refund('1000.01')).toEqual({ amount: 'amount-too-large' });
  expect(refund('0')).toEqual({ amount: 'amount-invalid' });
});

test('R27 a revision starts from the version that was sent', () => {
  expect(initialInput('revise-quotation', order, offer('revise-quotation'), start)).toMatchObject({
    machineIds: ['m1'],
    lines: [{ text: '更换供电芯片', yuan: '1200.00' }],
    words: { class: 'scrap' },
  });
});

test('a machine that is no longer offered is not sent, whatever was ticked before', () => {
  const input = { ...filledIn('give-up'), machineIds: ['m1', 'm9'] };
  expect(chosenOf(input, offer('give-up'))).toEqual(['m1']);
});

describe('fields that are asked for only where they matter', () => {
  const entered = (step: DescribedStep, words: DescribedInput['words'], of: Partial<MachineView> = {}) => ({
    input: { ...initialInput(step, order, offer(step), start), machineIds: ['m1'], words: { ...WORDS, reason: '原因', ...words } },
    order: { ...order, machines: [{ ...machine('m1'), ...of }] } as OrderView,
    offer: offer(step),
    photos: noPhotos,
  });
  const verdict = (kind: string) => ({ verdict: { kind } }) as Partial<MachineView>;

  test('R44 R45 a revision that makes a machine scrap or mixed asks for what that rests on', () => {
    const missing = (words: DescribedInput['words'], kind: string) =>
      faultsOfForm('revise-quotation', {
        ...entered('revise-quotation', words, verdict(kind)),
        input: entered('revise-quotation', words).input,
      });
    const lines = { lines: 'amount-zero', 'lines.0.text': 'text-missing', 'lines.0.amount': 'amount-invalid' };
    const without = (faults: object) => Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in lines)));
    expect(without(missing({ class: 'scrap' }, 'normal'))).toEqual({ scrapCodes: 'scrap-code-missing', photos: 'photo-missing' });
    expect(without(missing({ class: 'mixed' }, 'normal'))).toEqual({ foreignBoards: 'text-missing', photos: 'photo-missing' });
    expect(without(missing({ class: 'scrap' }, 'scrap'))).toEqual({});
    expect(without(missing({ class: 'normal' }, 'scrap'))).toEqual({});
    const asked = {
      ...entered('revise-quotation', { class: 'scrap', scrapCodes: 'corrosion,pads-off' }, verdict('normal')),
      photos: somePhotos,
    };
    expect(payloadOfForm('revise-quotation', asked)).toMatchObject({ scrapCodes: ['corrosion', 'pads-off'], photos: ['photo-of-photos'] });
    expect(payloadOfForm('revise-quotation', entered('revise-quotation', { class: 'normal' }))).not.toHaveProperty('scrapCodes');
  });

  test('R32 what the customer opened at our request is asked about only where we asked', () => {
    const asksFor = (of: Partial<MachineView>) => fieldsAsked('judge-free', entered('judge-free', {}, of)).map(({ kind }) => kind);
    expect(asksFor({})).not.toContain('void-reasons');
    expect(asksFor({ disassemblyAsked: { text: '请拆下风扇', at: 1 } })).toContain('void-reasons');
  });

  test('whether it is the fault of last time is asked while the warranty on that repair lasts', () => {
    const free = (words: DescribedInput['words'], of: Partial<MachineView>) =>
      payloadOfForm('judge-free', entered('judge-free', words, of));
    const repairWarranty = { orderNumber: 'JM2609-1A2B3', lastDay: '2026-12-24' };
    expect(free({ sameFault: 'yes' }, {})).not.toHaveProperty('sameFault');
    expect(free({ sameFault: 'yes' }, { repairWarranty })).toHaveProperty('sameFault', true);
    expect(free({}, { repairWarranty })).toHaveProperty('sameFault', false);
  });
});

test('R41 a supervisor’s answer begins with the code that was asked about', () => {
  const asked = { ...machine('m1'), approvals: [{ code: 'OTHER', text: '进沙', photos: [] }] } as unknown as MachineView;
  const waiting = { ...order, machines: [asked, machine('m2')] } as OrderView;
  expect(initialInput('decide-approval', waiting, offer('decide-approval'), start)).toMatchObject({
    machineIds: ['m1'],
    words: { approvalCode: 'OTHER' },
  });
});

test('R38 a serial number is sent as it is printed, however it was typed', () => {
  const input = filledIn('read-label');
  const entered = { order, offer: offer('read-label'), photos: somePhotos };
  expect(payloadOfForm('read-label', { ...entered, input })).toMatchObject({ serialNumber: 'JX4-30001IN' });
  expect(faultsOfForm('read-label', { ...entered, input: { ...input, words: { serialNumber: '12' } } })).toEqual({
    serialNumber: 'serial-invalid',
  });
});
