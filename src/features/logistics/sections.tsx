import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import type { PolicyText } from '#core/contract/views/policy-text';
import { INBOUND_CARRIERS } from '#core/domain/carrier';
import { machinePlace } from '#core/domain/machine-place';
import { Note } from '@/components/badge';
import { PrimaryAction, QuietAction } from '@/components/button';
import { Card } from '@/components/card';
import { CheckRow, Chips } from '@/components/choice';
import { CopyRow } from '@/components/copy-row';
import { Field, TextField } from '@/components/field';
import { PolicySections } from '@/components/policy-sections';
import { ScanField } from '@/components/scan-field';
import { Sheet } from '@/components/sheet';
import { logisticsTexts } from '@/i18n/logistics';
import { useTexts } from '@/i18n/texts';
import type { FaultName, FormChange, LogisticsForm } from './form';

type SendIn = NonNullable<OrderView['sendIn']>;
/** The words of a fault, or nothing while the field is fine or nobody asked yet. */
export type FaultText = (name: FaultName) => string | undefined;
/** Its place among the sections of the page; not every parcel needs all of them. None where it stands alone. */
type Numbered = { number?: number };
const headingOf = (title: string, number: number | undefined): string => (number ? `${'①②③④⑤'[number - 1]} ${title}` : title);

type SectionProps = Numbered & { form: LogisticsForm; change: (part: FormChange) => void; fault: FaultText };

/** Ids: factory-name, factory-phone, factory-text, factory-all; each with -copy. */
export function FactoryCard({ sendIn, number }: Numbered & { sendIn: SendIn }) {
  const t = useTexts(logisticsTexts);
  const { name, phone, text } = sendIn.factoryAddress;
  return (
    <Card id="factory" title={headingOf(t.factory, number)}>
      <CopyRow id="factory-name" label={t.factoryName} value={name} />
      <CopyRow id="factory-phone" label={t.factoryPhone} value={phone} />
      <CopyRow id="factory-text" label={t.factoryText} value={text} />
      <CopyRow id="factory-all" label={t.copyAll} value={`${name} ${phone} ${text}`} />
    </Card>
  );
}

/** Ids: packing-0 …, packing-photo-add, parcel-machine-<id>. */
export function PackingCard({
  photos,
  order,
  sendIn,
  sendable,
  form,
  change,
  fault,
  number,
}: SectionProps & { order: OrderView; sendIn: SendIn; sendable: readonly string[]; photos: ReactNode }) {
  const t = useTexts(logisticsTexts);
  const tick = (index: number, checked: boolean) =>
    change(({ ticked }) => {
      const others = ticked.filter((other) => other !== index);
      return { ticked: checked ? [...others, index] : others };
    });
  const toggle = (id: string) =>
    change(({ machineIds }) => ({
      machineIds: machineIds.includes(id) ? machineIds.filter((other) => other !== id) : [...machineIds, id],
    }));
  const machines = order.machines.filter(({ id }) => sendable.includes(id));
  return (
    <Card id="packing" title={headingOf(t.packing, number)}>
      <Text className="secondary">{t.packingSentence}</Text>
      <Field id="packing" label="" error={fault('packing')}>
        <View>
          {sendIn.packingList.map((item, index) => (
            <CheckRow
              key={item}
              id={`packing-${index}`}
              checked={form.ticked.includes(index)}
              onChange={(checked) => tick(index, checked)}
              label={item}
            />
          ))}
        </View>
      </Field>
      <Field id="packing-photo" label={t.packingPhoto} hint={t.packingPhotoHint} optional error={fault('photos')}>
        {photos}
      </Field>
      {machines.length > 1 && (
        <Field id="parcel-machines" label={t.machines} hint={t.machinesSentence} error={fault('machines')}>
          <Chips
            id="parcel-machine"
            kind="checkbox"
            options={machines.map(({ id, model, serialNumber }) => ({ key: id, label: `${model} · ${serialNumber ?? machinePlace(id)}` }))}
            chosen={form.machineIds}
            onToggle={toggle}
          />
        </Field>
      )}
    </Card>
  );
}

