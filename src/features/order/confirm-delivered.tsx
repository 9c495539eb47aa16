import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { useCustomerStep } from '@/cloud/use-order';
import type { LiveView } from '@/cloud/use-view';
import { PrimaryAction } from '@/components/button';
import { RefusalNote } from '@/components/refusal-note';
import { Sheet } from '@/components/sheet';
import { orderTexts } from '@/i18n/order';
import { useTexts } from '@/i18n/texts';
import { machineName } from '@/machine-name';

type ConfirmProps = { order: OrderView; live: LiveView<OrderView>; askFirst: ReactNode };

/** 确认收货: says what it means, then does it. Ids: confirm-delivered, confirm-sheet, confirm-delivered-final. */
export function ConfirmDelivered({ order, live, askFirst }: ConfirmProps) {
  const t = useTexts(orderTexts).confirmDelivered;
  /** The parcel somebody is asked about: read again meanwhile, the order may have another one that comes first. */
  const [asked, setAsked] = useState<string>();
  const { take, busy, error } = useCustomerStep('confirm-delivered', live);
  const offer = order.offers.find(({ step }) => step === 'confirm-delivered');
  const shipment = order.shipments.find(({ id }) => id === offer?.targetId) ?? order.shipments.find(({ deliveredAt }) => !deliveredAt);
  if (!shipment) return null;
  const machines = order.machines.filter(({ id }) => shipment.machineIds.includes(id));
  const confirm = async () => {
    if (!(await take({ shipmentId: shipment.id }))) return;
    setAsked(undefined);
    Taro.showToast({ title: t.done, icon: 'success' });
  };
  return (
    <>
      <PrimaryAction id="confirm-delivered" label={t.action} onTap={() => setAsked(shipment.id)} />
      <Sheet
        id="confirm-sheet"
        title={t.title}
        open={asked === shipment.id}
        onClose={() => setAsked(undefined)}
        footer={
          <>
            <PrimaryAction id="confirm-delivered-final" label={t.action} busy={busy} onTap={confirm} />
            {askFirst}
          </>
        }
      >
        <Text>{t.body}</Text>
        <Text className="secondary">{t.machines}</Text>
        {machines.map((machine) => (
          <Text key={machine.id} className="amount">{`${machine.model} · ${machineName(machine)}`}</Text>
        ))}
        <Text className="small">{t.later}</Text>
        {error && <RefusalNote error={error} />}
      </Sheet>
    </>
  );
}
