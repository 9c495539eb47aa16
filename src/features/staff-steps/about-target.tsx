import type { OrderView } from '#core/contract/views/order-view';
import type { StepOffer } from '#core/contract/views/step-offer';
import { Card, Row } from '@/components/card';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import type { FormDescription } from './form-description';
import { MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';

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
