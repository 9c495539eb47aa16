import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { OrderView } from '#core/contract/views/order-view';
import { emptyForm, type LogisticsForm, sendableMachines } from './form';

const keyOf = (orderId: string) => `logistics:1:${orderId}`;

function readForm(order: OrderView): LogisticsForm {
  const stored: unknown = Taro.getStorageSync(keyOf(order.orderId));
  if (typeof stored !== 'object' || stored === null || !('waybillNumber' in stored)) return emptyForm(order);
  const form = stored as LogisticsForm;
  const sendable = sendableMachines(order);
  const machineIds = form.machineIds.filter((id) => sendable.includes(id));
  return { ...form, machineIds: machineIds.length > 0 ? machineIds : sendable };
}

/** The form of one order, found again after leaving halfway. */
export function useLogisticsForm(order: OrderView): {
  form: LogisticsForm;
  change: (part: Partial<LogisticsForm>) => void;
  forget: () => void;
} {
  const [form, setForm] = useState(() => readForm(order));
  const latest = useRef(form);
  // On what the last change made of it, which may not be drawn yet.
  const change = (part: Partial<LogisticsForm>) => {
    latest.current = { ...latest.current, ...part };
    setForm(latest.current);
    Taro.setStorageSync(keyOf(order.orderId), latest.current);
  };
  const forget = () => Taro.removeStorageSync(keyOf(order.orderId));
  return { form, change, forget };
}
