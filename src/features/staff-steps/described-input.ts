import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import type { StaffStartView } from '#core/contract/views/staff-start-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import type { Fen } from '#core/domain/money-and-time';
import { isSerialNumber, mendSerialNumber } from '../../serial-number';
import { parseYuan, toYuan } from '../../yuan';
import { type Fault, type Faults, faultsOf } from './fault';
import { type Circumstance, type DescribedStep, type FieldDescription, formDescription } from './form-description';
import { machinesOf } from './machines-of';
import { emptyLine, linesToSend, type QuoteLine, totalOf } from './quote-line';
import type { VoidInput } from './void-input';

/** What was entered into a described form. */
export type DescribedInput = {
  readonly machineIds: readonly string[];
  /** Texts, codes (several with commas between), `yes` or `no`, amounts in yuan and days (epoch ms), as typed or tapped, by field. */
  readonly words: Readonly<Record<string, string>>;
  readonly lines: readonly QuoteLine[];
  readonly voidReasons: readonly VoidInput[];
};

/** The pictures of the form, by place: the field's name, or the key of a void reason. */
export type Photos = {
  readonly fault: (place: string, isNeeded: boolean) => Fault | undefined;
  readonly ids: (place: string) => string[];
};

/** What of a machine's payments can still go back. */
export const refundable = (machine: MachineView | undefined): Fen => (machine ? machine.paid - machine.refunded : 0);

/** What a supervisor was asked about a machine and has not answered. */
const openApproval = (machine: MachineView | undefined) => machine?.approvals?.find(({ answer }) => answer === undefined);

/** What a machine that was chosen suggests: what can go back, what was quoted before, what was asked. */
export function suggestedBy(step: DescribedStep, machine: MachineView | undefined): Partial<DescribedInput> {
  if (step === 'refund') return { words: { amount: refundable(machine) > 0 ? toYuan(refundable(machine)) : '' } };
  if (step === 'decide-approval') {
    const asked = openApproval(machine);
    return asked ? { words: { approvalCode: asked.code } } : {};
  }
  if (step !== 'revise-quotation' || !machine?.quotation) return {};
  const { lines, class: before } = machine.quotation;
  return { lines: lines.map(({ text, amount }) => ({ text, yuan: toYuan(amount) })), words: { class: before } };
}

export function initialInput(step: DescribedStep, order: OrderView, offer: StepOffer, start: StaffStartView): DescribedInput {
  const choice = formDescription(step).fields.find((field) => field.kind === 'machines');
  const machineIds = choice?.tick === 'all' ? offer.machineIds : offer.machineIds.slice(0, 1);
  const [first] = machinesOf(order, machineIds);
  const me = start.forms.colleagues.find(({ isMe }) => isMe);
  return {
    machineIds: choice ? machineIds : [],
    words: step === 'assign' && me ? { assigneeOpenid: me.openid } : {},
    lines: [emptyLine],
    voidReasons: [],
    ...suggestedBy(step, first),
  };
}

/** Those of the machines chosen that are still offered. */
export const chosenOf = (input: DescribedInput, offer: StepOffer): readonly string[] =>
  input.machineIds.filter((id) => offer.machineIds.includes(id));

type Entered = { readonly input: DescribedInput; readonly order: OrderView; readonly offer: StepOffer; readonly photos: Photos };

/** Whether what a field is for has come about. */
function holds(circumstance: Circumstance, { input, order, offer }: Omit<Entered, 'photos'>): boolean {
  const machines = machinesOf(order, chosenOf(input, offer));
  const becomes = (kind: string): boolean => input.words.class === kind && machines.some(({ verdict }) => verdict?.kind !== kind);
  switch (circumstance) {
    case 'becomes-scrap':
      return becomes('scrap');
    case 'becomes-mixed':
      return becomes('mixed');
    case 'becomes-worse':
      return becomes('scrap') || becomes('mixed');
    case 'found-no-value':
      return input.words.unrepairable === 'no-value';
    case 'repair-warranty':
      return machines.some(({ repairWarranty }) => repairWarranty !== undefined);
    case 'disassembly-asked':
      return machines.some(({ disassemblyAsked }) => disassemblyAsked !== undefined);
  }
}

