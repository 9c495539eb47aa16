import type { CustomerStepPayload } from '#core/contract/steps';
import type { OrderView } from '#core/contract/views/order-view';
import type { PolicyText } from '#core/contract/views/policy-text';
import type { Address } from '#core/domain/address';
import type { InboundCarrier } from '#core/domain/carrier';
import { isPhone } from '@/phone-number';

/** What a person enters before sending machines in; kept on the phone until it is submitted. */
export type LogisticsForm = {
  readonly machineIds: readonly string[];
  readonly ticked: readonly number[];
  readonly isAgreed: boolean;
  readonly carrier: InboundCarrier;
  readonly waybillNumber: string;
  readonly isPrepaid: boolean;
  readonly isDoorToDoor: boolean;
  readonly address: Address;
};

/** Told how the form becomes what it is to be from what it is, two changes in one moment both hold. */
export type FormChange = Partial<LogisticsForm> | ((before: LogisticsForm) => Partial<LogisticsForm>);
export const changed = (before: LogisticsForm, part: FormChange): LogisticsForm => ({
  ...before,
  ...(typeof part === 'function' ? part(before) : part),
});

export type FaultName =
  | 'packing'
  | 'photos'
  | 'machines'
  | 'consent'
  | 'waybill'
  | 'prepaid'
  | 'doorToDoor'
  | 'name'
  | 'phone'
  | 'region'
  | 'street';

type SendIn = NonNullable<OrderView['sendIn']>;

/** The machines that may be sent in now, as the server offers them. */
export const sendableMachines = (order: OrderView): readonly string[] =>
  order.offers.find(({ step }) => step === 'send-in')?.machineIds ?? [];

/** The machines chosen that may still be sent; where that leaves none, all that may. To choose none at all stays possible. */
export function stillSendable({ machineIds }: LogisticsForm, order: OrderView): readonly string[] {
  const sendable = sendableMachines(order);
  const left = machineIds.filter((id) => sendable.includes(id));
  return left.length === 0 && machineIds.length > 0 ? sendable : left;
}

export const emptyForm = (order: OrderView): LogisticsForm => ({
  machineIds: sendableMachines(order),
  ticked: [],
  isAgreed: false,
  carrier: 'sf',
  waybillNumber: '',
  isPrepaid: false,
  isDoorToDoor: false,
  address: { name: order.contact.name, phone: order.contact.phone, region: '', street: '', overseas: false },
});

/** As the server mends it (core/contract/fields.ts). */
const mendWaybill = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

export function faultsOf(form: LogisticsForm, sendIn: SendIn): readonly FaultName[] {
  const { address } = form;
  const faults: readonly (readonly [boolean, FaultName])[] = [
    [form.ticked.length < sendIn.packingList.length, 'packing'],
    [form.machineIds.length === 0, 'machines'],
    [sendIn.needsConsent && !form.isAgreed, 'consent'],
    [!/^[A-Z0-9-]{6,32}$/.test(mendWaybill(form.waybillNumber)), 'waybill'],
    [!form.isPrepaid, 'prepaid'],
    [!form.isDoorToDoor, 'doorToDoor'],
    [sendIn.needsAddress && address.name.trim() === '', 'name'],
    [sendIn.needsAddress && !isPhone(address.phone), 'phone'],
    [sendIn.needsAddress && address.region.trim() === '', 'region'],
    [sendIn.needsAddress && address.street.trim() === '', 'street'],
  ];
  return faults.flatMap(([isWrong, name]) => (isWrong ? [name] : []));
}

/** What is sent. Only for a form without faults. */
export function toPayload(
  form: LogisticsForm,
  sendIn: SendIn,
  policy: PolicyText | undefined,
  photos: readonly string[],
): CustomerStepPayload<'send-in'> {
  return {
    machineIds: [...form.machineIds],
    carrier: form.carrier,
    waybillNumber: mendWaybill(form.waybillNumber),
    packingConfirmed: form.ticked.length === sendIn.packingList.length,
    doorToDoor: form.isDoorToDoor,
    freightPrepaid: form.isPrepaid,
    ...(photos.length > 0 ? { photos: [...photos] } : {}),
    ...(sendIn.needsConsent && policy ? { consent: { policyVersion: policy.version, textHash: policy.textHash } } : {}),
    ...(sendIn.needsAddress ? { receivingAddress: form.address } : {}),
  };
}
