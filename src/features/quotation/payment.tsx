import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import type { MachineView } from '#core/contract/views/machine-view';
import type { OrderView } from '#core/contract/views/order-view';
import type { PaymentView, VoucherView } from '#core/contract/views/payment-view';
import { machinePlace } from '#core/domain/machine-place';
import { attachmentIdsOf } from '@/cloud/photo-uploads';
import { lastStart } from '@/cloud/start';
import { askToSubscribe } from '@/cloud/subscribe';
import { useCustomerStep } from '@/cloud/use-order';
import { usePhotoUploads } from '@/cloud/use-photo-uploads';
import type { LiveView } from '@/cloud/use-view';
import { Amount, formatAmount } from '@/components/amount';
import { Note } from '@/components/badge';
import { PrimaryAction } from '@/components/button';
import { Card } from '@/components/card';
import { Chips } from '@/components/choice';
import { CopyRow } from '@/components/copy-row';
import { Field } from '@/components/field';
import { useIsThere } from '@/components/is-there';
import { PhotoPicker, PhotoRow } from '@/components/photo-picker';
import { RefusalNote } from '@/components/refusal-note';
import { quotationTexts } from '@/i18n/quotation';
import { useTexts } from '@/i18n/texts';

/** What a machine costs: its repair, or sending it again. */
const costOf = ({ quotation, reship }: MachineView, purpose: PaymentView['purpose']): number =>
  (purpose === 'repair' ? quotation?.amount : reship?.amount) ?? 0;

/**
 * What of the choice is still to be paid. What is quoted while somebody pays stays out of it until they choose it, for they may have transferred the sum already; only
 * where everything chosen is paid, the rest is next.
 */
function chosenOf(picked: readonly string[], { machineIds }: PaymentView): readonly string[] {
  const left = picked.filter((id) => machineIds.includes(id));
  return left.length === 0 && picked.length > 0 ? machineIds : left;
}

type PaymentProps = { order: OrderView; payment: PaymentView; live: LiveView<OrderView>; askFirst: ReactNode };

/** Choosing what to pay for where there are several machines, the account, the proof. Ids: pay-for-<machine>, and those of the cards. */
export function Payment({ order, payment, live, askFirst }: PaymentProps) {
  const t = useTexts(quotationTexts);
  const [picked, setPicked] = useState(payment.machineIds);
  // Here, so that it outlasts the moment in which one machine is exchanged for another and none is chosen.
  const voucher = usePhotoUploads('customer', 'voucher');
  const machines = order.machines.filter(({ id }) => payment.machineIds.includes(id));
  const chosen = machines.filter(({ id }) => chosenOf(picked, payment).includes(id));
  const amount = chosen.reduce((sum, machine) => sum + costOf(machine, payment.purpose), 0);
  const now: PaymentView = { ...payment, machineIds: chosen.map(({ id }) => id), amount };
  const toggle = (id: string) =>
    setPicked((before) => {
      const now = chosenOf(before, payment);
      return now.includes(id) ? now.filter((other) => other !== id) : [...now, id];
    });
  return (
    <>
      {payment.purpose === 'reship' && (
        <Note id="reship" tone="attention" icon="truck">
          {t.reshipSentence}
        </Note>
      )}
      {machines.length > 1 && (
        <Card>
          <Field id="pay-for" label={t.payFor} hint={t.payForHint} error={chosen.length === 0 ? t.chooseOne : undefined}>
            <Chips
              id="pay-for"
              kind="checkbox"
              options={machines.map((machine) => ({
                key: machine.id,
                label: `${machine.serialNumber ?? `${machine.model} ${machinePlace(machine.id)}`} · ${formatAmount(costOf(machine, payment.purpose))}`,
              }))}
              chosen={now.machineIds}
              onToggle={toggle}
            />
          </Field>
        </Card>
      )}
      {chosen.length > 0 && (
        <>
          <TransferCard payment={now} />
          <VoucherCard order={order} payment={now} live={live} askFirst={askFirst} voucher={voucher} />
        </>
      )}
    </>
  );
}

