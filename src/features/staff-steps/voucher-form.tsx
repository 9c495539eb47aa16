import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { OrderView } from '#core/contract/views/order-view';
import type { VoucherView } from '#core/contract/views/payment-view';
import { usePhotoUrls } from '@/cloud/use-photo-urls';
import { Amount } from '@/components/amount';
import { Note } from '@/components/badge';
import { QuietAction } from '@/components/button';
import { Card, Row } from '@/components/card';
import { Chips } from '@/components/choice';
import { DateText } from '@/components/date-text';
import { Field, LongTextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Tap } from '@/components/tap';
import { staffStepTexts } from '@/i18n/staff-steps';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';
import { faultsOf } from './fault';
import { useKeptInput } from './kept-input';
import { machinesOf } from './machines-of';
import { StepFrame } from './step-frame';
import { formKey, type StepFormProps, useStepForm } from './use-step-form';

const voucherOf = (order: OrderView, id: string | undefined): VoucherView | undefined =>
  order.vouchers.find((voucher) => voucher.id === id);

/** Finance agrees that it was paid. Ids: voucher-photo, voucher-amount, voucher-quoted, voucher-reject, and those of StepFrame. */
export function ApproveForm({ onReject, ...props }: StepFormProps & { onReject: (() => void) | undefined }) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const voucher = voucherOf(order, offer.targetId);
  const form = useStepForm('approve-voucher', props, {}, () => ({ voucherId: offer.targetId ?? '' }));
  return (
    <StepFrame
      form={form}
      summary={voucher && <Row label={t.voucherAmount} value={<Amount fen={voucher.amount} />} />}
      aside={onReject && <QuietAction id="voucher-reject" label={t.rejectInstead} onTap={onReject} />}
    >
      {voucher && <VoucherFacts order={order} voucher={voucher} />}
    </StepFrame>
  );
}

const REASONS = ['amount', 'unclear', 'account'] as const;

/** Finance sends it back. Ids: reason-<short>, step-reason, and those of StepFrame. */
export function RejectForm(props: StepFormProps) {
  const t = useTexts(staffStepTexts);
  const { order, offer } = props;
  const voucher = voucherOf(order, offer.targetId);
  const [input, change] = useKeptInput(formKey('reject-voucher', order, offer), () => ({ reason: '' }));
  const faults = faultsOf({ reason: input.reason.trim() === '' && 'text-missing' });
  const form = useStepForm('reject-voucher', props, faults, () => ({ voucherId: offer.targetId ?? '', reason: input.reason.trim() }));
  return (
    <StepFrame form={form}>
      {voucher && <VoucherFacts order={order} voucher={voucher} />}
      <Card>
        <Field label={t.commonReasons}>
          <Chips
            id="reason"
            kind="radio"
            options={REASONS.map((key) => ({ key, label: t.reasons[key] }))}
            chosen={REASONS.filter((key) => t.reasons[key] === input.reason)}
            onToggle={(key) => change({ reason: t.reasons[key] })}
          />
        </Field>
        <LongTextField
          id="step-reason"
          label={t.reason}
          value={input.reason}
          onChange={(reason) => change({ reason })}
          placeholder={t.reasonPlaceholder}
          maxLength={1000}
          error={form.errorOf('reason') ?? form.errorOf('text')}
        />
      </Card>
    </StepFrame>
  );
}

/** The picture as large as it goes, what it says beside what was quoted. */
function VoucherFacts({ order, voucher }: { order: OrderView; voucher: VoucherView }) {
  const t = useTexts(staffStepTexts);
  const url = usePhotoUrls('staff', [voucher.attachmentId], order.orderId)[voucher.attachmentId];
  const isFreight = voucher.purpose === 'reship';
  const quoted = machinesOf(order, voucher.machineIds).flatMap((machine) => {
    const amount = isFreight ? machine.reship?.amount : machine.quotation?.amount;
    return amount === undefined ? [] : [{ machine, amount }];
  });
  const sum = quoted.reduce((total, { amount }) => total + amount, 0);
  const matches = sum === voucher.amount;
  return (
    <>
      <Card>
        <View className="between">
          <Text>{t.voucherAmount}</Text>
          <Amount id="voucher-amount" fen={voucher.amount} large />
        </View>
        {quoted.map(({ machine, amount }) => (
          <Row key={machine.id} label={machineName(machine)} value={<Amount fen={amount} />} />
        ))}
        <Row id="voucher-quoted" label={isFreight ? t.freightDue : t.quoted} value={<Amount fen={sum} />} />
        <Note tone={matches ? 'good' : 'bad'} icon={matches ? 'check' : 'alert'}>
          {matches ? t.sumMatches : t.sumDiffers}
        </Note>
        <Row label={t.uploaded} value={<DateText at={voucher.uploadedAt} as="moment" />} />
      </Card>
      <Card title={t.voucherPhoto}>
        <Tap
          id="voucher-photo"
          className="voucher-photo"
          label={t.voucherOpen}
          onTap={() => url && Taro.previewImage({ urls: [url], current: url })}
        >
          {url ? <Image className="voucher-image" src={url} mode="widthFix" /> : <Icon name="camera" size={32} />}
        </Tap>
        <Text className="small">{t.voucherOpen}</Text>
      </Card>
    </>
  );
}
