import { Text, View } from '@tarojs/components';
import type { OrderView } from '#core/contract/views/order-view';
import type { Address } from '#core/domain/address';
import type { SplitReason } from '#core/domain/shipment';
import { repairQuantityOf } from '#core/domain/stage';
import { normaliseWaybill } from '#core/domain/waybill';
import { Note } from '@/components/badge';
import { Card, Row } from '@/components/card';
import { CheckRow, Chips } from '@/components/choice';
import { CopyRow } from '@/components/copy-row';
import { Field } from '@/components/field';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { AddressFields, emptyAddress, isAddressGiven } from './address-fields';
import { faultsOf } from './fault';
import { useKeptInput } from './kept-input';
import { MachineChoice, MachineNames } from './machine-choice';
import { machinesOf } from './machines-of';
import { StepFrame } from './step-frame';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';
import { isWaybill, WaybillField } from './waybill-field';

/**
 * The way back (R22, R54–R57). Ids: ship-address, ship-address-copy, choose-<machine>, carrier-<code>, step-waybill, split-<reason>, and those of StepFrame.
 * What does not take every live machine along needs a reason (R55); it is asked for once it does not.
 */
export function ShipForm(props: StepFormProps) {
  const t = useTexts(staffStepTexts);
  const { order, offer, start } = props;
  const machines = machinesOf(order, offer.machineIds);
  const carriers = start.forms.returnCarriers;
  const isSupervisor = start.roles.includes('supervisor');
  const isLarge = repairQuantityOf(order.machines) >= start.forms.largeQuantity;
  const [input, change] = useKeptInput(formKey('ship', order, offer), () => ({
    chosen: machines.map(({ id }) => id),
    carrier: '',
    waybill: '',
    splitReason: undefined as SplitReason | undefined,
    isElsewhere: false,
    elsewhere: emptyAddress,
  }));
  const chosen = input.chosen.filter((id) => offer.machineIds.includes(id));
  // A supervisor's word counts for the machines it was asked about (R55).
  const isAgreed = chosen.length > 0 && machinesOf(order, chosen).every(({ splitRequest }) => splitRequest?.answer === 'approved');
  const reasons: readonly SplitReason[] = [
    ...(isLarge ? (['large-quantity'] as const) : []),
    ...(isSupervisor || isAgreed ? (['approved'] as const) : []),
  ];
  const splitReason = reasons.find((reason) => reason === input.splitReason) ?? reasons[0];
  const isSplit = order.blockers.length > 0 || chosen.length < machines.length;
  // What was refused once may go to another address, by a supervisor's word and where the owner allows it; the order's own stays locked (R22, R49).
  const mayGoElsewhere =
    isSupervisor && start.forms.allowReshipAddress && chosen.length > 0 && machinesOf(order, chosen).every(({ reship }) => reship);
  const isElsewhere = mayGoElsewhere && input.isElsewhere;
  const waybillNumber = normaliseWaybill(input.waybill);
  const faults = faultsOf({
    machineIds: chosen.length === 0 && 'machines-missing',
    splitReason: isSplit && !splitReason && 'choice-missing',
    receivingAddress: isElsewhere && !isAddressGiven(input.elsewhere) && 'address-incomplete',
    carrier: input.carrier === '' && 'carrier-missing',
    waybillNumber: !isWaybill(waybillNumber) && 'waybill-invalid',
  });
  const form = useStepForm('ship', props, faults, () => ({
    machineIds: chosen,
    carrier: input.carrier,
    waybillNumber,
    ...(isSplit && splitReason ? { splitReason } : {}),
    ...(isElsewhere ? { receivingAddress: input.elsewhere } : {}),
  }));
  const carrierName = carriers.find(({ code }) => code === input.carrier)?.name ?? '';
  return (
    <StepFrame
      form={form}
      summary={
        <>
          <MachineNames machines={machinesOf(order, chosen)} />
          <Row label={carrierName} value={waybillNumber} />
          <Text>{addressLine(isElsewhere ? input.elsewhere : order.receivingAddress?.address)}</Text>
        </>
      }
    >
      <LockedAddress order={order} />
      {mayGoElsewhere && (
        <Card title={t.elsewhere}>
          <CheckRow
            id="ship-elsewhere"
            checked={input.isElsewhere}
            onChange={(value) => change({ isElsewhere: value })}
            label={t.elsewhereLabel}
            detail={t.elsewhereDetail}
          />
          {isElsewhere && (
            <AddressFields
              address={input.elsewhere}
              onChange={(part) => change((before) => ({ elsewhere: { ...before.elsewhere, ...part } }))}
              error={form.errorOf('receivingAddress')}
            />
          )}
        </Card>
      )}
      <MachineChoice
        machines={machines}
        chosen={chosen}
        onChange={(mend) => change((before) => ({ chosen: [...mend(before.chosen)] }))}
        error={form.errorOf('machineIds')}
        hint={t.together}
        about={({ outcome }) => (outcome === 'unrepaired' ? <Text className="step-about">{t.unrepaired}</Text> : null)}
      />
      {isSplit && (
        <Card title={t.split}>
          {order.blockers.map(({ machineId, text }) => (
            <Note key={machineId} tone="attention" icon="clock">
              {text}
            </Note>
          ))}
          <Field id="split" label={t.splitHint} error={form.errorOf('splitReason')}>
            <Chips
              id="split"
              kind="radio"
              options={reasons.map((key) => ({ key, label: t.splitReasons[key] }))}
              chosen={splitReason ? [splitReason] : []}
              onToggle={(chosenReason) => change({ splitReason: chosenReason })}
            />
          </Field>
        </Card>
      )}
      <Card>
        <Field id="carrier" label={t.carrier} hint={t.carrierHint} error={form.errorOf('carrier')}>
          <Chips
            id="carrier"
            kind="radio"
            options={carriers.map(({ code, name }) => ({ key: code as string, label: name }))}
            chosen={[input.carrier]}
            onToggle={(carrier) => change({ carrier })}
          />
        </Field>
        <WaybillField
          value={input.waybill}
          onChange={(waybill) => change({ waybill })}
          hint={t.waybillHint}
          error={form.errorOf('waybillNumber')}
        />
      </Card>
    </StepFrame>
  );
}

function addressLine(address: Address | undefined): string {
  if (!address) return '';
  const { name, phone, region, street } = address;
  return `${name} ${phone} ${region} ${street}`;
}

function LockedAddress({ order }: { order: OrderView }) {
  const t = useTexts(staffStepTexts);
  if (!order.receivingAddress) return null;
  const { name, phone, region, street } = order.receivingAddress.address;
  return (
    <Card id="ship-to" title={t.shipTo}>
      <View>
        <Row label={t.recipient} value={name} />
        <Row label={t.phone} value={phone} />
        <Row label={t.address} value={`${region} ${street}`} />
      </View>
      <CopyRow id="ship-address" label={t.copyAll} value={addressLine(order.receivingAddress.address)} />
    </Card>
  );
}