/** The exact text that is agreed to. Ids: policy-read, policy-sheet, policy-agree. */
export function ConsentCard({ policy, form, change, fault, number }: SectionProps & { policy: PolicyText }) {
  const t = useTexts(logisticsTexts);
  const [open, setOpen] = useState(false);
  const agree = () => {
    change({ isAgreed: true });
    setOpen(false);
  };
  return (
    <Card
      id="policy"
      title={headingOf(t.policy, number)}
      aside={<QuietAction id="policy-read" label={t.policyRead} onTap={() => setOpen(true)} />}
    >
      <Text className="secondary">{t.policySentence(policy.version)}</Text>
      <PolicySections sections={policy.sections} onlyWhatMatters />
      <Field id="policy" label="" error={fault('consent')}>
        <CheckRow id="policy-agree" checked={form.isAgreed} onChange={(isAgreed) => change({ isAgreed })} label={t.policyAgree} />
      </Field>
      <Sheet
        id="policy-sheet"
        title={t.policyTitle}
        open={open}
        onClose={() => setOpen(false)}
        footer={<PrimaryAction id="policy-sheet-agree" label={t.policyAgree} onTap={agree} />}
      >
        <PolicySections sections={policy.sections} />
      </Sheet>
    </Card>
  );
}

/** Ids: carrier-<code>, waybill-number, freight-prepaid, door-to-door. */
export function ParcelCard({ form, change, fault, refusedWaybill, number }: SectionProps & { refusedWaybill: string | undefined }) {
  const t = useTexts(logisticsTexts);
  return (
    <Card id="parcel" title={headingOf(t.parcel, number)}>
      <Field label={t.carrier}>
        <Chips
          id="carrier"
          kind="radio"
          options={INBOUND_CARRIERS.map((key) => ({ key, label: t.carriers[key] }))}
          chosen={[form.carrier]}
          onToggle={(carrier) => change({ carrier })}
        />
      </Field>
      <ScanField
        id="waybill-number"
        label={t.waybill}
        value={form.waybillNumber}
        onChange={(waybillNumber) => change({ waybillNumber })}
        placeholder={t.waybillPlaceholder}
        error={fault('waybill') ?? refusedWaybill}
      />
      <Field id="freight-prepaid" label={t.statements} error={fault('prepaid')}>
        <CheckRow
          id="freight-prepaid"
          checked={form.isPrepaid}
          onChange={(isPrepaid) => change({ isPrepaid })}
          label={t.prepaid}
          detail={t.prepaidDetail}
        />
      </Field>
      <Field id="door-to-door" label="" error={fault('doorToDoor')}>
        <CheckRow
          id="door-to-door"
          checked={form.isDoorToDoor}
          onChange={(isDoorToDoor) => change({ isDoorToDoor })}
          label={t.doorToDoor}
          detail={t.doorToDoorDetail}
        />
      </Field>
    </Card>
  );
}

/** Locked with the first parcel (R22). Ids: address-name, address-phone, address-overseas, address-region, address-street. */
export function AddressForm({ form, change, fault, number }: SectionProps) {
  const t = useTexts(logisticsTexts);
  const { address } = form;
  const changeAddress = (part: Partial<LogisticsForm['address']>) => change((before) => ({ address: { ...before.address, ...part } }));
  return (
    <Card id="address" title={headingOf(t.address, number)}>
      <Note tone="attention" icon="lock">
        {t.addressLocked}
      </Note>
      <TextField
        id="address-name"
        label={t.name}
        value={address.name}
        onChange={(name) => changeAddress({ name })}
        maxLength={60}
        error={fault('name')}
      />
      <TextField
        id="address-phone"
        label={t.phone}
        value={address.phone}
        onChange={(phone) => changeAddress({ phone })}
        kind="phone"
        maxLength={40}
        error={fault('phone')}
      />
      <TextField
        id="address-region"
        label={address.overseas ? t.country : t.region}
        value={address.region}
        onChange={(region) => changeAddress({ region })}
        placeholder={address.overseas ? '' : t.regionPlaceholder}
        maxLength={60}
        error={fault('region')}
      />
      <TextField
        id="address-street"
        label={t.street}
        value={address.street}
        onChange={(street) => changeAddress({ street })}
        placeholder={address.overseas ? t.streetPlaceholderOverseas : t.streetPlaceholder}
        maxLength={200}
        error={fault('street')}
      />
      <CheckRow id="address-overseas" checked={address.overseas} onChange={(overseas) => changeAddress({ overseas })} label={t.overseas} />
    </Card>
  );
}
