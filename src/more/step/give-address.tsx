import { Text } from '@tarojs/components';
import { useState } from 'react';
import { callCustomer } from '@/cloud/call';
import { useView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { Loaded } from '@/components/loaded';
import { FormFrame } from '@/features/customer-steps/form-frame';
import { MachineNames, machinesOf } from '@/features/customer-steps/machines';
import { type CustomerFormProps, useCustomerForm } from '@/features/customer-steps/use-customer-form';
import { changed, emptyForm, type FaultName, type FormChange, faultsOf } from '@/features/logistics/form';
import { AddressForm, ConsentCard } from '@/features/logistics/sections';
import { useLanguage } from '@/i18n/language';
import { logisticsTexts } from '@/i18n/logistics';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';

/** Of the faults of the logistics form those that matter here. */
const ADDRESS_FAULTS: readonly FaultName[] = ['name', 'phone', 'region', 'street'];
const NOTHING_ELSE = { factoryAddress: { name: '', phone: '', text: '' }, packingList: [], needsConsent: true, needsAddress: true };

/** 填写收货地址 for a machine that came before it was given: a parcel that was found and linked (R21, R22). Ids: those of the sections and of FormFrame. */
export function GiveAddressForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const words = useTexts(logisticsTexts);
  const { order } = props;
  const [address, setAddress] = useState(() => emptyForm(order));
  const [wasAsked, setWasAsked] = useState(false);
  const policy = useView(`policy:${useLanguage()}`, () => callCustomer('policy', {}));
  const text = policy.view.state === 'ready' ? policy.view.value : undefined;
  const found = faultsOf(address, NOTHING_ELSE);
  const faults = {
    receivingAddress: found.some((name) => ADDRESS_FAULTS.includes(name)) && t.addressMissing,
    consent: !address.isAgreed && t.consentMissing,
  };
  const form = useCustomerForm('give-address', props, faults, () => ({
    receivingAddress: address.address,
    ...(text ? { consent: { policyVersion: text.version, textHash: text.textHash } } : {}),
  }));
  const section = {
    form: address,
    change: (part: FormChange) => setAddress((before) => changed(before, part)),
    fault: (name: FaultName) => (wasAsked && found.includes(name) ? words.faults[name] : undefined),
  };
  const submit = () => {
    setWasAsked(true);
    form.submit();
  };
  const { region, street, name, phone } = address.address;
  const confirm = (
    <>
      <Text>{t.readBack}</Text>
      <Text className="title">{`${region} ${street}`}</Text>
      <Text className="amount">{`${name} · ${phone}`}</Text>
      <Note tone="attention" icon="lock">
        {t.confirm['give-address']}
      </Note>
      <MachineNames machines={machinesOf(order, props.offer.machineIds)} />
    </>
  );
  return (
    <FormFrame {...props} form={{ ...form, submit }} confirm={confirm}>
      <Loaded live={policy} skeletonCards={1}>
        {(shown) => <ConsentCard {...section} policy={shown} />}
      </Loaded>
      <AddressForm {...section} />
    </FormFrame>
  );
}
