import { useState } from 'react';
import { INBOUND_CARRIERS, type InboundCarrier } from '#core/domain/carrier';
import { Card } from '@/components/card';
import { Chips } from '@/components/choice';
import { CopyRow } from '@/components/copy-row';
import { Field } from '@/components/field';
import { ScanField } from '@/components/scan-field';
import { logisticsTexts } from '@/i18n/logistics';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { FormFrame } from './form-frame';
import { type CustomerFormProps, useCustomerForm } from './use-customer-form';

/** As the server mends it (core/contract/fields.ts). */
const mend = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** 更正运单号 until the parcel is signed for (R18). Ids: waybill-now, carrier-<code>, waybill-number, and those of FormFrame. */
export function WaybillForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const words = useTexts(logisticsTexts);
  const parcel = props.order.parcels.find(({ id }) => id === props.offer.targetId);
  const [carrier, setCarrier] = useState<InboundCarrier>(parcel?.carrier ?? 'sf');
  const [typed, setTyped] = useState('');
  const faults = { waybillNumber: !/^[A-Z0-9-]{6,32}$/.test(mend(typed)) && t.waybillInvalid };
  const form = useCustomerForm('correct-waybill', props, faults, () => ({
    parcelId: props.offer.targetId ?? '',
    carrier,
    waybillNumber: mend(typed),
  }));
  return (
    <FormFrame {...props} form={form}>
      <Card>
        {parcel && <CopyRow id="waybill-now" label={t.waybillNow} value={`${parcel.carrierName} ${parcel.waybillNumber}`} />}
        <Field label={words.carrier}>
          <Chips
            id="carrier"
            kind="radio"
            options={INBOUND_CARRIERS.map((key) => ({ key, label: words.carriers[key] }))}
            chosen={[carrier]}
            onToggle={setCarrier}
          />
        </Field>
        <ScanField
          id="waybill-number"
          label={words.waybill}
          value={typed}
          onChange={setTyped}
          placeholder={words.waybillPlaceholder}
          error={form.errorOf('waybillNumber')}
        />
      </Card>
    </FormFrame>
  );
}
