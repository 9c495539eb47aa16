import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Note } from '@/components/badge';
import { Card } from '@/components/card';
import { LongTextField } from '@/components/field';
import { moreTexts } from '@/i18n/more';
import { useTexts } from '@/i18n/texts';
import { FormFrame } from './form-frame';
import { MachineChoice, MachineNames, machinesOf, useMachineChoice } from './machines';
import { noReason, ReasonFields, reasonText } from './reason';
import { type CustomerFormProps, useCustomerForm } from './use-customer-form';

/** 取消工单, until a machine is with us (R22). Ids: reason-<key>, reason-text, and those of FormFrame. */
export function CancelForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const { order } = props;
  const [reason, setReason] = useState(noReason);
  const faults = { reason: reasonText(reason) === '' && t.reasonMissing };
  const form = useCustomerForm('cancel', props, faults, () => ({ reason: reasonText(reason) }));
  const isUnderWay = order.machines.some(({ state }) => state === 'in-transit');
  const confirm = (
    <>
      <Text>{t.confirm.cancel}</Text>
      {isUnderWay && (
        <Note id="cancel-in-transit" tone="attention" icon="truck">
          {t.confirm.cancelInTransit}
        </Note>
      )}
      <MachineNames machines={order.machines.slice(0, 8)} />
    </>
  );
  return (
    <FormFrame {...props} form={form} confirm={confirm}>
      {isUnderWay && (
        <Note tone="attention" icon="truck">
          {t.confirm.cancelInTransit}
        </Note>
      )}
      <Card>
        <ReasonFields reasons={t.cancelReasons} reason={reason} onChange={setReason} error={form.errorOf('reason')} />
      </Card>
    </FormFrame>
  );
}

/** 撤回设备 that were not sent (R54). Ids: choose-<machine>, reason-<key>, reason-text, and those of FormFrame. */
export function WithdrawForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const { order, offer } = props;
  const offered = machinesOf(order, offer.machineIds);
  const [chosen, setChosen] = useMachineChoice(offer);
  const [reason, setReason] = useState(noReason);
  const faults = { machineIds: chosen.length === 0 && t.machinesMissing, reason: reasonText(reason) === '' && t.reasonMissing };
  const form = useCustomerForm('withdraw', props, faults, () => ({ machineIds: [...chosen], reason: reasonText(reason) }));
  const confirm = (
    <>
      <Text>{t.confirm.withdraw}</Text>
      <MachineNames machines={machinesOf(order, chosen)} />
    </>
  );
  return (
    <FormFrame {...props} form={form} confirm={confirm}>
      <Card>
        <MachineChoice machines={offered} chosen={chosen} onChange={setChosen} error={form.errorOf('machineIds')} />
        <ReasonFields reasons={t.withdrawReasons} reason={reason} onChange={setReason} error={form.errorOf('reason')} />
      </Card>
    </FormFrame>
  );
}

/** 不接受报价, for scrap and mixed boards (R45). Ids: choose-<machine>, decline-text, and those of FormFrame. */
export function DeclineForm(props: CustomerFormProps) {
  const t = useTexts(moreTexts);
  const { order, offer } = props;
  const offered = machinesOf(order, offer.machineIds);
  const [chosen, setChosen] = useMachineChoice(offer);
  const [text, setText] = useState('');
  const faults = { machineIds: chosen.length === 0 && t.machinesMissing };
  const form = useCustomerForm('decline', props, faults, () => ({ machineIds: [...chosen], reason: text.trim() }));
  const confirm = (
    <>
      <Text>{t.confirm.decline}</Text>
      <MachineNames machines={machinesOf(order, chosen)} />
    </>
  );
  return (
    <FormFrame {...props} form={form} confirm={confirm}>
      <Card>
        <MachineChoice machines={offered} chosen={chosen} onChange={setChosen} error={form.errorOf('machineIds')} />
        <LongTextField id="decline-text" label={t.reason} optional value={text} onChange={setText} maxLength={500} />
      </Card>
    </FormFrame>
  );
}
