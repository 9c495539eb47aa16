import { Text } from '@tarojs/components';
import type { MachineView, OrderView, StepOffer } from '#core/contract/views';
import { formatAmount } from '@/components/amount';
import { Card, Row } from '@/components/card';
import { formatDeadline } from '@/i18n/dates';
import { staffStepTexts } from '@/i18n/staff-steps';
import { textsNow, useTexts } from '@/i18n/texts';
import { refundable } from './described-input';
import type { FormDescription } from './form-description';
import { MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { warrantySentence } from './warranty-sentence';

type AboutTargetProps = { about: NonNullable<FormDescription['about']>; order: OrderView; offer: StepOffer };

/** The parcel or shipment a step is about. */
export function AboutTarget({ about, order, offer }: AboutTargetProps) {
  const t = useTexts(staffStepTexts);
  const found = [...order.parcels, ...order.shipments].find(({ id }) => id === offer.targetId);
  return (
    <Card title={about === 'parcel' ? t.parcel : t.shipment}>
      {found && <Row label={found.carrierName} value={found.waybillNumber} />}
      <MachineNames machines={machinesOf(order, offer.machineIds)} />
    </Card>
  );
}

/** What helps to decide about a machine, under its name. */
export const ABOUT_MACHINE = {
  warranty: warrantySentence,
  money: (machine: MachineView) => (
    <Text className="step-about">{textsNow(staffStepTexts).refundable(formatAmount(machine.paid), formatAmount(refundable(machine)))}</Text>
  ),
  promise: ({ promise }: MachineView) =>
    promise ? <Text className="step-about">{textsNow(staffStepTexts).promisedFor(formatDeadline(promise.dueAt))}</Text> : null,
};