/** The fields that a form asks for as things stand. */
export const fieldsAsked = (step: DescribedStep, entered: Omit<Entered, 'photos'>): readonly FieldDescription[] =>
  formDescription(step).fields.filter(({ when }) => when === undefined || holds(when, entered));

/** Several codes are kept as one word. */
export const codesIn = (word = ''): readonly string[] => word.split(',').filter((code) => code !== '');

/** What keeps a field from being sent, by the name under which the server would name it. */
function faultsIn(
  description: FieldDescription,
  { input, order, offer, photos }: Entered,
): Readonly<Record<string, Fault | false | undefined>> {
  const typed = (field: string): string => (input.words[field] ?? '').trim();
  switch (description.kind) {
    case 'machines':
      return { machineIds: chosenOf(input, offer).length === 0 && 'machines-missing' };
    case 'text':
      return { [description.field]: !description.optional && typed(description.field) === '' && 'text-missing' };
    case 'photos':
      return { photos: photos.fault('photos', !description.optional) };
    case 'amount': {
      const amount = parseYuan(typed('amount'));
      const most = description.most ? refundable(machinesOf(order, chosenOf(input, offer))[0]) : Number.POSITIVE_INFINITY;
      return { amount: amount === undefined || amount === 0 ? 'amount-invalid' : amount > most && 'amount-too-large' };
    }
    case 'day':
    case 'past-date':
      return { [description.field]: typed(description.field) === '' && 'day-missing' };
    case 'serial':
      return { serialNumber: !isSerialNumber(typed('serialNumber')) && 'serial-invalid' };
    case 'check':
      return {};
    case 'scrap-codes':
      return { scrapCodes: !description.optional && codesIn(input.words.scrapCodes).length === 0 && 'scrap-code-missing' };
    case 'lines':
      return {
        lines: totalOf(input.lines) === 0 && 'amount-zero',
        ...Object.fromEntries(
          input.lines.flatMap(({ text, yuan }, index) => [
            [`lines.${index}.text`, text.trim() === '' && 'text-missing'],
            [`lines.${index}.amount`, parseYuan(yuan) === undefined && 'amount-invalid'],
          ]),
        ),
      };
    case 'void-reasons':
      return Object.fromEntries(
        input.voidReasons.flatMap((reason, index) => [
          [`voidReasons.${index}.text`, reason.text.trim() === '' && 'text-missing'],
          [`voidReasons.${index}.photos`, photos.fault(`void-${reason.key}`, !reason.exempt)],
        ]),
      );
    default:
      return { [description.field]: typed(description.field) === '' && 'choice-missing' };
  }
}

export const faultsOfForm = (step: DescribedStep, entered: Entered): Faults =>
  faultsOf(Object.assign({}, ...fieldsAsked(step, entered).map((field) => faultsIn(field, entered))));

/** What a field adds to the payload. */
function payloadOf(description: FieldDescription, { input, offer, photos }: Entered): object {
  const typed = (field: string): string => (input.words[field] ?? '').trim();
  switch (description.kind) {
    case 'machines':
      return { machineIds: chosenOf(input, offer) };
    case 'photos':
      return { photos: photos.ids('photos') };
    case 'amount':
      return { amount: parseYuan(typed('amount')) ?? 0 };
    case 'day':
      return { dueAt: Number(typed('dueAt')) };
    case 'serial':
      return { serialNumber: mendSerialNumber(typed('serialNumber')) };
    case 'yes-no':
    case 'check':
      return { [description.field]: typed(description.field) === 'yes' };
    case 'scrap-codes':
      return { scrapCodes: codesIn(input.words.scrapCodes) };
    case 'lines':
      return { lines: linesToSend(input.lines) };
    case 'void-reasons':
      return {
        voidReasons: input.voidReasons.map(({ key, code, text, exempt }) => ({
          code,
          text: text.trim(),
          exempt,
          photos: photos.ids(`void-${key}`),
        })),
      };
    default:
      return { [description.field]: typed(description.field) };
  }
}

/** The payload of a form without faults, as its schema in the contract takes it. */
export function payloadOfForm(step: DescribedStep, entered: Entered): object {
  const { about } = formDescription(step);
  const target = about ? { [`${about}Id`]: entered.offer.targetId ?? '' } : {};
  return Object.assign(target, ...fieldsAsked(step, entered).map((field) => payloadOf(field, entered)));
}
