import { Text } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { callCustomer } from '@/cloud/call';
import { attachmentIdsOf } from '@/cloud/photo-uploads';
import { lastStart } from '@/cloud/start';
import { askToSubscribe } from '@/cloud/subscribe';
import { useCustomerStep, useOrder } from '@/cloud/use-order';
import { usePhotoUploads } from '@/cloud/use-photo-uploads';
import { type LiveView, useView } from '@/cloud/use-view';
import { Note } from '@/components/badge';
import { PrimaryAction, SecondaryAction } from '@/components/button';
import { useFirstFault } from '@/components/first-fault';
import { useIsThere } from '@/components/is-there';
import { Empty, Loaded } from '@/components/loaded';
import { PhotoPicker } from '@/components/photo-picker';
import { RefusalNote } from '@/components/refusal-note';
import { Screen } from '@/components/screen';
import { Sheet } from '@/components/sheet';
import { AskFirst } from '@/features/conversation/ask-first';
import { type FaultName, faultsOf, sendableMachines, toPayload } from '@/features/logistics/form';
import { AddressForm, ConsentCard, FactoryCard, PackingCard, ParcelCard } from '@/features/logistics/sections';
import { useLogisticsForm } from '@/features/logistics/use-form';
import { useLanguage } from '@/i18n/language';
import { logisticsTexts } from '@/i18n/logistics';
import { useTexts } from '@/i18n/texts';
import { backToOrder } from '@/navigation';

/** 寄到维修中心 (`?id=`). Ids: logistics, submit-logistics, read-back, read-back-confirm, read-back-change, and those of the sections. */
export default function LogisticsPage() {
  const t = useTexts(logisticsTexts);
  const orderId = useRouter().params.id ?? '';
  const live = useOrder(orderId, useLanguage());
  return (
    <Screen id="logistics" title={t.title} contact>
      <Loaded live={live}>
        {(order) =>
          order.sendIn && sendableMachines(order).length > 0 ? (
            <LogisticsContent order={order} sendIn={order.sendIn} live={live} />
          ) : (
            <Empty id="logistics-not-now" icon="truck" title={t.notNow} body={order.parcels.length > 0 ? t.sentAlready : t.notNowSentence}>
              <SecondaryAction id="back-to-order" label={t.toOrder} onTap={() => backToOrder(order.orderId)} />
            </Empty>
          )
        }
      </Loaded>
    </Screen>
  );
}

/** The page is left after the step; showing the order it led to would only flash. */
const stay = () => {};

type ContentProps = { order: OrderView; sendIn: NonNullable<OrderView['sendIn']>; live: LiveView<OrderView> };

function LogisticsContent({ order, sendIn, live }: ContentProps) {
  const t = useTexts(logisticsTexts);
  const { form, change, forget } = useLogisticsForm(order);
  const policy = useView(`policy:${useLanguage()}`, () => callCustomer('policy', {}));
  const showFirstFault = useFirstFault();
  const isThere = useIsThere();
  const [wasAsked, setWasAsked] = useState(false);
  const [isReadingBack, setIsReadingBack] = useState(false);
  const { take, busy, error, clearError } = useCustomerStep('send-in', { ...live, replace: stay });

  const { uploads, photos } = usePhotoUploads('customer', 'packing');
  const photoIds = attachmentIdsOf(photos);
  const faults: readonly FaultName[] = [...faultsOf(form, sendIn), ...(photoIds ? [] : (['photos'] as const))];
  const fault = (name: FaultName) => (wasAsked && faults.includes(name) ? t.faults[name] : undefined);
  const section = { form, change, fault };
  const refusedWaybill = error?.field?.endsWith('waybillNumber') || error?.code.startsWith('waybill') ? error.message : undefined;

  const send = async () => {
    const templates = lastStart()?.subscribe;
    const done = await take(toPayload(form, sendIn, policy.view.state === 'ready' ? policy.view.value : undefined, photoIds ?? []), () =>
      askToSubscribe(templates ? [templates.progress, templates.quotation, templates.return] : []),
    );
    setIsReadingBack(false);
    if (!done) return;
    forget();
    Taro.showToast({ title: t.submitted, icon: 'success' });
    if (isThere()) backToOrder(order.orderId);
  };
  const submit = () => {
    setWasAsked(true);
    clearError();
    if (faults.length > 0) showFirstFault();
    else if (sendIn.needsAddress) setIsReadingBack(true);
    else send();
  };

  const picker = <PhotoPicker id="packing-photo" uploads={uploads} photos={photos} urls={{}} max={3} hint={t.packingPhotoFrame} />;

  return (
    <>
      <FactoryCard sendIn={sendIn} number={1} />
      <PackingCard {...section} number={2} order={order} sendIn={sendIn} sendable={sendableMachines(order)} photos={picker} />
      {sendIn.needsConsent && (
        <Loaded live={policy} skeletonCards={1}>
          {(text) => <ConsentCard {...section} number={3} policy={text} />}
        </Loaded>
      )}
      <ParcelCard {...section} number={sendIn.needsConsent ? 4 : 3} refusedWaybill={refusedWaybill} />
      {sendIn.needsAddress ? (
        <AddressForm {...section} number={sendIn.needsConsent ? 5 : 4} />
      ) : (
        <Note tone="neutral" icon="lock">
          {t.lockedAlready}
        </Note>
      )}
      {wasAsked && faults.length > 0 && (
        <Text id="missing" className="missing">
          {t.missing}
        </Text>
      )}
      {error && <RefusalNote id="send-in-failed" error={error} />}
      <PrimaryAction id="submit-logistics" label={t.submit} busy={busy} onTap={submit} />
      <AskFirst live={live} orderId={order.orderId} about={t.about} />
      <Sheet
        id="read-back"
        title={t.readBack}
        open={isReadingBack}
        onClose={() => setIsReadingBack(false)}
        footer={
          <>
            <PrimaryAction id="read-back-confirm" label={t.readBackConfirm} busy={busy} onTap={send} />
            <SecondaryAction id="read-back-change" label={t.readBackChange} onTap={() => setIsReadingBack(false)} />
          </>
        }
      >
        <Text className="title">{`${form.address.region} ${form.address.street}`}</Text>
        <Text className="amount">{`${form.address.name} · ${form.address.phone}`}</Text>
        <Note tone="attention" icon="lock">
          {t.readBackSentence}
        </Note>
      </Sheet>
    </>
  );
}
