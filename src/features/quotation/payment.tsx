import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import type { OrderView } from '#core/contract/views';
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
import { CopyRow } from '@/components/copy-row';
import { Field } from '@/components/field';
import { PhotoPicker, PhotoRow } from '@/components/photo-picker';
import { RefusalNote } from '@/components/refusal-note';
import { quotationTexts } from '@/i18n/quotation';
import { useTexts } from '@/i18n/texts';

type Payment = NonNullable<OrderView['payment']>;

/** Where to transfer what. Ids: pay-amount, pay-holder, pay-bank, pay-number, pay-reference; each copy button with -copy. */
export function TransferCard({ payment }: { payment: Payment }) {
  const t = useTexts(quotationTexts);
  const { account, amount, reference, machineIds } = payment;
  return (
    <Card id="transfer" title={t.pay} aside={<Amount id="pay-sum" fen={amount} />}>
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

type VoucherProps = { order: OrderView; payment: Payment; live: LiveView<OrderView>; askFirst: ReactNode };

/** The proof of the transfer. Ids: voucher, voucher-add, voucher-error, submit-voucher. */
export function VoucherCard({ order, payment, live, askFirst }: VoucherProps) {
  const t = useTexts(quotationTexts);
  const { uploads, photos } = usePhotoUploads('customer', 'voucher');
  const [wasAsked, setWasAsked] = useState(false);
  const { take, busy, error } = useCustomerStep('submit-voucher', live);
  const [attachmentId] = attachmentIdsOf(photos) ?? [];
  const fault = photos.length === 0 ? t.voucherMissing : attachmentId ? undefined : t.voucherNotThrough;
  const rejected = [...order.vouchers].reverse().find(({ review }) => review?.as === 'rejected')?.review;

  const submit = async () => {
    setWasAsked(true);
    if (!attachmentId) return;
    const templates = lastStart()?.subscribe;
    const done = await take({ machineIds: [...payment.machineIds], amount: payment.amount, attachmentId }, () =>
      askToSubscribe(templates ? [templates.return] : []),
    );
    if (!done) return;
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {});
    Taro.showToast({ title: t.submitted, icon: 'success' });
  };

  return (
    <Card title={t.voucher}>
      {rejected && (
        <Note id="voucher-rejected" tone="bad" icon="alert">
          {t.rejected(rejected.reason)}
        </Note>
      )}
      <Field id="voucher" label="" error={wasAsked ? fault : undefined}>
        <PhotoPicker id="voucher" uploads={uploads} photos={photos} urls={{}} max={1} hint={t.voucherHint} />
      </Field>
      <Text className="small">{t.ninety}</Text>
      {error && <RefusalNote id="voucher-failed" error={error} />}
      <PrimaryAction id="submit-voucher" label={t.submit(formatAmount(payment.amount))} busy={busy} onTap={submit} />
      {askFirst}
    </Card>
  );
}

/** After the upload: what happens with it. Ids: voucher-review, voucher-approved. */
export function VoucherState({ order, urls }: { order: OrderView; urls: Readonly<Record<string, string>> }) {
  const t = useTexts(quotationTexts);
  const voucher = order.vouchers.at(-1);
  if (!voucher || voucher.review?.as === 'rejected') return null;
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
      {!isApproved && <Text className="secondary">{t.reviewSentence}</Text>}
      <PhotoRow attachmentIds={[voucher.attachmentId]} urls={urls} />
    </Card>
  );
}