/** Where to transfer what. Ids: pay-amount, pay-holder, pay-bank, pay-number, pay-reference; each copy button with -copy. */
function TransferCard({ payment }: { payment: PaymentView }) {
  const t = useTexts(quotationTexts);
  const { account, amount, reference, machineIds, purpose } = payment;
  return (
    <Card id="transfer" title={purpose === 'reship' ? t.reship : t.pay} aside={<Amount id="pay-sum" fen={amount} />}>
      <Text className="small">{t.machines(machineIds.length)}</Text>
      <CopyRow id="pay-amount" label={t.paySum} value={(amount / 100).toFixed(2)} />
      <CopyRow id="pay-holder" label={t.account} value={account.name} />
      <CopyRow id="pay-bank" label={t.bank} value={account.bank} />
      <CopyRow id="pay-number" label={t.number} value={account.number} />
      <CopyRow id="pay-reference" label={t.reference} value={reference} />
      <Text className="small">{t.referenceHint}</Text>
    </Card>
  );
}

type VoucherProps = PaymentProps & { voucher: ReturnType<typeof usePhotoUploads> };

/** The proof of the transfer. Ids: voucher, voucher-add, voucher-error, submit-voucher. */
function VoucherCard({ order, payment, live, askFirst, voucher: { uploads, photos } }: VoucherProps) {
  const t = useTexts(quotationTexts);
  const [wasAsked, setWasAsked] = useState(false);
  const { take, busy, error } = useCustomerStep('submit-voucher', live);
  const isThere = useIsThere();
  const [attachmentId] = attachmentIdsOf(photos) ?? [];
  const fault = photos.length === 0 ? t.voucherMissing : attachmentId ? undefined : t.voucherNotThrough;
  // The last word on these machines: an older voucher may have been rejected and paid since.
  const latest = order.vouchers.filter(({ machineIds }) => machineIds.some((id) => payment.machineIds.includes(id))).at(-1);
  const rejected = latest?.review?.as === 'rejected' ? latest.review : undefined;

  const submit = async () => {
    setWasAsked(true);
    if (!attachmentId) return;
    const templates = lastStart()?.subscribe;
    const done = await take({ machineIds: [...payment.machineIds], amount: payment.amount, attachmentId }, () =>
      askToSubscribe(templates ? [templates.return] : []),
    );
    if (!done) return;
    // It proves one payment; another one has a proof of its own.
    for (const { key } of photos) uploads.remove(key);
    setWasAsked(false);
    if (isThere()) Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {});
    Taro.showToast({ title: t.submitted, icon: 'success' });
  };

  return (
    <Card title={t.voucher}>
      {rejected && (
        <Note id="voucher-rejected" tone="bad" icon="alert">
          {t.rejected(rejected.reason.replace(/[。.]+$/, ''))}
        </Note>
      )}
      <Field id="voucher" label="" error={wasAsked ? fault : undefined}>
        <PhotoPicker id="voucher" uploads={uploads} photos={photos} urls={{}} max={1} hint={t.voucherHint} />
      </Field>
      {payment.purpose === 'repair' && <Text className="small">{t.ninety}</Text>}
      {error && <RefusalNote id="voucher-failed" error={error} />}
      <PrimaryAction id="submit-voucher" label={t.submit(formatAmount(payment.amount))} busy={busy} onTap={submit} />
      {askFirst}
    </Card>
  );
}

/** After the upload: what happens with it; every voucher that is being checked, else the last one. Ids: voucher-review, voucher-approved. */
export function VoucherState({ order, urls }: { order: OrderView; urls: Readonly<Record<string, string>> }) {
  const open = order.vouchers.filter(({ review }) => !review);
  const last = order.vouchers.at(-1);
  const shown = open.length === 0 && !order.payment && !order.reshipPayment && last?.review?.as === 'approved' ? [last] : open;
  return (
    <>
      {shown.map((voucher) => (
        <OneVoucher key={voucher.id} voucher={voucher} urls={urls} />
      ))}
    </>
  );
}

function OneVoucher({ voucher, urls }: { voucher: VoucherView; urls: Readonly<Record<string, string>> }) {
  const t = useTexts(quotationTexts);
  const isApproved = voucher.review?.as === 'approved';
  return (
    <Card title={t.yourVoucher} aside={<Amount fen={voucher.amount} />}>
      <Note
        id={isApproved ? 'voucher-approved' : 'voucher-review'}
        tone={isApproved ? 'good' : 'information'}
        icon={isApproved ? 'check' : 'clock'}
      >
        {isApproved ? t.approved : t.review}
      </Note>
      {!isApproved && <Text className="secondary">{voucher.purpose === 'reship' ? t.reshipReview : t.reviewSentence}</Text>}
      <PhotoRow attachmentIds={[voucher.attachmentId]} urls={urls} />
    </Card>
  );
}
