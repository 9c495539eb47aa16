import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Card } from '@/components/card';
import { CopyRow } from '@/components/copy-row';
import { LongTextField } from '@/components/field';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { FormFrame } from './form-frame';
import { MachineNames, machinesOf } from './machines';
import { type CustomerFormProps, useCustomerForm } from './use-customer-form';

/** The parcel it is about. Id: shipment-waybill. */
function Shipment({ order, offer }: Pick<CustomerFormProps, 'order' | 'offer'>) {
  const t = useTexts(moreTexts);
  const shipment = order.shipments.find(({ id }) => id === offer.targetId);
  return (
    <>
      {shipment && <CopyRow id="shipment-waybill" label={t.shipment} value={`${shipment.carrierName} ${shipment.waybillNumber}`} />}
      <MachineNames machines={machinesOf(order, offer.machineIds)} />
    </>
  );
}

/** 没有收到 (R29). Ids: not-received-text, shipment-waybill, and those of FormFrame. */
export function NotReceivedForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const [text, setText] = useState('');
  const form = useCustomerForm('report-not-received', props, {}, () => ({ shipmentId: props.offer.targetId ?? '', text: text.trim() }));
  return (
    <FormFrame {...props} form={form}>
      <Card>
        <Shipment {...props} />
        <LongTextField
          id="not-received-text"
          label={t.notReceivedText}
          optional
          value={text}
          onChange={setText}
          placeholder={t.notReceivedPlaceholder}
          maxLength={1000}
        />
      </Card>
    </FormFrame>
  );
}

/** 确认收货 of one parcel, where something else is more pressing on the order's page. Ids: those of FormFrame. */
export function DeliveredForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const form = useCustomerForm('confirm-delivered', props, {}, () => ({ shipmentId: props.offer.targetId ?? '' }));
  const confirm = (
    <>
      <Text>{t.confirm['confirm-delivered']}</Text>
      <MachineNames machines={machinesOf(props.order, props.offer.machineIds)} />
    </>
  );
  return (
    <FormFrame {...props} form={form} confirm={confirm}>
      <Card>
        <Shipment {...props} />
      </Card>
    </FormFrame>
  );
}
